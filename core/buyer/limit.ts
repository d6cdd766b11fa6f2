import type { LimitedUse } from "#core/buyer/buyer.ts";
import type { PersonLimit } from "#core/catalogue/product.ts";
import { DAY_MS } from "#core/time.ts";

/**
 * How many pieces of a limited product a person may still order.
 *
 * - An order counts from its making, for `days` times 24 hours; without days, for ever. One that was cancelled is no
 *   longer among `uses`. `orderId`'s own counts for nothing.
 * - Source: docs/domain/checkout.md, "Limits by person".
 */
export function limitLeft(
  uses: readonly LimitedUse[],
  product: {
    readonly productId: string;
    readonly limit: PersonLimit;
    readonly orderId: string | null;
  },
  atMs: number,
): number {
  const { productId, limit, orderId } = product;
  const sinceMs = limit.days === null ? -Infinity : atMs - limit.days * DAY_MS;
  const used = uses
    .filter((use) => use.productId === productId && use.orderId !== orderId)
    .filter((use) => use.atMs > sinceMs)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, limit.quantity - used);
}
