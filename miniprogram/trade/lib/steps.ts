import type { PurchaseRow } from "../../../core/purchase/shown.ts";

/** What a buyer can do next with an order. */
export type Step =
  "cancel" | "pay" | "remind" | "track" | "pickup" | "receive" | "afterSales" | "again";

type Known = Pick<PurchaseRow, "state" | "delivery" | "isSent" | "can">;

/** An order's buttons, the most wanted last. Whether each is possible, the function said in `can`. */
export function stepsOf({ state, delivery, isSent, can }: Known): readonly Step[] {
  const isOver = state === "received" || state === "closed" || state === "cancelled";
  const isTooLate = state === "created" && can.payUntilMs === null;
  const steps: readonly (readonly [Step, boolean])[] = [
    ["cancel", can.cancel && !isTooLate],
    ["afterSales", can.afterSales],
    ["track", isSent],
    ["remind", can.remindShipping],
    ["again", isOver || isTooLate],
    ["pickup", state === "paid" && delivery === "pickup"],
    ["receive", can.receive],
    ["pay", can.payUntilMs !== null],
  ];
  return steps.flatMap(([step, isOffered]) => (isOffered ? [step] : []));
}
