import type { SimPlan } from "#tests/simulation/plans.ts";

export const PROMOTERS = ["A", "B", "C"] as const;
export const BUYERS = ["U", "V"] as const;
/** B was introduced by A, C by B. */
export const INTRODUCERS: ReadonlyMap<string, string> = new Map([
  ["B", "A"],
  ["C", "B"],
]);

const plan = (id: string, changes: Partial<SimPlan>): SimPlan => ({
  ...{ id, pack: "declared", overrides: [], capBp: 3_000, perOrderCapFen: 5_000_000 },
  rates: [
    { distance: 1, rateBp: 1_000 },
    { distance: 2, rateBp: 500 },
    { distance: 3, rateBp: 333 },
  ],
  ...{ freezeDays: 2, noReceiptDays: 5, selfPurchase: "none", tax: "none" },
  attribution: { policy: "last", clickDays: 3_650, orderDays: 3_650, protectDays: 0 },
  withdrawal: { minFen: 10, maxFen: 400_000, openMax: 3 },
  ...changes,
});

/** The first is in force from the beginning. */
export const PLANS = [
  plan("p1", { tax: "labour" }),
  plan("p2", {
    tax: "none",
    overrides: [
      { sku: "tea", distance: 1, rateBp: 777 },
      { level: "gold", distance: 1, rateBp: 2_000 },
    ],
    freezeDays: 0,
  }),
  plan("p3", {
    tax: "platform",
    capBp: 1_200,
    perOrderCapFen: 1_000,
    withdrawal: { minFen: 100, maxFen: 1_500, openMax: 1 },
  }),
  plan("p4", {
    levels: ["silver", "gold"],
    rates: [{ distance: 1, rateBp: 777 }],
    components: {
      firstOrder: { rules: [{ rateBp: 1_111 }, { sku: "cup", unitFen: 333 }] },
      levelDifference: {
        rules: [
          { level: "silver", rateBp: 250 },
          { level: "gold", rateBp: 600 },
        ],
      },
      peer: { rules: [{ level: "gold", rateBp: 90 }], times: 1 },
      region: { city: { rules: [{ rateBp: 33 }] }, district: { rules: [{ rateBp: 150 }] } },
    },
    capBp: 2_300,
    capOrder: ["region"],
    freezeDays: 1,
  }),
] as const;
/** Where orders go, and what one may be agent of. */
export const ADDRESSES = [undefined, "330106", "330106", "330108"] as const;
export const AREAS = ["330106", "330100"] as const;
