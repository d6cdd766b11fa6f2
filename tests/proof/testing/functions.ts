import { keyedVault } from "#adapters/keyed/vault.ts";
import { cloudNoticeSchema } from "#contracts/order.ts";
import * as qrcodeContract from "#contracts/qrcode.ts";
import { settleBonuses } from "#functions/bonus/bonus.ts";
import { auditNight } from "#functions/audit/night.ts";
import { actions as booksActions } from "#functions/books/actions.ts";
import { actions as commissionActions } from "#functions/commission/actions.ts";
import { monitorDay } from "#functions/monitor/monitor.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { confirmCloudNotice } from "#functions/order/confirmCloudNotice.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { actions as planActions } from "#functions/plans/actions.ts";
import { reconcileTimer } from "#functions/reconcile/reconcile.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { type Action, forPerson, serve, serveTimer } from "#functions/shared/serve.ts";
import { sweepTimer } from "#functions/sweep/sweep.ts";
import { actions as taxActions } from "#functions/tax/actions.ts";
import { actions as withdrawActions } from "#functions/withdraw/actions.ts";
import type { Asking, Caller, WithSeal } from "#ports/deps.ts";
import type { AllReads } from "#ports/allReads.ts";
import type { Notice } from "#ports/notices.ts";
import type { Line } from "#tests/proof/testing/line.ts";
import { outerPorts } from "#tests/proof/testing/outerPorts.ts";
import type { Channel, Outer } from "#tests/proof/testing/shop.ts";

/** Which cloud function is called. */
export type FunctionName =
  | ("order" | "commission" | "qrcode" | "withdraw" | "books" | "notify")
  | ("tax" | "settle" | "payout" | "sweep" | "reconcile" | "audit")
  | ("plans" | "bonus" | "monitor");

/** One call at a time, as on the platform. */
type Now = { readonly line: Line; readonly caller: Caller; readonly lagMs: number };
export type Instance = { serve(now: Now, event: unknown): Promise<unknown> };
type Lines = { line(): Line; lagMs(): number; caller(): Caller };
type Around = {
  readonly deps: (lines: Lines) => WithSeal & Asking<AllReads>;
  readonly channel: Channel;
  readonly say: <T>(word: (outer: Outer) => T) => Promise<Awaited<T>>;
};

const qrcodeActions = new Map<string, Action<WithSeal>>([
  ["issue", forPerson(qrcodeContract.issueCodeSchema, issueCode)],
  ["scan", forPerson(qrcodeContract.scanCodeSchema, scanCode)],
]);
/** Every instance of the shop has the same key. */
export const VAULT_KEYS = `test:${Buffer.alloc(32, 7).toString("base64")}`;

/** Starts an instance of a function: its real entry, every operation of it on the line of the call. */
export function newInstance(name: FunctionName, around: Around): Instance {
  let now: Now | null = null;
  const current = (): Now => {
    if (now === null) throw new Error(`${name} works while nobody calls it`);
    return now;
  };
  const lines = {
    line: () => current().line,
    lagMs: () => current().lagMs,
    caller: () => current().caller,
  };
  const own = around.deps(lines);
  const deps = {
    ...own,
    ...outerPorts(lines.line, around.say, around.channel),
    vault: keyedVault(VAULT_KEYS, own.seal),
    /** The signature is the adapter's business: here a notice is what its body says. */
    notices: {
      read: ({ body }: { body: string }) =>
        ({ ok: true, notice: JSON.parse(body) as Notice }) as const,
    },
  };
  const orders = () => serve("order", deps, orderActions);
  const mains: Readonly<Record<FunctionName, () => (event: unknown) => Promise<unknown>>> = {
    order: () => withPayNotices(deps, orders(), cloudNoticeSchema, confirmCloudNotice),
    commission: () => serve("commission", deps, commissionActions),
    qrcode: () => serve("qrcode", deps, qrcodeActions),
    withdraw: () => serve("withdraw", deps, withdrawActions),
    books: () => serve("books", deps, booksActions),
    tax: () => serve("tax", deps, taxActions),
    notify: () => serveNotices(deps),
    settle: () => serveTimer(deps, settleTimer()),
    payout: () => serveTimer(deps, payOut),
    sweep: () => serveTimer(deps, sweepTimer()),
    reconcile: () => serveTimer(deps, reconcileTimer()),
    audit: () => serveTimer(deps, auditNight),
    plans: () => serve("plans", deps, planActions),
    bonus: () => serveTimer(deps, settleBonuses),
    monitor: () => serveTimer(deps, monitorDay),
  };
  const main = mains[name]();
  return {
    serve(call, event) {
      now = call;
      return main(event);
    },
  };
}
