import { memoryBills } from "#adapters/memory/bills.ts";
import { MEMORY_KEY, memoryDeps, staff, timer } from "#adapters/memory/deps.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { type Around, emptyMemory } from "#adapters/memory/store.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { sealedText } from "#core/plan/published.ts";
import type { FundRow, PaymentRow, RefundRow } from "#core/reconcile/billRow.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { State } from "#core/wallet/machine.ts";
import type { PayoutChannel, Withdrawal } from "#core/wallet/withdrawal.ts";
import { actions } from "#functions/books/actions.ts";
import { reconcile, reconcileTimer } from "#functions/reconcile/reconcile.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { aLine, anOrder, aPlan } from "#tests/fixtures.ts";

export const DAY = "2026-03-10";
export const NEXT_DAY = "2026-03-11";
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);
/** When the timer runs on a day. */
export const runOf = (day: string): number => Date.parse(`${day}T10:40:00+08:00`);

/**
 * A shop over maps with WeChat's bills, and the timer that holds them against its books: a new instance for each run, or
 * one that remembers.
 */
export function billShop({
  around,
  elapsedMs,
  remembers = false,
}: { around?: Around; elapsedMs?: () => number; remembers?: boolean } = {}) {
  const memory = emptyMemory();
  const { documents } = memory;
  const bills = memoryBills();
  const transfers = memoryTransfers();
  const errors: string[] = [];
  const clock = { nowMs: runOf(NEXT_DAY) };
  const shared = {
    ...memoryDeps({ memory, ...(around ? { around } : {}) }),
    ...{ bills, transfers, nowMs: () => clock.nowMs },
    ...{ logError: (error: unknown) => void errors.push(String(error)) },
    ...(elapsedMs ? { elapsedMs } : {}),
  };
  const run = serveTimer(
    { ...shared, caller: () => timer },
    remembers ? reconcileTimer() : reconcile,
  );
  const books = serve("books", { ...shared, caller: () => staff }, actions);
  publish(memory);
  let flows = 0;

  const shop = {
    ...{ memory, bills, transfers, errors, clock, run, books },
    order(id: string, totalFen: number, createdAtMs = noonOf(DAY) - 60_000) {
      const made = anOrder([aLine("tea", totalFen)], { _id: id, createdAtMs, chain: [] });
      documents.orders.set(id, made);
    },
    /** A fact of an order, as it became known at an instant. */
    fact(orderId: string, fact: Fact, atMs = noonOf(DAY)) {
      const known = documents.cases.get(orderId) ?? { ...emptyCase(orderId, "U1"), rev: 1 };
      const changed = recordFact(known, fact, atMs);
      if (!changed.ok) throw new Error(changed.error.code);
      documents.cases.set(orderId, changed.value);
    },
    paid(orderId: string, amountFen: number, successAtMs = noonOf(DAY)) {
      shop.fact(orderId, aPayment(orderId, amountFen, successAtMs), successAtMs);
    },
    flow(account: "basic" | "operation", day: string, about: string, amountFen: number) {
      const business = account === "basic" ? "交易" : amountFen < 0 ? "商家转账" : "商家转账退回";
      const row: FundRow = {
        ...{ kind: "fund", flowId: `f${++flows}`, about, business, atMs: noonOf(day) },
        ...{ amountFen: fen(amountFen), balanceFen: fen(0) },
      };
      bills.addFund(account, day, row);
      return row;
    },
    payRow(orderId: string, amountFen: number, day = DAY): PaymentRow {
      const transactionId = `4200${orderId}`;
      const row = { transactionId, amountFen: fen(amountFen), atMs: noonOf(day) };
      bills.addTrade(day, { kind: "payment", orderId, ...row });
      shop.flow("basic", day, orderId, amountFen);
      return { kind: "payment", orderId, ...row };
    },
    refundRow(
      orderId: string,
      refundId: string,
      refundFen: number,
      { day = DAY, state = "succeeded" }: { day?: string; state?: RefundRow["state"] } = {},
    ) {
      const row = { orderId, refundId, refundFen: fen(refundFen), state, atMs: noonOf(day) };
      bills.addTrade(day, { kind: "refund", ...row });
      bills.addFund("basic", day, {
        ...{ kind: "fund", flowId: `f${++flows}`, about: refundId, business: "退款" },
        ...{ amountFen: fen(-refundFen), balanceFen: fen(0), atMs: noonOf(day) },
      });
    },
    withdrawal(
      promoterId: string,
      transferNumber: string,
      netFen: number,
      {
        state = "paid",
        day = DAY,
        channel = "wechat",
      }: { state?: State; day?: string; channel?: PayoutChannel } = {},
    ) {
      const known = documents.wallets.get(promoterId) ?? { ...emptyWallet(promoterId), rev: 1 };
      const made = aSent(transferNumber, netFen, { state, channel, sentAtMs: noonOf(day) });
      const withdrawals = [...known.withdrawals, made];
      documents.wallets.set(promoterId, { ...known, withdrawals });
    },
    breaks: () => [...documents.breaks.values()].map((one) => [one._id, one.closedBy]),
    open: () =>
      [...documents.breaks.values()]
        .filter(({ closedAtMs }) => closedAtMs === null)
        .map(({ kind, about, theirsFen, oursFen }) => [kind, about, theirsFen, oursFen]),
    bill: (id: string) => documents.bills.get(id),
  };
  return shop;
}

const aPayment = (orderId: string, amountFen: number, successAtMs: number): Fact => ({
  ...{ key: "paid", transactionId: `4200${orderId}`, amountFen: fen(amountFen), successAtMs },
  ...{ plan: null, capBp: aPlan().capBp, perOrderCapFen: fen(0), freezeDays: 15 },
  ...{ noReceiptDays: 45, chain: [], payees: [], lines: [], unpaid: [] },
});

const aSent = (
  transferNumber: string,
  netFen: number,
  { state, channel, sentAtMs }: { state: State; channel: PayoutChannel; sentAtMs: number },
): Withdrawal => {
  const isOpen = state !== "paid" && state !== "released";
  const fixed = { tax: "none", month: "2026-03", packageInfo: null, receipt: null } as const;
  return {
    ...{ id: `w${transferNumber}`, amountFen: fen(netFen), state, transferNumber },
    ...{ requestedAtMs: 1, approvals: [], approvedAtMs: 2 },
    transfer: { channel, netFen: fen(netFen), taxFen: fen(0), sentAtMs, ...fixed },
    closedAtMs: isOpen ? null : sentAtMs + 1,
    reason: state === "released" ? "expired" : null,
  };
};

/** A plan that has been in force since the shop began. */
function publish({ documents }: ReturnType<typeof emptyMemory>): void {
  const plan = aPlan();
  const publishedAtMs = noonOf("2026-03-08");
  const text = {
    ...{ _id: `${plan.id}@1`, plan, version: 1, publishedAtMs, publishedBy: "staff-1" },
    lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
  };
  const seal = hmacSeal(MEMORY_KEY).mark("plan", sealedText(text));
  documents.plans.set(text._id, { ...text, rev: 1, seal });
  const entry = { planId: plan.id, version: 1, fromMs: publishedAtMs };
  documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [entry] });
}
