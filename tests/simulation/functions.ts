import { keyedVault } from "#adapters/keyed/vault.ts";
import { storedPlans } from "#adapters/keyed/plans.ts";
import { MEMORY_KEY, MEMORY_VAULT_KEYS, nobody } from "#adapters/memory/deps.ts";
import { memoryReads } from "#adapters/memory/reads.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { memoryStocks } from "#adapters/memory/stocks.ts";
import { type Memory, memoryStore } from "#adapters/memory/store.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import * as qrcodeContract from "#contracts/qrcode.ts";
import { actions as booksActions } from "#functions/books/actions.ts";
import { actions as commissionActions } from "#functions/commission/actions.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { type Action, forPerson, serve, serveTimer } from "#functions/shared/serve.ts";
import { sweepTimer } from "#functions/sweep/sweep.ts";
import { actions as withdrawActions } from "#functions/withdraw/actions.ts";
import type { Caller, WithSeal } from "#ports/deps.ts";
import type { Notice } from "#ports/notices.ts";
import type { Payments } from "#ports/payments.ts";
import type { Transfers } from "#ports/transfers.ts";
import type { CallRecord, Scheduler } from "#tests/simulation/scheduler.ts";

export type FunctionName =
  | ("order" | "commission" | "qrcode" | "withdraw" | "books" | "notify")
  | ("settle" | "payout" | "sweep");
export const shopSeal = hmacSeal(MEMORY_KEY);
export const shopVault = keyedVault(MEMORY_VAULT_KEYS, shopSeal);

/** `lost before`: it never arrives. `lost after`: the answer does not. Both look the same to who asks. */
export type WordFate = "answered" | "lost before" | "lost after";
const UNCLEAR = { answer: "unclear", reason: "no answer in time" } as const;

/** One warm instance of a function: as on the platform it serves one call at a time. */
export type Instance = {
  readonly name: FunctionName;
  /** How far its clock is off. */
  readonly skewMs: number;
  serve(call: CallRecord, caller: Caller, event: unknown): Promise<unknown>;
};

export type Outside = {
  readonly memory: Memory;
  readonly transfers: Transfers;
  readonly payments: Payments;
  /** What becomes of the next word to WeChat about a payment. */
  readonly wordFate: () => WordFate;
  readonly scheduler: Scheduler;
  readonly nowMs: () => number;
  readonly logError: (call: CallRecord, error: unknown) => void;
};

const qrcodeActions = new Map<string, Action<WithSeal>>([
  ["issue", forPerson(qrcodeContract.issueCodeSchema, issueCode)],
  ["scan", forPerson(qrcodeContract.scanCodeSchema, scanCode)],
]);

/** Starts an instance: the real use cases over maps, each database operation and each word to WeChat held. */
export function newInstance(name: FunctionName, skewMs: number, outside: Outside): Instance {
  const now: { call: CallRecord | null; caller: Caller | null } = { call: null, caller: null };
  const callOf = (): CallRecord => {
    if (now.call === null) throw new Error(`${name} works while nobody calls it`);
    return now.call;
  };
  const around = outside.scheduler.hold(callOf);
  const { transfers, payments } = outside;
  const word = async <T>(say: () => Promise<T>): Promise<T | typeof UNCLEAR> => {
    const fate = outside.wordFate();
    const answer = await around(() => (fate === "lost before" ? UNCLEAR : say()));
    return fate === "answered" ? answer : UNCLEAR;
  };
  const store = memoryStore(outside.memory, around);
  const caller = (): Caller => now.caller ?? { ...nobody, door: "function" };
  const deps = {
    ...{ store, caller, seal: shopSeal, vault: shopVault },
    reads: memoryReads(outside.memory, around),
    plans: storedPlans(store, shopSeal),
    stocks: memoryStocks(outside.memory, around),
    pastLogs: true,
    nowMs: () => outside.nowMs() + skewMs,
    elapsedMs: () => 0,
    logError: (error: unknown) => outside.logError(callOf(), error),
    transfers: {
      send: (order) => around(() => transfers.send(order)).then((sent) => sent),
      read: (transferNumber) => around(() => transfers.read(transferNumber)).then((read) => read),
      cancel: (number) => around(() => transfers.cancel(number)).then((asked) => asked),
      balance: () => around(() => transfers.balance()).then((balance) => balance),
      merchantId: transfers.merchantId,
    } satisfies Transfers,
    payments: {
      channel: payments.channel,
      ask: (order) => word(() => payments.ask(order)),
      read: (orderId) => word(() => payments.read(orderId)),
      close: (orderId) => word(() => payments.close(orderId)),
      refund: (order) => word(() => payments.refund(order)),
      readRefund: (of) => word(() => payments.readRefund(of)),
    } satisfies Payments,
    /** The signature is the adapter's business: here a notice is what its body says. */
    notices: {
      read: ({ body }: { body: string }) =>
        ({ ok: true, notice: JSON.parse(body) as Notice }) as const,
    },
  };
  const orders = () => serve("order", deps, orderActions);
  const mains: Readonly<Record<FunctionName, () => (event: unknown) => Promise<unknown>>> = {
    order: () => withPayNotices(deps, orders(), payNoticeSchema, confirmPayment),
    commission: () => serve("commission", deps, commissionActions),
    qrcode: () => serve("qrcode", deps, qrcodeActions),
    withdraw: () => serve("withdraw", deps, withdrawActions),
    books: () => serve("books", deps, booksActions),
    notify: () => serveNotices(deps),
    sweep: () => serveTimer(deps, sweepTimer()),
    settle: () => serveTimer(deps, settleTimer()),
    payout: () => serveTimer(deps, payOut),
  };
  const main = mains[name]();
  return {
    name,
    skewMs,
    serve(call, caller, event) {
      now.call = call;
      now.caller = caller;
      return main(event);
    },
  };
}
