import type { PricedRate } from "#core/commission/earners.ts";
import type { PaidFact } from "#core/commission/facts.ts";
import type { Position } from "#core/explain/shown.ts";
import { AREAS } from "#core/plan/components.ts";

/** What a rate is paid for. Of a region its rule says which area. */
export function positionOf(rate: PricedRate): Position {
  const { distance } = rate;
  if (!("component" in rate)) return { component: null, distance };
  const { component, rule } = rate;
  const area = AREAS.find((one) => rule.startsWith(`components.region.${one}.`));
  return { component, distance, ...(area === undefined ? {} : { area }) };
}

export type Placed = { readonly promoterId: string; readonly position: Position };

/** Everybody who earns by a payment, or would but for its refunds, once for each position. */
export function positionsOf({ payees, lines }: PaidFact): readonly Placed[] {
  const placed = new Map<string, Placed>();
  const add = (one: Placed) => placed.set(JSON.stringify(one), one);
  for (const { promoterId, distance } of payees) {
    add({ promoterId, position: { component: null, distance } });
  }
  for (const { rates } of lines) {
    for (const rate of rates) {
      if (!("component" in rate) || rate.promoterId === null) continue;
      add({ promoterId: rate.promoterId, position: positionOf(rate) });
    }
  }
  return [...placed.values()];
}
