import { keyedVault } from "#adapters/keyed/vault.ts";
import { MEMORY_KEY, MEMORY_VAULT_KEYS, memoryDeps } from "#adapters/memory/deps.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import type { Memory } from "#adapters/memory/store.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import * as qrcodeContract from "#contracts/qrcode.ts";
import { actions as commissionActions } from "#functions/commission/actions.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { type Action, forPerson, serve, serveTimer } from "#functions/shared/serve.ts";
import { actions as withdrawActions } from "#functions/withdraw/actions.ts";
import type { Caller, WithSeal } from "#ports/deps.ts";
import type { Transfers } from "#ports/transfers.ts";
import type { CallRecord, Scheduler } from "#tests/simulation/scheduler.ts";

export type FunctionName = "order" | "commission" | "qrcode" | "withdraw" | "settle" | "payout";
export const shopSeal = hmacSeal(MEMORY_KEY);
export const shopVault = keyedVault(MEMORY_VAULT_KEYS, shopSeal);

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
  const { transfers } = outside;
  const deps = {
    ...memoryDeps({
      memory: outside.memory,
      around,
      nowMs: () => outside.nowMs() + skewMs,
      caller: () => now.caller ?? { openid: null, staffId: null, door: "function" },
      logError: (error) => outside.logError(callOf(), error),
    }),
    transfers: {
      send: (order) => around(() => transfers.send(order)).then((sent) => sent),
      read: (transferNumber) => around(() => transfers.read(transferNumber)).then((read) => read),
      cancel: (number) => around(() => transfers.cancel(number)).then((asked) => asked),
      balance: () => around(() => transfers.balance()).then((balance) => balance),
      isSetUp: transfers.isSetUp,
    } satisfies Transfers,
  };
  const clients = serve(deps, orderActions);
  const mains: Readonly<Record<FunctionName, (event: unknown) => Promise<unknown>>> = {
    order: withPayNotices(deps, clients, payNoticeSchema, confirmPayment),
    commission: serve(deps, commissionActions),
    qrcode: serve(deps, qrcodeActions),
    withdraw: serve(deps, withdrawActions),
    settle: serveTimer(deps, settleTimer()),
    payout: serveTimer(deps, payOut),
  };
  return {
    name,
    skewMs,
    serve(call, caller, event) {
      now.call = call;
      now.caller = caller;
      return mains[name](event);
    },
  };
}
