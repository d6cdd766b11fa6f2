import { NOTHING_BP, type BasisPoints } from "#core/money.ts";
import type { Distance, Override, Plan } from "#core/plan/plan.ts";

/** What a line is sold as; its category as it was when the order was made. */
export type Goods = { readonly sku: string; readonly category: string | null };

/** A rate, and where the plan says so: `rates`, or `overrides[2]`. */
export type RuledRate = { readonly rateBp: BasisPoints; readonly rule: string };

/**
 * The rate of a person at a distance for some goods.
 *
 * - `level`: the person's level when the payment succeeded; null = none.
 * - The most specific rule wins: sku + level > sku > category + level > category > level > rates.
 * - Returns null when nothing names the distance, or what names it says 0.
 * - Source: docs/replay.md, "What the amounts follow", 2.
 */
export function rateFor(
  plan: Plan,
  goods: Goods,
  level: string | null,
  distance: Distance,
): RuledRate | null {
  let best: { weight: number; found: RuledRate } | null = null;
  for (const [index, override] of plan.overrides.entries()) {
    if (override.distance !== distance || !applies(override, goods, level)) continue;
    const weight = specificity(override);
    if (best === null || weight > best.weight) {
      best = { weight, found: { rateBp: override.rateBp, rule: `overrides[${index}]` } };
    }
  }
  const base = plan.rates.find((rate) => rate.distance === distance);
  const found = best?.found ?? (base ? { rateBp: base.rateBp, rule: "rates" } : null);
  return found === null || found.rateBp === NOTHING_BP ? null : found;
}

/** How specific an override is. Two of the same weight for the same goods are refused by the schema. */
export function specificity({ sku, category, level }: Override): number {
  return (sku !== null ? 4 : 0) + (category !== null ? 2 : 0) + (level !== null ? 1 : 0);
}

function applies({ sku, category, level }: Override, goods: Goods, personLevel: string | null) {
  return (
    (sku === null || sku === goods.sku) &&
    (category === null || category === goods.category) &&
    (level === null || level === personLevel)
  );
}
