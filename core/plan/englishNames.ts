import type { Component, Condition, OrderNumbers } from "#core/plan/components.ts";

/** What the parts of a plan are called in English; core/plan/names.ts has them in Chinese. */
export const COMPONENTS_IN_ENGLISH: Readonly<Record<Component, string>> = {
  ...{ firstOrder: "first order", levelDifference: "level difference", peer: "peer share" },
  ...{ team: "team share", nurture: "nurture share", store: "store", storeStaff: "store staff" },
  ...{ region: "region", supply: "supply price" },
};

/** For which sales a rule holds: `sku S9, level gold`; `` for any sale. */
export function saleInEnglish({ sku, category, level, group, orders }: Condition): string {
  return [
    ...(sku === null ? [] : [`sku ${sku}`]),
    ...(category === null ? [] : [`category ${category}`]),
    ...(level === null ? [] : [`level ${level}`]),
    ...(group === undefined ? [] : [`buyers' group ${group}`]),
    ...(orders === undefined ? [] : [ordersInEnglish(orders)]),
  ].join(", ");
}

function ordersInEnglish({ from, to }: OrderNumbers): string {
  if (from === to) return `the buyer's order ${from}`;
  return `the buyer's orders ${to === null ? `from ${from} on` : `${from} to ${to}`}`;
}
