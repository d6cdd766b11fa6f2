import { DAY_MS } from "#core/time.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { joins } from "#tests/proof/testing/given.ts";
import { at, count, does, FIRST_MS, type World } from "#tests/proof/years/world.ts";
import { LEVELS, planInput, type SimPlan } from "#tests/simulation/plans.ts";

const ORDERS_PER_PROMOTER = 250;
const QUARTER_DAYS = 91;
const YEAR_MS = 365 * DAY_MS;

/** A plan for each quarter; in the first year tax is that of labour, in the second that of a platform. */
function planOf(quarter: number): SimPlan {
  const strange = quarter % 3;
  return {
    ...{ id: `q${quarter}`, pack: "declared", perOrderCapFen: 5_000_000 },
    rates: [
      { distance: 1, rateBp: [1_000, 1_250, 777][strange] ?? 1_000 },
      { distance: 2, rateBp: [500, 333, 0][strange] ?? 0 },
      { distance: 3, rateBp: [300, 100, 250][strange] ?? 0 },
    ],
    overrides: [
      { sku: "tea-1", distance: 1, rateBp: 1_500 },
      { level: "gold", distance: 1, rateBp: 2_000 },
    ],
    ...{ capBp: 3_000, freezeDays: [7, 15, 3][strange] ?? 7, noReceiptDays: 30 },
    selfPurchase: quarter % 2 === 0 ? "level1" : "none",
    attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
    withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 3 },
    tax: quarter * QUARTER_DAYS * DAY_MS < YEAR_MS ? "labour" : "platform",
  };
}

/** Plans quarter by quarter; promoters who come, rise, go, and are sometimes removed. */
export function plans(world: World): void {
  for (let quarter = 0; quarter * QUARTER_DAYS < world.size.days; quarter++) {
    const plan = planOf(quarter);
    at(world, FIRST_MS + quarter * QUARTER_DAYS * DAY_MS, async () => {
      await does(world, ask.publish({ ...planInput(plan) }));
      const entries = world.shop.memory.documents.calendars.get("plans")?.versions ?? [];
      const fromMs = entries.find(({ planId }) => planId === plan.id)?.fromMs;
      if (fromMs === undefined) throw new Error(`${plan.id} is in no calendar`);
      world.plans.push({ plan, fromMs });
    });
  }
}

export function people(world: World): void {
  const { random, size, shop, activeUntilMs } = world;
  const all = Math.max(12, Math.trunc(size.orders / ORDERS_PER_PROMOTER));
  const spanMs = size.days * DAY_MS;
  for (let no = 0; no < all; no++) {
    const id = `P${String(no).padStart(4, "0")}`;
    const isFirst = no < 3 || random.chance(40);
    const joinsMs = FIRST_MS + 60_000 * (no + 1) + (isFirst ? 0 : random.below(spanMs * 0.8));
    at(world, joinsMs, async () => {
      const known = [...activeUntilMs.keys()];
      const introducer = known.length > 0 && random.chance(80) ? random.pick(known) : null;
      await joins(shop, id, introducer);
      activeUntilMs.set(id, shop.clock.nowMs + random.between(60, 500) * DAY_MS);
      count(world, "promoters");
    });
    if (random.chance(30)) {
      at(world, joinsMs + random.below(spanMs * 0.5) + DAY_MS, () =>
        does(world, ask.setLevel(id, random.pick(LEVELS))),
      );
    }
    if (no > 2 && random.chance(4)) {
      at(world, joinsMs + random.below(spanMs * 0.7) + DAY_MS, async () => {
        await does(world, ask.ban(id));
        activeUntilMs.set(id, 0);
        count(world, "bans");
      });
    }
  }
}
