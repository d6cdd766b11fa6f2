import type { PurchaseState } from "#core/purchase/purchase.ts";
import type { Hold, Stock } from "#core/stock/stock.ts";

/** What becomes of a hold that should have ended. */
export type HoldFate = "sell" | "release" | "leave";

/** What tells whether an order still needs what was held for it. */
export type Holder = {
  readonly state: PurchaseState;
  readonly place: string;
  readonly lines: readonly { readonly sku: string }[];
};

/** The holds that should have ended by an instant. */
export const overdueHolds = ({ holds }: Pick<Stock, "holds">, atMs: number): readonly Hold[] =>
  holds.filter(({ untilMs }) => untilMs <= atMs);

/**
 * What becomes of an order's hold that should have ended: sold once it was paid for, given back when the order was
 * cancelled, never made, or made without these goods. An unpaid order's own expiry ends its holds.
 */
export function fateOfHold(
  { sku, place }: Pick<Stock, "sku" | "place">,
  holder: Holder | undefined,
): HoldFate {
  if (holder === undefined || holder.state === "cancelled") return "release";
  if (holder.state === "created") return "leave";
  const isOurs = holder.place === place && holder.lines.some((line) => line.sku === sku);
  return isOurs ? "sell" : "release";
}
