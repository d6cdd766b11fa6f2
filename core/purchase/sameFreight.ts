import { freightFen, ruleFor } from "#core/checkout/freight.ts";
import { type Fen, fen } from "#core/money.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Shop } from "#core/shop/shop.ts";
import type { Territories } from "#core/shop/store.ts";
import { storeOf } from "#core/shop/territory.ts";

/**
 * Whether goods can go to another region as if it had been named at first: it costs the same by today's rules as the old
 * one, the brand delivers there, and both belong to the same store.
 */
export function isSameFreight(
  { delivery, lines, amounts }: Pick<Purchase, "delivery" | "lines" | "amounts">,
  region: string,
  shop: Pick<Shop, "freight"> | null,
  territories: Territories,
): boolean {
  if (delivery.kind === "pickup" || shop === null) return false;
  const before = delivery.address.region;
  if (before === region) return true;
  if (storeOf(territories, before) !== storeOf(territories, region)) return false;
  const bought = lines.filter(({ gift }) => !gift);
  const grams = bought.reduce((sum, one) => sum + one.weightGrams, 0);
  const goodsFen = fen(amounts.totalFen - amounts.freightFen);
  const costs = (where: string): Fen | null => {
    const rule = ruleFor(shop.freight, where);
    return rule === "refused" ? null : freightFen(rule, grams, goodsFen);
  };
  const newFen = costs(region);
  return newFen !== null && newFen === costs(before);
}
