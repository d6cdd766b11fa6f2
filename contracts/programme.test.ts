import { planSchema } from "#contracts/plan.ts";
import { programmeSchema } from "#contracts/programme.ts";

/** Goal: all that a brand can say, and nothing besides: every list and string limited, every unknown word refused. */
const FULL = {
  join: {
    ...{ feeFen: 0, depositFen: 0, topUpFen: 0, purchase: { sku: "pack", fromFen: 1 } },
    ...{ minAge: 18, realName: "payout", recruitRight: "everybody" },
  },
  levels: [{ level: "gold", entry: [{ metric: "ownSales", from: 1 }], any: true }],
  awards: [{ id: "a", trigger: "ownSales", count: 3, worthFen: 1, reversedOnRefund: true }],
  goods: [{ sku: "S1", kind: "general", priceFen: 2, referenceFen: 1, marginBp: 5_000 }],
  groups: [{ group: "vip", kind: "consumers" }],
  dealers: { tiers: [{ name: "t", fromFen: 1 }], returnDays: 30, returnRateBp: 9_000 },
  balance: { spend: false },
  seller: { name: "品牌", licence: "91", agreement: "v1", platform: false },
  copy: { slogans: ["好茶"], poster: { marksAd: true, namesSeller: true } },
  fans: { contact: false, exports: false, separateConsent: false },
  lottery: { prizeFen: 1 },
  persons: ["students"],
  monthCapFen: null,
  regionHolders: "noIntroducers",
};

it("takes all that can be said, and keeps it as it was said", () => {
  expect(programmeSchema.parse(FULL)).toEqual(FULL);
  expect(programmeSchema.parse({})).toEqual({});
});

it("leaves a plan that says nothing without the field", () => {
  expect(planSchema.parse({ id: "p1", rates: [] })).not.toHaveProperty("programme");
});

const many = (count: number, entry: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => entry(index));
it.each([
  ["an unknown field", { heads: 1 }],
  ["an unknown field within", { join: { free: true } }],
  ["an unknown metric", { levels: [{ level: "g", entry: [{ metric: "teamSize", from: 1 }] }] }],
  ["a level without a condition", { levels: [{ level: "g", entry: [] }] }],
  ["a level twice", { levels: many(2, () => FULL.levels[0]) }],
  ["an unknown trigger", { awards: [{ id: "a", trigger: "perHead" }] }],
  ["an award twice", { awards: many(2, () => FULL.awards[0]) }],
  ["too many awards", { awards: many(51, (index) => ({ ...FULL.awards[0], id: `a${index}` })) }],
  ["goods by sku and category", { goods: [{ sku: "a", category: "b" }] }],
  ["goods twice", { goods: [{ sku: "a" }, { sku: "a" }] }],
  ["too many goods", { goods: many(1_001, (index) => ({ sku: `s${index}` })) }],
  ["a group twice", { groups: many(2, () => FULL.groups[0]) }],
  ["a slogan that is too long", { copy: { slogans: ["茶".repeat(201)] } }],
  ["an empty slogan", { copy: { slogans: [""] } }],
  ["too many slogans", { copy: { slogans: many(51, () => "茶") } }],
  ["a control character", { seller: { name: "a\u0007" } }],
  ["an amount below 0", { join: { feeFen: -1 } }],
  ["half a fen", { join: { feeFen: 0.5 } }],
  ["a rate above 100 %", { goods: [{ marginBp: 10_001 }] }],
  ["text for yes or no", { balance: { spend: "no" } }],
])("refuses %s", (_, programme) => {
  expect(programmeSchema.safeParse(programme).success).toBe(false);
});
