import type { Find, Redeem } from "#contracts/store.ts";
import { maskedOpenid } from "#core/message/log.ts";
import { type PickupError, redeemPickup } from "#core/purchase/pickup.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type PickupRow, pickupRow } from "#core/shop/pickup.ts";
import { runTasks, type TaskDeps } from "#functions/purchase/tasks.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import {
  atCounter,
  countWrong,
  type NotAtCounter,
  otherStore,
  type OtherStore,
  triesUsed,
  type WrongCode,
} from "#functions/store/counter.ts";

/** In order of precedence. */
type Refused = NotAtCounter | Unpaid | WrongCode | OtherStore | PickupError;
type Unpaid = { readonly code: "purchase_unpaid" };

/**
 * What a code is good for, to be handed over; nothing is written but a wrong code's count. What `redeem` would refuse is
 * refused here already. 5 requests, all at once.
 */
export async function findPickup(
  deps: TaskDeps,
  call: EitherCall,
  { storeId, code }: Find,
): Promise<Result<PickupRow | null, Refused>> {
  const [counter, triesUntilMs, found] = await Promise.all([
    atCounter(deps, call, storeId),
    triesUsed(deps, call),
    deps.reads.pickupsWithCode(code),
  ]);
  if (!counter.ok) return counter;
  if (triesUntilMs !== null) return err({ code: "too_many_tries", untilMs: triesUntilMs });
  // Of two orders with the same ten digits, this store's.
  const purchase = found.find((one) => one.storeId === storeId) ?? found[0];
  if (!purchase) return countWrong(deps, counter.value.who, call.nowMs);
  if (purchase.storeId !== storeId) return otherStore(deps, purchase);
  const redeemed = redeemPickup(purchase, { by: counter.value.who, nowMs: call.nowMs });
  return redeemed.ok ? ok(pickupRow(purchase)) : told(redeemed.error, counter.value.who);
}

/**
 * The goods were handed over: once only, whoever else tries at the same time. What follows is done right after, and by
 * the timer where this call dies. 6 requests and what its tasks need; 1 document.
 */
export async function redeem(
  deps: TaskDeps,
  call: EitherCall,
  { storeId, orderId, code }: Redeem,
): Promise<Result<PickupRow | null, Refused>> {
  const { nowMs } = call;
  const [counter, triesUntilMs, purchase] = await Promise.all([
    atCounter(deps, call, storeId),
    triesUsed(deps, call),
    deps.store.get("purchases", orderId),
  ]);
  if (!counter.ok) return counter;
  const { who } = counter.value;
  if (triesUntilMs !== null) return err({ code: "too_many_tries", untilMs: triesUntilMs });
  // It has no code yet, so there is nothing to guess.
  if (purchase?.storeId === storeId && purchase.state === "created") {
    return err({ code: "purchase_unpaid" });
  }
  if (!purchase || !isCodeOf(purchase, code)) return countWrong(deps, who, nowMs);
  if (purchase.storeId !== storeId) return otherStore(deps, purchase);
  const changed = await deps.store.change(
    "purchases",
    orderId,
    (known = purchase) => redeemPickup(known, { by: who, nowMs }),
    { document: purchase },
  );
  if (!changed.ok) return told(changed.error, who);
  return ok(pickupRow(await runTasks(deps, changed.value, nowMs)));
}

/** Only a paid pickup has a code; whatever else the number belongs to, the code is wrong. */
const isCodeOf = ({ delivery }: Purchase, code: string): boolean =>
  delivery.kind === "pickup" && delivery.code === code;

/** Who handed it over before is told by the ends of his id, or that it was the caller himself. */
function told(error: PickupError, who: string): Result<never, PickupError & { byYou?: boolean }> {
  if (error.code !== "pickup_redeemed") return err(error);
  return err({ ...error, by: maskedOpenid(error.by), byYou: error.by === who });
}
