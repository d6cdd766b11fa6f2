import { isOpenAfterSales, upToDate } from "#core/purchase/due.ts";
import { step, type StepError } from "#core/purchase/lifecycle.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask } from "#core/purchase/task.ts";
import { err, ok, type Result } from "#core/result.ts";

/** In order of precedence. */
export type PickupError =
  | { readonly code: "not_pickup" }
  | { readonly code: "pickup_redeemed"; readonly atMs: number; readonly by: string }
  | StepError
  | { readonly code: "after_sales_open"; readonly id: string };

const CODE_DIGITS = 10;
/** 60 of the mark's 256 bits: more than ten digits can tell apart. */
const MARK_LETTERS = 15;

/** The code that a buyer shows when he collects: ten digits of the seal's mark of the order's number. */
export function pickupCode(mark: string): string {
  const number = BigInt(`0x${mark.slice(0, MARK_LETTERS)}`) % 10n ** BigInt(CODE_DIGITS);
  return number.toString().padStart(CODE_DIGITS, "0");
}

/**
 * The buyer collected his goods: they are received, once only.
 *
 * - Errors: `not_pickup` when they are to be sent; `pickup_redeemed` with when and by whom; a step that is not allowed,
 *   such as unpaid or all paid back; `after_sales_open`.
 */
export function redeemPickup(
  purchase: Purchase,
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): Result<Purchase, PickupError> {
  const { delivery, afterSales, state } = purchase;
  if (delivery.kind !== "pickup") return err({ code: "not_pickup" });
  if (delivery.redeemed) return err({ code: "pickup_redeemed", ...delivery.redeemed });
  const next = step(state, "redeem");
  if (!next.ok) return next;
  const open = afterSales.find(isOpenAfterSales);
  if (open) return err({ code: "after_sales_open", id: open.id });
  return ok(
    upToDate({
      ...purchase,
      state: next.value,
      stateAtMs: nowMs,
      receivedAtMs: nowMs,
      delivery: { ...delivery, redeemed: { atMs: nowMs, by } },
      tasks: [
        ...purchase.tasks,
        newTask("receive", { kind: "receive", atMs: nowMs }),
        newTask("tellShipping/pickup", { kind: "tellShipping" }),
      ],
    }),
  );
}
