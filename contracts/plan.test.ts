import { planSchema } from "#contracts/plan.ts";
import { PLAN_DEFAULTS } from "#core/plan/defaults.ts";

const smallest = { id: "p1", rates: [{ distance: 1, rateBp: 1_000 }] };
const declaration = { by: "王老板", counsel: "李律师", accepts: ["E102", "E101"] };
const override = { distance: 1, rateBp: 2_000 };

it("fills in what a plan leaves out", () => {
  expect(planSchema.parse(smallest)).toEqual({ ...PLAN_DEFAULTS, ...smallest, capStated: false });
  expect(PLAN_DEFAULTS).toEqual({
    pack: "strict",
    declaration: null,
    overrides: [],
    capBp: 3_000,
    perOrderCapFen: 5_000_000,
    freezeDays: 15,
    noReceiptDays: 45,
    selfPurchase: "none",
    attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
    withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 3 },
    tax: "none",
  });
});

it("reads the example of docs/replay.md whole", () => {
  const example = {
    id: "p1",
    pack: "declared",
    declaration,
    rates: [
      { distance: 1, rateBp: 1_000 },
      { distance: 2, rateBp: 500 },
      { distance: 3, rateBp: 300 },
    ],
    overrides: [
      { sku: "S9", distance: 1, rateBp: 2_000 },
      { category: "tea", level: "gold", distance: 1, rateBp: 1_500 },
      { level: "gold", distance: 1, rateBp: 1_200 },
    ],
    capBp: 3_000,
    perOrderCapFen: 5_000_000,
    freezeDays: 15,
    noReceiptDays: 45,
    selfPurchase: "none",
    attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
    withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 3 },
    tax: "none",
  };
  expect(planSchema.parse(example)).toEqual({
    ...example,
    capStated: true,
    overrides: [
      { sku: "S9", category: null, level: null, distance: 1, rateBp: 2_000 },
      { sku: null, category: "tea", level: "gold", distance: 1, rateBp: 1_500 },
      { sku: null, category: null, level: "gold", distance: 1, rateBp: 1_200 },
    ],
  });
});

it("fills in what a nested part leaves out, and leaves the defaults as they were", () => {
  const { attribution, withdrawal } = planSchema.parse({
    ...smallest,
    attribution: { policy: "first" },
    withdrawal: { minFen: 1_000 },
  });
  expect(attribution).toEqual({ policy: "first", clickDays: 7, orderDays: 30, protectDays: 7 });
  expect(withdrawal).toEqual({ minFen: 1_000, maxFen: 20_000_000, openMax: 3 });
  expect(planSchema.parse({ ...smallest, attribution: {} }).attribution.policy).toBe("extend");
});

it.each<[why: string, changes: object, path: string]>([
  ["an unknown field", { bonus: 1 }, ""],
  ["pay by heads has no field", { recruitFen: 100 }, ""],
  ["no id", { id: undefined }, "id"],
  ["an empty id", { id: "" }, "id"],
  ["an id too long", { id: "x".repeat(65) }, "id"],
  ["no rates", { rates: undefined }, "rates"],
  ["distance 0", { rates: [{ distance: 0, rateBp: 1 }] }, "rates.0.distance"],
  ["distance 4", { rates: [{ distance: 4, rateBp: 1 }] }, "rates.0.distance"],
  ["a rate below 0", { rates: [{ distance: 1, rateBp: -1 }] }, "rates.0.rateBp"],
  ["a rate above 100 %", { rates: [{ distance: 1, rateBp: 10_001 }] }, "rates.0.rateBp"],
  ["half a basis point", { rates: [{ distance: 1, rateBp: 0.5 }] }, "rates.0.rateBp"],
  ["a rate as text", { rates: [{ distance: 1, rateBp: "5" }] }, "rates.0.rateBp"],
  ["a level in rates", { rates: [{ distance: 1, rateBp: 5, level: "gold" }] }, "rates.0"],
  ["one distance twice", { rates: [smallest.rates[0], smallest.rates[0]] }, "rates.1"],
  ["an override for everything", { overrides: [override] }, "overrides.0"],
  [
    "an override of sku and category",
    { overrides: [{ ...override, sku: "S1", category: "tea" }] },
    "overrides.0",
  ],
  [
    "an override twice",
    {
      overrides: [
        { ...override, sku: "S1", level: "gold" },
        { ...override, sku: "S1" },
        { ...override, sku: "S1", level: "gold", rateBp: 1 },
      ],
    },
    "overrides.2",
  ],
  [
    "an override at distance 4",
    { overrides: [{ sku: "S1", distance: 4, rateBp: 1 }] },
    "overrides.0.distance",
  ],
  [
    "too many overrides",
    { overrides: Array.from({ length: 1_001 }, (_, n) => ({ ...override, sku: `S${n}` })) },
    "overrides",
  ],
  ["an unknown pack", { pack: "none" }, "pack"],
  ["declared without a declaration", { pack: "declared" }, "declaration"],
  ["strict with a declaration", { pack: "strict", declaration }, "declaration"],
  ["a declaration without a pack", { declaration }, "declaration"],
  [
    "a declaration without counsel",
    { pack: "declared", declaration: { by: "x", accepts: [] } },
    "declaration.counsel",
  ],
  [
    "a declaration by nobody",
    { pack: "declared", declaration: { ...declaration, by: " " } },
    "declaration.by",
  ],
  [
    "acceptance of something that is no id",
    { pack: "declared", declaration: { ...declaration, accepts: ["all"] } },
    "declaration.accepts.0",
  ],
  ["a cap above 100 %", { capBp: 10_001 }, "capBp"],
  ["a cap in parts of a fen", { perOrderCapFen: 0.5 }, "perOrderCapFen"],
  ["days below 0", { freezeDays: -1 }, "freezeDays"],
  ["half days", { noReceiptDays: 1.5 }, "noReceiptDays"],
  ["eleven years", { freezeDays: 3_651 }, "freezeDays"],
  ["self-purchase at level 2", { selfPurchase: "level2" }, "selfPurchase"],
  ["an unknown policy", { attribution: { policy: "random" } }, "attribution.policy"],
  ["an unknown field of attribution", { attribution: { days: 3 } }, "attribution"],
  ["a withdrawal range that is empty", { withdrawal: { minFen: 2, maxFen: 1 } }, "withdrawal"],
  ["no withdrawal at all", { withdrawal: { openMax: 0 } }, "withdrawal.openMax"],
  ["an unknown tax", { tax: "vat" }, "tax"],
  ["null for a field", { capBp: null }, "capBp"],
])("refuses %s", (_, changes, path) => {
  const parsed = planSchema.safeParse({ ...smallest, ...changes });
  const paths = new Set(parsed.error?.issues.map((issue) => issue.path.join(".")));
  expect([...paths]).toEqual([path]);
});

it("takes the largest plan that a call can carry", () => {
  const overrides = Array.from({ length: 1_000 }, (_, n) => ({ ...override, sku: `S${n}` }));
  expect(planSchema.parse({ ...smallest, overrides }).overrides).toHaveLength(1_000);
});
