import {
  anyComponents,
  anyPay,
  type SimComponents,
  type SimPay,
} from "#tests/simulation/components.ts";
import type { Random } from "#tests/simulation/random.ts";

/** A plan that says everything itself, so that the model knows it without anybody's defaults. */
export type SimPlan = {
  readonly id: string;
  readonly pack: "strict" | "declared";
  readonly rates: readonly (SimPay & { distance: 1 | 2 | 3 })[];
  readonly overrides: readonly SimOverride[];
  readonly capBp: number;
  readonly perOrderCapFen: number;
  readonly freezeDays: number;
  readonly noReceiptDays: number;
  readonly selfPurchase: "none" | "level1" | "memberPrice";
  readonly attribution: {
    readonly policy: "first" | "last" | "extend" | "permanent";
    readonly clickDays: number;
    readonly orderDays: number;
    readonly protectDays: number;
  };
  readonly withdrawal: {
    readonly minFen: number;
    readonly maxFen: number;
    readonly openMax: number;
  };
  readonly tax: "none" | "labour" | "platform";
} & SimComponents;
export type SimCondition = {
  readonly sku?: string;
  readonly category?: string;
  readonly level?: string;
  readonly group?: string;
  readonly orders?: { readonly from: number; readonly to?: number };
};
export type SimOverride = SimPay & SimCondition & { readonly distance: 1 | 2 | 3 };

export const SKUS = ["tea-1", "tea-2", "pot", "cup"] as const;
export const CATEGORY_OF: Readonly<Record<(typeof SKUS)[number], string | null>> = {
  "tea-1": "tea",
  "tea-2": "tea",
  pot: "ware",
  cup: null,
};
export const LEVELS = ["gold", "silver"] as const;
export const GROUPS = ["vip", "new"] as const;
const EVERY_ERROR = ["E101", "E102", "E103", "E104", "E130", "E131", "E140", "E302"];
const RATES_BP = [100, 333, 500, 777, 1_000, 1_250, 2_000];

/** A plan that the linter lets pass: under either pack, with few days, so that money matures soon. */
export function anyPlan(random: Random, id: string, isCashier: boolean): SimPlan {
  const isStrict = random.chance(20);
  const distances = ([1, 2, 3] as const).slice(0, isStrict ? 1 : random.between(1, 3));
  const freezeDays = isStrict ? random.between(7, 9) : random.between(0, 3);
  return {
    id,
    pack: isStrict ? "strict" : "declared",
    rates: distances.map((distance) => ({ distance, rateBp: random.pick(RATES_BP) })),
    overrides: random.chance(50) ? anyOverrides(random, distances) : [],
    capBp: isStrict ? 5_000 : random.pick([300, 1_000, 3_000, 3_000, 5_000]),
    perOrderCapFen: random.pick([5_000_000, 5_000_000, 5_000_000, 1_000, 137]),
    freezeDays,
    noReceiptDays: freezeDays + random.between(1, 4),
    selfPurchase: random.pick(["none", "level1", "memberPrice"]),
    ...(random.chance(60) ? anyComponents(random, isStrict) : {}),
    attribution: {
      policy: random.pick(["first", "last", "extend", "extend", "permanent"]),
      clickDays: random.between(1, 7),
      orderDays: random.between(1, 10),
      protectDays: random.between(0, 3),
    },
    withdrawal: isCashier
      ? { minFen: 10, maxFen: 20_000_000, openMax: 5 }
      : {
          minFen: random.pick([10, 20, 100]),
          maxFen: random.pick([5_000, 20_000_000, 20_000_000]),
          openMax: random.between(1, 3),
        },
    tax: isCashier ? "none" : random.pick(["none", "labour", "labour", "platform"]),
  };
}

function anyOverrides(random: Random, distances: readonly (1 | 2 | 3)[]): SimOverride[] {
  const conditions = [
    { sku: "tea-1" },
    { sku: "tea-1", level: "gold" },
    { category: "tea" },
    { category: "tea", level: "gold" },
    { category: "ware" },
    { level: "gold" },
    { level: "silver" },
    { group: "vip" },
    { level: "gold", group: "vip" },
    { orders: { from: 1, to: 1 } },
    { sku: "tea-1", orders: { from: 2 } },
  ];
  return random
    .shuffled(conditions)
    .slice(0, random.between(1, 5))
    .map((condition) => ({
      ...condition,
      distance: random.pick(distances),
      ...(random.chance(80) ? { rateBp: random.pick([0, ...RATES_BP]) } : anyPay(random)),
    }));
}

/** The plan as staff would send it. */
export const planInput = (plan: SimPlan) => ({
  ...plan,
  rates: [...plan.rates],
  overrides: [...plan.overrides],
  ...(plan.pack === "declared"
    ? { declaration: { by: "owner", counsel: "counsel", accepts: EVERY_ERROR } }
    : {}),
});
