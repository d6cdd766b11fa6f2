import { assert } from "#core/assert.ts";
import { AMOUNT_FEN_MAX, type Fen, fen, NOTHING, piecesFen } from "#core/money.ts";
import type { Freight, FreightRule, WeightFreight } from "#core/shop/shop.ts";

const MOST = fen(AMOUNT_FEN_MAX);

/** The rule of an address (six digits of GB/T 2260): that of the longest region that it begins with, else `elsewhere`. */
export function ruleFor({ regions, elsewhere }: Freight, region: string): FreightRule {
  let narrowest = "";
  let rule = elsewhere;
  for (const each of regions) {
    for (const beginning of each.regions) {
      if (!region.startsWith(beginning) || beginning.length <= narrowest.length) continue;
      narrowest = beginning;
      rule = each.rule;
    }
  }
  return rule;
}

/**
 * What sending so much costs the buyer, in fen.
 *
 * - `grams`: what the bought goods weigh, 0 or more; gifts weigh nothing here, so that none makes an order dearer.
 * - `goodsFen`: what the goods cost after all discounts: from `freeFromFen` on it costs nothing.
 * - Begun steps count whole. More than an amount may be is answered as the most that it may be.
 * - Source: docs/domain/checkout.md, "Freight".
 */
export function freightFen(rule: WeightFreight, grams: number, goodsFen: Fen): Fen {
  if (rule.freeFromFen !== null && goodsFen >= rule.freeFromFen) return NOTHING;
  if (grams <= rule.firstGrams) return rule.firstFen;
  assert(rule.stepGrams > 0, `a step of ${rule.stepGrams} g`);
  const over = grams - rule.firstGrams;
  const begun = over % rule.stepGrams === 0 ? 0 : 1;
  const steps = (over - (over % rule.stepGrams)) / rule.stepGrams + begun;
  const further = piecesFen(rule.stepFen, steps, MOST);
  return fen(Math.min(rule.firstFen + further, AMOUNT_FEN_MAX));
}
