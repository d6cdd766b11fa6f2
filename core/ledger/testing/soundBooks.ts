import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact, PaidFact } from "#core/commission/facts.ts";
import {
  availableOf,
  frozenOf,
  sendingOf,
  taxHeldOf,
  taxOf,
  WECHAT_BALANCE,
} from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { rollForward } from "#core/wallet/roll.ts";
import {
  book,
  emptyWallet,
  type Wallet,
  withdrawalOf,
  withWithdrawal,
} from "#core/wallet/wallet.ts";
import { transferNumberOf, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { aLine, anOrder, rate } from "#tests/fixtures.ts";

export const PAID_MS = Date.parse("2026-03-10T12:00:00+08:00");

/** 10 % of 100 yuan to A, 5 % to B. */
export const paidFact: PaidFact = {
  key: "paid",
  transactionId: "T1",
  amountFen: fen(10_000),
  successAtMs: PAID_MS,
  plan: { planId: "p1", version: 1 },
  capBp: basisPoints(3_000),
  perOrderCapFen: fen(5_000_000),
  freezeDays: 15,
  noReceiptDays: 45,
  chain: ["A", "B"],
  payees: [
    { promoterId: "A", distance: 1 },
    { promoterId: "B", distance: 2 },
  ],
  lines: [
    {
      sku: "tea",
      paidFen: fen(10_000),
      rates: [
        { ...rate(1, 1_000), rule: "rates" },
        { ...rate(2, 500), rule: "rates" },
      ],
    },
  ],
  unpaid: [],
};
export const refundFact = (id: string, refundFen: number): Fact => ({
  key: `refund/${id}`,
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
});

/** The order that all of these cases are about. */
export const theOrder = (orderId: string): Order =>
  anOrder([aLine("tea", 10_000)], { _id: orderId, chain: ["A", "B"] });

/** A case that learnt these facts, each at its time. */
export function caseOf(
  orderId: string,
  facts: readonly (readonly [fact: Fact, atMs: number])[],
  from: Case = emptyCase(orderId, "U1"),
): Case {
  return facts.reduce((known, [fact, atMs]) => {
    const recorded = recordFact(known, fact, atMs);
    if (!recorded.ok) throw new Error(recorded.error.code);
    return recorded.value;
  }, from);
}

/** Paid, received a day later, and 20 yuan of it refunded a day after that. */
export const soundCase = (orderId = "O1", fromMs = PAID_MS): Case =>
  caseOf(orderId, [
    [{ ...paidFact, successAtMs: fromMs }, fromMs],
    [{ key: "received", receivedAtMs: fromMs + DAY_MS }, fromMs + DAY_MS],
    [refundFact("R1", 2_000), fromMs + 2 * DAY_MS],
  ]);

/** Earned 300 yuan, was paid 100 of them, holds 50 for a second withdrawal. */
export function soundWallet(promoterId = "A", maturedFen = 30_000): Wallet {
  const span = { afterMs: 0, untilMs: 10, maturedFen: fen(maturedFen) };
  const rolled = rollForward(emptyWallet(promoterId), span);
  const paid = paidOut(asked(rolled, "w1", 10_000, 11), "w1");
  return asked(paid, "w2", 5_000, 15);
}

/** As a request books it. */
export function asked(wallet: Wallet, id: string, amountFen: number, atMs: number): Wallet {
  const { _id } = wallet;
  const held = posting(availableOf(_id), frozenOf(_id), amountFen);
  const booked = book(wallet, `request/${id}`, [held], atMs);
  const requested: Withdrawal = {
    ...{ id, amountFen: fen(amountFen), state: "requested", requestedAtMs: atMs },
    transferNumber: transferNumberOf(1, booked.seq, atMs),
    ...{ approvals: [], approvedAtMs: null, transfer: null, closedAtMs: null, reason: null },
  };
  return { ...booked, withdrawals: [...booked.withdrawals, requested] };
}

/** As it is booked when it is sent by WeChat, and then paid. */
export function paidOut(
  wallet: Wallet,
  id: string,
  { taxFen, tax }: { taxFen: number; tax: TaxMode } = { taxFen: 0, tax: "none" },
): Wallet {
  const { _id } = wallet;
  const known = withdrawalOf(wallet, id);
  if (!known) throw new Error(`${id} was not asked for`);
  const netFen = fen(known.amountFen - taxFen);
  const [frozen, sending, held] = [frozenOf(_id), sendingOf(_id), taxHeldOf(_id)];
  const send = [posting(frozen, sending, netFen), posting(frozen, held, taxFen)];
  const pay = [posting(sending, WECHAT_BALANCE, netFen), posting(held, taxOf("1970-01"), taxFen)];
  const booked = book(book(wallet, `send/${id}`, send, 13), `pay/${id}`, pay, 14);
  return withWithdrawal(booked, {
    ...known,
    ...{
      state: "paid",
      approvals: [{ by: "staff-1", atMs: 12 }],
      approvedAtMs: 12,
      closedAtMs: 14,
    },
    transfer: {
      ...{ channel: "wechat", netFen, taxFen: fen(taxFen), tax },
      ...{ month: "1970-01", sentAtMs: 13, packageInfo: null, receipt: null },
    },
  });
}
