import { basisPoints, fen } from "#core/money.ts";
import type { Components, PeriodBonus, Rule } from "#core/plan/components.ts";
import { NEVER_ACCEPTED } from "#core/plan/finding.ts";
import { LAW } from "#core/plan/law.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { promisesIncome } from "#core/plan/lint/slogans.ts";
import { signsOf } from "#core/plan/lint/signs.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Metric, Programme, Trigger } from "#core/plan/programme.ts";
import { verdict } from "#core/plan/verdict.ts";
import { aPlan, rate } from "#tests/fixtures.ts";

const strict = (changes: Partial<Plan>): Plan =>
  aPlan({ pack: "strict", declaration: null, rates: [rate(1, 300)], ...changes });
const idsOf = (changes: Partial<Plan>) =>
  lintPlan(strict(changes))
    .map(({ id }) => id)
    .join(" ");
const rule = (bp: number, more: Partial<Rule> = {}): Rule => ({
  ...{ rateBp: basisPoints(bp), sku: null, category: null, level: null },
  ...more,
});
const pays = (bp: number, more: Partial<Rule> = {}) => ({ rules: [rule(bp, more)] });
const piece = (unit: number) => ({ rules: [rule(0, { unitFen: fen(unit) })] });
const capped = (bp: number) => ({ capBp: basisPoints(bp), capStated: true });
const monthly = (bp: number): PeriodBonus => ({
  ...{ id: "m", period: "month", mode: "slices" },
  tiers: [{ fromFen: fen(0), rateBp: basisPoints(bp) }],
});
const fixedTier = (fromFen: number, fixedFen: number): PeriodBonus => ({
  ...{ id: "q", period: "quarter", mode: "whole" },
  tiers: [{ fromFen: fen(fromFen), rateBp: basisPoints(0), fixedFen: fen(fixedFen) }],
});

/** Goal: what each component says to the linter, and what it leaves alone. */
const COMPONENTS: [what: string, components: Components, ids: string][] = [
  ["none", {}, ""],
  ["first order", { firstOrder: pays(200) }, ""],
  ["first order above what is deductible", { firstOrder: pays(201) }, "W310"],
  ["level difference", { levelDifference: pays(100, { level: "gold" }) }, "E103"],
  ["level difference of 0", { levelDifference: pays(0, { level: "gold" }) }, ""],
  ["peer", { peer: { ...pays(100), times: 1 } }, "E104"],
  ["team", { team: pays(100) }, "E104"],
  ["team of 0", { team: pays(0) }, ""],
  ["nurture", { nurture: { ...pays(100), level: "gold", months: 3 } }, "E104"],
  ["store and staff", { store: pays(100), storeStaff: pays(100) }, "W246"],
  ["staff alone", { storeStaff: pays(100) }, "W246"],
  ["store of 0", { store: pays(0) }, ""],
  ["region with duties", { region: { city: pays(100), duties: "配送" } }, ""],
  ["region without duties", { region: { city: pays(100) } }, "E104 W244"],
  ["region of 0", { region: { city: pays(0) } }, ""],
  ["supply", { supply: {} }, "W245"],
  ["an amount for a piece", { store: piece(1) }, "W246 W303"],
];
it.each(COMPONENTS)("component: %s", (_, components, ids) => {
  expect(idsOf({ components, levels: ["gold"] })).toBe(ids);
});

it("reports what is written, though a cap never lets it pay", () => {
  const components: Components = {
    ...{ levelDifference: pays(100), peer: { ...pays(100), times: 1 }, team: pays(100) },
    ...{ nurture: { ...pays(100), level: "gold", months: 3 }, region: { city: pays(100) } },
  };
  for (const [name, one] of Object.entries(components)) {
    const ids = idsOf({ capBp: basisPoints(0), components: { [name]: one }, levels: ["gold"] });
    expect([name, ids]).toEqual([
      name,
      { levelDifference: "E103", region: "E104 W244" }[name] ?? "E104",
    ]);
  }
});

/** Goal: totals count all that one sale can pay, and supply is no reward. */
const all = {
  ...{ firstOrder: pays(100), store: pays(100), storeStaff: pays(100), supply: {} },
  region: { province: pays(100), city: pays(100), district: pays(100), duties: "配送" },
} satisfies Components;
const goods = (changes: NonNullable<Programme["goods"]>[number]): Partial<Plan> => ({
  programme: { goods: [changes] },
});
const TOTALS: [what: string, changes: Partial<Plan>, ids: string][] = [
  ["components at the stated cap", { components: all, ...capped(900) }, ""],
  ["components above it", { components: all, ...capped(899) }, "E140"],
  ["a bonus above it", { periods: [monthly(200)], ...capped(499) }, "E140"],
  ["a bonus at it", { periods: [monthly(200)], ...capped(500) }, ""],
  [
    "two bonuses at once",
    { periods: [monthly(100), fixedTier(100, 2)], ...capped(500) },
    "E140 W310",
  ],
  ["30 % by components", { components: { store: pays(2_700) }, ...capped(9_000) }, ""],
  ["more by components", { components: { store: pays(2_701) }, ...capped(9_000) }, "W301"],
  ["more by a bonus", { periods: [monthly(2_701)], ...capped(9_000) }, "W301 W310"],
  ["50 % by components", { components: { store: pays(4_700) }, ...capped(9_000) }, "W301"],
  ["more than 50 %", { components: { store: pays(4_701) }, ...capped(9_000) }, "E302 W301"],
  ["two peers", { components: { peer: { ...pays(100), times: 2 } }, ...capped(499) }, "E104 E140"],
  ["one peer", { components: { peer: { ...pays(100), times: 1 } }, ...capped(400) }, "E104"],
  [
    "a fixed tier of half the sales",
    { periods: [fixedTier(100, 50)], ...capped(9_000) },
    "E302 W301 W310",
  ],
  ["a fixed tier of 1 %", { periods: [fixedTier(10_000, 100)] }, ""],
  [
    "a piece of unknown price, all of the cap",
    { components: { store: piece(1) }, ...capped(5_001) },
    "E302 W301 W303",
  ],
  [
    "a piece of known price",
    { components: { store: piece(100) }, ...goods({ priceFen: fen(10_000) }) },
    "",
  ],
  [
    "a piece of too low a price",
    { components: { store: piece(100) }, ...goods({ priceFen: fen(333) }) },
    "W303",
  ],
  ["within the margin", goods({ marginBp: basisPoints(300) }), ""],
  ["above the margin", goods({ marginBp: basisPoints(299) }), "E302"],
  [
    "above the margin of other goods",
    {
      ...goods({ sku: "S1", marginBp: basisPoints(300) }),
      components: { store: pays(100, { sku: "S2" }) },
    },
    "",
  ],
  [
    "twice the price of others",
    {
      ...goods({ priceFen: fen(200), referenceFen: fen(100) }),
      rates: [rate(1, 4_000)],
      ...capped(4_000),
    },
    "W301 W310",
  ],
  [
    "more than twice",
    {
      ...goods({ priceFen: fen(201), referenceFen: fen(100) }),
      rates: [rate(1, 4_000)],
      ...capped(4_000),
    },
    "E142 W301 W310",
  ],
  ["more than twice, little paid", goods({ priceFen: fen(201), referenceFen: fen(100) }), ""],
];
it.each(TOTALS)("total: %s", (_, changes, ids) => {
  // That stores and supplies are paid at all has its own rows above.
  expect(
    idsOf(changes)
      .replace(/W24[56] ?/g, "")
      .trim(),
  ).toBe(ids);
});

/** Goal: each promise, and the one next to it that is lawful. */
const tier = (changes: object) => ({
  dealers: { returnDays: 30, returnRateBp: basisPoints(9_000), tiers: [{ name: "t", ...changes }] },
});
const PROMISES: [what: string, programme: Programme, ids: string][] = [
  ["nothing", {}, ""],
  [
    "joining for nothing",
    {
      join: {
        feeFen: fen(0),
        depositFen: fen(0),
        topUpFen: fen(0),
        minAge: 18,
        realName: "payout",
        recruitRight: "everybody",
      },
    },
    "",
  ],
  ["a fee", { join: { feeFen: fen(1) } }, "E120"],
  ["a deposit", { join: { depositFen: fen(1) } }, "E120"],
  ["a top-up", { join: { topUpFen: fen(1) } }, "E120"],
  ["a pack", { join: { purchase: { fromFen: fen(100) } } }, "E110 E121"],
  ["the right to recruit", { join: { recruitRight: "byLevel" } }, "E122"],
  ["nobody recruits", { join: { recruitRight: "nobody" } }, ""],
  ["17 years of age", { join: { minAge: 17 } }, "E190"],
  ["no real names", { join: { realName: "never" } }, "E190"],
  [
    "no award kept after refunds",
    { awards: [{ id: "a", trigger: "ownSales", reversedOnRefund: true }] },
    "",
  ],
  [
    "an award kept after refunds",
    { awards: [{ id: "a", trigger: "ownSales", reversedOnRefund: false }] },
    "E132",
  ],
  ["founders", { awards: [{ id: "a", trigger: "ownSales", who: "founders" }] }, "E104"],
  ["ordinary goods", { goods: [{ kind: "general" }] }, ""],
  ["tobacco", { goods: [{ category: "c", kind: "tobacco" }] }, "E141"],
  ["e-cigarettes", { goods: [{ kind: "eCigarette" }] }, "E141"],
  ["prescriptions", { goods: [{ kind: "prescription" }] }, "E141"],
  ["medical devices", { goods: [{ kind: "medicalDevice" }] }, "E141"],
  ["health food", { goods: [{ kind: "healthFood" }] }, "W241"],
  ["a price by quantity", tier({ fromFen: fen(100) }), ""],
  ["a rank for life", tier({ forLife: true }), "E144"],
  ["a tier that recruits", tier({ recruitRight: true }), "E122 E144"],
  ["a tier that earns by others", tier({ relationPay: true }), "E104 E144"],
  ["a tier with a level", tier({ level: "gold" }), "E144"],
  ["returns of 29 days", { dealers: { returnDays: 29, returnRateBp: basisPoints(9_000) } }, "E145"],
  ["returns at 89.99 %", { dealers: { returnDays: 30, returnRateBp: basisPoints(8_999) } }, "E145"],
  ["no word of returns", { dealers: {} }, "E145"],
  [
    "virtual stock",
    { dealers: { returnDays: 30, returnRateBp: basisPoints(9_000), virtualStock: true } },
    "E143",
  ],
  [
    "prepaid stock",
    { dealers: { returnDays: 30, returnRateBp: basisPoints(9_000), prepaid: true } },
    "E143",
  ],
  ["a balance to be paid out", { balance: { spend: false } }, ""],
  ["a balance to spend", { balance: { spend: true } }, "E160"],
  ["a balance to top up", { balance: { topUp: true } }, "E160"],
  ["a balance to give away", { balance: { transfer: true } }, "E160"],
  ["a balance with interest", { balance: { interest: true } }, "E160"],
  [
    "a seller with papers",
    { seller: { name: "品牌", licence: "91", agreement: "v1", collects: "品牌", pays: "品牌" } },
    "",
  ],
  ["no licence", { seller: { name: "品牌", agreement: "v1" } }, "E170"],
  ["no agreement", { seller: { name: "品牌", licence: "91" } }, "E170"],
  [
    "somebody else collects",
    { seller: { name: "品牌", licence: "91", agreement: "v1", collects: "平台" } },
    "E161",
  ],
  [
    "somebody else pays",
    { seller: { name: "品牌", licence: "91", agreement: "v1", pays: "平台" } },
    "E161",
  ],
  [
    "honest words",
    { copy: { slogans: ["好茶，分享给喜欢的人"], poster: { marksAd: true, namesSeller: true } } },
    "",
  ],
  ["a promise of income", { copy: { slogans: ["好茶", "轻松月入过万"] } }, "E150"],
  ["a poster without a mark", { copy: { poster: { namesSeller: true } } }, "W260"],
  ["masked fans", { fans: { contact: false, exports: false } }, ""],
  ["fans' contacts", { fans: { contact: true } }, "E180"],
  ["fans' contacts exported", { fans: { exports: true } }, "E180"],
  ["with each fan's consent", { fans: { contact: true, separateConsent: true } }, ""],
  ["consumers' group", { groups: [{ group: "g", kind: "consumers" }] }, ""],
  ["firms", { groups: [{ group: "g", kind: "businesses" }] }, "W240"],
  ["a lottery", { lottery: { prizeFen: fen(1) } }, "W242"],
  ["students", { persons: ["students"] }, "W243"],
  ["a monthly cap", { monthCapFen: fen(1_000_000) }, ""],
  ["no monthly cap", { monthCapFen: null }, "W320"],
];
it.each(PROMISES)("programme: %s", (_, programme, ids) => {
  expect(idsOf({ programme })).toBe(ids);
});

/** Goal: a closed list: every trigger and metric has its answer here, and a new one fails to compile. */
const TRIGGERS: Readonly<Record<Trigger, string>> = {
  ...{ firstOrderOfCustomer: "", orderOfCustomer: "", ownSales: "", service: "", exam: "" },
  ...{ join: "E110", recruits: "E110", levelUpOfOther: "E110", firstStockOfRecruit: "E110 E121" },
  ...{ stockOfRecruit: "E104", teamSales: "E104", ownPurchase: "W205" },
  ...{ share: "E151", follow: "E151", invite: "E151", view: "E151" },
};
it.each(Object.entries(TRIGGERS))("an award upon %s: %s", (trigger, ids) => {
  const award = { id: "a", trigger: trigger as Trigger };
  expect(idsOf({ programme: { awards: [award] } })).toBe(ids);
});
const METRICS: Readonly<Record<Metric, string>> = {
  ...{ ownSales: "", exam: "", service: "", tenureDays: "" },
  ...{ recruits: "E111", downlineLevels: "E111", teamSales: "E104" },
  ...{ purchase: "E123", topUp: "E123", fee: "E120" },
};
it.each(Object.entries(METRICS))("a level by %s: %s", (metric, ids) => {
  const entry = [{ metric: metric as Metric, from: 1 }];
  expect(idsOf({ programme: { levels: [{ level: "gold", entry }] } })).toBe(ids);
});

it.each([
  ["a platform that withholds by month", { platform: true }, "labour", "W350"],
  ["a platform that withholds cumulatively", { platform: true }, "platform", ""],
  ["a brand that withholds cumulatively", { platform: false }, "platform", "W350"],
  ["a brand that withholds by month", { platform: false }, "labour", ""],
] as const)("tax of %s", (_, seller, tax, ids) => {
  const programme = { seller: { name: "品牌", licence: "91", agreement: "v1", ...seller } };
  expect(idsOf({ programme, tax })).toBe(ids);
});

it.each([
  "躺赚",
  "躺 着.赚 钱",
  "月入10万",
  "被动收入来源",
  "招三送一",
  "推三升一",
  "红利期",
  "抢占卡位",
  "下线分佣",
  "零风险创业",
  "消费全返",
])("takes %s for a promise", (slogan) => {
  expect(promisesIncome(slogan)).toBe(true);
});
it.each([
  "环保本色棉布",
  "买三送一",
  "产地直销苹果",
  "月度会员日",
  "好茶，分享给喜欢的人",
  "7 天无理由退货",
])("takes %s for an honest word", (slogan) => {
  expect(promisesIncome(slogan)).toBe(false);
});

it("shows all three signs, and locks the plan, whichever shows them", () => {
  const signs: Programme = {
    join: { feeFen: fen(1) },
    awards: [{ id: "a", trigger: "join" }],
  };
  const findings = lintPlan(strict({ rates: [rate(2, 1)], programme: signs }));
  expect(findings.map(({ id }) => id)).toEqual(["E102", "E110", "E120", "E199"]);
  expect(signsOf(findings)).toEqual(["fee", "heads", "levels"]);
  expect(findings.at(-1)?.zh).toContain("E102 + E110 + E120");
  expect(idsOf({ programme: signs })).toBe("E110 E120"); // Without levels two signs.
});

it("lets no declaration accept what counts heads or asks a fee, in any dress", () => {
  for (const id of NEVER_ACCEPTED) {
    const plan = aPlan({ declaration: { by: "b", counsel: "c", accepts: [id] } });
    const { zh, en, articles } = LAW[id];
    const finding = { id, severity: "error" as const, path: "", zh, en, articles, witness: null };
    expect(verdict(plan, [finding]).refusing).toEqual([id]);
  }
});

it("says in a field of its own what to do instead, at the end of each text", () => {
  for (const [id, { zh, en, instead }] of Object.entries(LAW)) {
    expect([id, zh.endsWith(instead.zh), en.endsWith(instead.en)]).toEqual([id, true, true]);
    expect(instead.zh.length).toBeGreaterThan(4);
  }
});
