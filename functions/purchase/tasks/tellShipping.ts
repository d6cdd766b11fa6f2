import { shippingInfo } from "#core/purchase/shippingInfo.ts";
import type { Handler } from "#functions/purchase/tasks.ts";

/**
 * WeChat learns what was shipped, all parcels so far. What it refuses it would refuse again: staff read why. 1 call.
 */
export const tellShipping: Handler<"tellShipping"> = async (deps, purchase, _, nowMs) => {
  if (!deps.shipping) return { outcome: "waits" };
  const told = await deps.shipping.tell(shippingInfo(purchase, nowMs));
  if (told.answer === "told") return { outcome: "done" };
  const { answer, reason } = told;
  return { outcome: answer === "refused" ? "refused" : "failed", reason };
};
