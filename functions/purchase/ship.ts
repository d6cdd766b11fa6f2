import type { CorrectParcel, RetryTasks, Ship, ShipMany } from "#contracts/purchase.ts";
import { sentenceOf } from "#contracts/errors.ts";
import type { PurchaseState } from "#core/purchase/purchase.ts";
import {
  correctParcel as correct,
  type CorrectError,
  ship,
  type ShipError,
} from "#core/purchase/ship.ts";
import { tasksRetried } from "#core/purchase/taskOutcomes.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changePurchase, type Unknown } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { BusyError } from "#ports/store.ts";

type Shipped = Result<
  { readonly orderId: string; readonly state: PurchaseState },
  Unknown | ShipError
>;

/** Staff send one parcel. The same parcel again changes nothing. */
export async function shipParcel(
  deps: TaskDeps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, parcelId: id, carrier, trackingNumber, lines }: Omit<Ship, "action">,
): Promise<Shipped> {
  const parcel = { id, carrier, trackingNumber, lines };
  const changed = await changePurchase(deps, { orderId, openid: null }, nowMs, (purchase) =>
    ship(purchase, parcel, { by, nowMs }),
  );
  return changed.ok ? ok({ orderId, state: changed.value.state }) : changed;
}

export type ShipManyReply = {
  /** In the order in which they were asked for. `error`: null = shipped. */
  readonly rows: readonly {
    readonly orderId: string;
    readonly error: { readonly code: string; readonly message: string } | null;
  }[];
};

/** After so long WeChat and the buyers are left to the timer to tell: a function lives 20 seconds. */
const TELLING_MS = 6_000;

/** Staff send many whole orders at once. Each row stands for itself: what is refused stops no other. */
export async function shipMany(
  deps: TaskDeps,
  call: StaffCall,
  { parcels }: ShipMany,
): Promise<Result<ShipManyReply, never>> {
  const outcomes = new Map<number, Shipped>();
  const beganMs = deps.elapsedMs();
  const { shipping: _shipping, messages: _messages, ...quiet } = deps;
  await inParallel(
    [...parcels.entries()],
    async ([row, parcel]) => {
      const isLate = deps.elapsedMs() - beganMs > TELLING_MS;
      const sent = await shipParcel(isLate ? quiet : deps, call, { ...parcel, lines: null });
      outcomes.set(row, sent);
    },
    (error) => {
      if (!(error instanceof BusyError)) deps.logError(error);
    },
  );
  return ok({
    rows: parcels.map(({ orderId }, row) => {
      const outcome = outcomes.get(row);
      const code = outcome === undefined ? "busy" : outcome.ok ? null : outcome.error.code;
      return { orderId, error: code === null ? null : { code, message: sentenceOf(code) } };
    }),
  });
}

/** Staff put a parcel's carrier or number right, once. */
export async function correctParcel(
  deps: TaskDeps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, parcelId: id, carrier, trackingNumber }: CorrectParcel,
): Promise<Result<null, Unknown | CorrectError>> {
  const changed = await changePurchase(deps, { orderId, openid: null }, nowMs, (purchase) =>
    correct(purchase, { id, carrier, trackingNumber }, { by, nowMs }),
  );
  return changed.ok ? ok(null) : changed;
}

/** Staff have what failed done again at once; they are told what is left of it. */
export async function retryTasks(
  deps: TaskDeps,
  { nowMs }: StaffCall,
  { orderId }: RetryTasks,
): Promise<Result<{ readonly left: readonly string[] }, Unknown>> {
  const changed = await changePurchase(deps, { orderId, openid: null }, nowMs, (purchase) =>
    ok(tasksRetried(purchase)),
  );
  if (!changed.ok) return err(changed.error);
  return ok({ left: changed.value.tasks.map(({ key }) => key) });
}
