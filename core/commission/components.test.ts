import { readFileSync } from "node:fs";
import { DIFFERENCE, EXAMPLES } from "#core/commission/testing/componentExamples.ts";
import {
  EVERY_COMPONENT,
  everyPlan,
  fullAround,
  fullOrder,
  fullPayment,
  rule,
} from "#core/commission/testing/fullOrder.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { sharesOf } from "#core/commission/shares.ts";
import {
  AGENTS,
  APPROVED_MS,
  aPost,
  paidFor,
  ROSE_MS,
  type Sale,
  sharesIn,
  SOLD_MS,
  STORE,
  toldOf,
} from "#core/commission/testing/teaSale.ts";
import { basisPoints, fen } from "#core/money.ts";
import { regionPostId, storePostId } from "#core/people/post.ts";
import { type Components, COMPONENTS } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder, rate } from "#tests/fixtures.ts";

/** Goal: each component pays whom it should, when it should; where it does not, it says why. */
const owes = (sale: Sale) => toldOf(sharesIn(sale));
const page = readFileSync("docs/domain/components.md", "utf8").replace(/ +/g, " ");

it.each(EXAMPLES)("$name, $says: $sold", ({ name, says, sold, owes: told, ...sale }) => {
  expect(owes(sale)).toBe(told);
  expect(page).toContain(`| ${name} | ${says} | ${sold} | ${told} |`);
});

const GOLDEN = { C: "gold", B: "gold", A: "gold" };
const own = { selfPurchase: true, buyerId: "C" };
const at = (text: string) => Date.parse(`${text}+08:00`);
const only = (components: Components, changes: Partial<Plan> = {}) => ({ components, ...changes });
const { firstOrder, peer, team, nurture, store, storeStaff, region } = EVERY_COMPONENT;

/** One row for every reason, and for each component that can give it. */
it.each<[reason: string, of: string, sale: Sale]>([
  ["nobody_at_distance", "firstOrder 1", { plan: only({ firstOrder }), order: { chain: [] } }],
  [
    ...(["nobody_at_distance", "levelDifference 3"] as const),
    { plan: only({ levelDifference: DIFFERENCE }), order: { chain: ["C", "B"] } },
  ],
  ["nobody_at_distance", "peer 2", { plan: only({ peer }), order: { chain: ["C"] } }],
  ["nobody_at_distance", "nurture 2", { plan: only({ nurture }), order: { chain: ["C"] } }],
  ["not_first_order", "firstOrder 1", { plan: only({ firstOrder }), around: { orderNumber: 2 } }],
  ["self_purchase", "firstOrder 1", { plan: only({ firstOrder }), order: own }],
  [
    ...(["self_purchase", "firstOrder 1"] as const),
    { plan: only({ firstOrder }, { selfPurchase: "level1" }), order: own },
  ],
  ["self_purchase", "team 2", { plan: only({ team }), order: own, levels: GOLDEN }],
  [
    ...(["member_price", "team 2"] as const),
    { plan: only({ team }, { selfPurchase: "memberPrice" }), order: own, levels: GOLDEN },
  ],
  [
    ...(["level_not_higher", "levelDifference 2"] as const),
    { plan: only({ levelDifference: DIFFERENCE }), levels: { C: "gold", B: "gold", A: "gold" } },
  ],
  ["not_peers", "peer 2", { plan: only({ peer }), levels: { C: "silver", B: "gold" } }],
  ["not_peers", "peer 3", { plan: only({ peer }), levels: GOLDEN }],
  ["not_peers", "peer 2", { plan: only({ peer: { rules: [rule(100)], times: 2 } }) }],
  ["no_leader", "team null", { plan: only({ team }), levels: { C: "gold", B: "silver" } }],
  ["not_promoted", "nurture 2", { plan: only({ nurture }), levels: { C: "bronze" } }],
  [
    ...(["nurture_over", "nurture 2"] as const),
    { plan: only({ nurture }), levels: { C: "silver" }, atMs: at("2026-05-01T00:00") },
  ],
  ["no_store", "store null", { plan: only({ store }) }],
  ["no_store", "store null", { plan: only({ store }), order: { store: "S1" } }],
  [
    ...(["no_store", "storeStaff null"] as const),
    {
      plan: only({ storeStaff }),
      ...{ order: { store: "S1", storeStaff: "M" }, around: { posts: [STORE] } },
    },
  ],
  ["no_region", "region null province", { plan: only({ region }) }],
  ["no_agent", "region null city", { plan: only({ region }), order: { region: "330106" } }],
  [
    ...(["no_region", "region null district"] as const),
    { plan: only({ region }), order: { region: "441900" } },
  ],
  [
    ...(["no_agent", "supply null"] as const),
    {
      plan: only({ supply: {} }),
      order: { lines: [aLine("tea", 10_000, { supplier: "stranger", supplyFen: fen(1) })] },
    },
  ],
  [
    ...(["no_rule", "store null"] as const),
    {
      plan: only({ store: { rules: [rule(100, { sku: "cup" })] } }),
      ...{ order: { store: "S1" }, around: { posts: [STORE] } },
    },
  ],
  [
    ...(["self_purchase", "store null"] as const),
    {
      plan: only({ store }),
      ...{ order: { store: "S1", buyerId: "S" }, around: { posts: [STORE] } },
    },
  ],
])("%s: %s", (reason, of, sale) => {
  const told = paidFor(sale).unpaid.map((one) =>
    [one.component, one.distance, one.area, one.reason]
      .filter((part) => part !== undefined)
      .map((part) => part ?? "null")
      .join(" "),
  );
  expect(told).toContain(`${of} ${reason}`);
});

const everything = { plan: only(EVERY_COMPONENT), levels: GOLDEN };
it("pays a banned person nothing by any component but for what he supplies", () => {
  const lines = [aLine("tea", 10_000, { supplier: "C", supplyFen: fen(3_000) })];
  const people = ["C", "B", "A"].map((id) => aPromoter(id, { bannedAtMs: SOLD_MS }));
  const { unpaid } = priceOrder(
    anOrder(lines),
    { transactionId: "T1", amountFen: fen(10_000), successAtMs: SOLD_MS },
    { plan: aPlan(only({ firstOrder, supply: {} })), version: 1 },
    among(people),
  );
  expect(unpaid).toContainEqual({ distance: 1, component: "firstOrder", reason: "banned" });
  expect(unpaid).not.toContainEqual(expect.objectContaining({ component: "supply" }));
});

it("pays nobody without a plan", () => {
  const order = anOrder([aLine("tea", 10_000)]);
  const payment = { transactionId: "T1", amountFen: fen(10_000), successAtMs: SOLD_MS };
  const { unpaid, lines } = priceOrder(order, payment, null, among([]));
  expect([unpaid, lines]).toEqual([[{ distance: 1, reason: "no_plan" }], []]);
});

describe("a promoter's own order", () => {
  const sale = (selfPurchase: Plan["selfPurchase"]): Sale => ({
    plan: { rates: [rate(1, 1_000)], components: { team, store, supply: {} }, selfPurchase },
    order: {
      ...{ ...own, store: "S1" },
      lines: [aLine("tea", 10_000, { supplier: "C", supplyFen: fen(1_000) })],
    },
    ...{ levels: GOLDEN, around: { posts: [STORE] } },
  });
  it.each([
    ["none", "C 1000, S 200"],
    ["memberPrice", "C 1000, S 200"],
    ["level1", "C 1000, C 1000, B 150, S 200"],
  ] as const)("%s: %s; store and supplier are paid whoever buys", (selfPurchase, told) => {
    expect(owes(sale(selfPurchase))).toBe(told);
  });

  it("pays no first order, not even where he himself stands at distance 1", () => {
    const components = { firstOrder: { rules: [rule(500)] } };
    expect(owes({ plan: { components, selfPurchase: "level1" }, order: own })).toBe("nobody");
  });

  it.each([
    ["store", { store, storeStaff }, { store: "S1", storeStaff: "C" }],
    ["region", { region }, { region: "330106" }],
  ])("pays the buyer nothing as holder of a post: %s", (_, components, order) => {
    const posts = [
      aPost(storePostId("S1"), "C", ["C"]),
      ...["330000", "330100", "330106"].map((code) => aPost(regionPostId(code), "C")),
    ];
    const bought = { plan: only(components), around: { posts } };
    expect(owes({ ...bought, order: { ...order, buyerId: "C" } })).toBe("nobody");
    expect(owes({ ...bought, order })).not.toBe("nobody");
  });
});

describe("nurture", () => {
  const promoted = (levels: readonly (readonly [level: string, from: string])[], when: string) => {
    const people = ["C", "B"].map((id) =>
      aPromoter(id, {
        approvedAtMs: APPROVED_MS,
        levels: levels.map(([level, from]) => ({ level, fromMs: at(from) })),
      }),
    );
    const order = anOrder([aLine("tea", 10_000)], { chain: ["C", "B"] });
    const payment = { transactionId: "T1", amountFen: fen(10_000), successAtMs: at(when) };
    const levelsKnown = ["bronze", "silver", "gold"];
    const plan = aPlan({ ...only({ nurture }), rates: [], levels: levelsKnown });
    const { lines, unpaid } = priceOrder(order, payment, { plan, version: 1 }, among(people));
    return lines.length > 0 ? "paid" : unpaid[0]?.reason;
  };
  const SILVER = [["silver", "2026-01-31T00:00"]] as const;
  it.each([
    ["the millisecond before the rise", SILVER, "2026-01-30T23:59:59.999", "not_promoted"],
    ["its midnight", SILVER, "2026-01-31T00:00:00.000", "paid"],
    ["the last millisecond, of a month without a 31st", SILVER, "2026-04-30T23:59:59.999", "paid"],
    ["the midnight after it", SILVER, "2026-05-01T00:00:00.000", "nurture_over"],
    ["risen above the level at once", [["gold", "2026-02-01T00:00"]], "2026-03-01T00:00", "paid"],
    [
      "the time runs from the first rise, not from the next",
      [...SILVER, ["gold", "2026-04-01T00:00"]],
      ...["2026-05-01T00:00", "nurture_over"],
    ],
    [
      "fallen again",
      [...SILVER, ["bronze", "2026-03-01T00:00"]],
      ...["2026-03-01T00:00", "not_promoted"],
    ],
    [
      "risen once more within the time",
      [...SILVER, ["bronze", "2026-03-01T00:00"], ["silver", "2026-03-10T00:00"]],
      ...["2026-03-10T00:00", "paid"],
    ],
    [
      "the last day of months of which some have 31",
      [["silver", "2026-06-01T00:00"]],
      ...["2026-08-31T23:59:59.999", "paid"],
    ],
    [
      "there from his approval on",
      [["silver", "2025-12-01T10:00"]],
      ...["2025-12-02T00:00", "not_promoted"],
    ],
  ] as [string, [string, string][], string, string][])("%s", (_, levels, when, told) => {
    expect(promoted(levels, when)).toBe(told);
  });
});

it("pays who holds a post when the payment succeeds, not who did when the order was made", () => {
  const moved = ["region/330106", "store/S1"].map((_id) => {
    const [held] = aPost(_id, "R", ["R"]).holders;
    const terms = [
      { ...held!, untilMs: SOLD_MS },
      { ...held!, promoterId: "N", fromMs: SOLD_MS },
    ];
    return { ...aPost(_id, "R"), holders: terms, staff: terms };
  });
  const sale = {
    plan: only({ store, storeStaff, region: { district: { rules: [rule(100)] } } }),
    order: { region: "330106", store: "S1", storeStaff: "N", createdAtMs: SOLD_MS - 1 },
    around: { posts: moved },
  };
  expect(sharesIn(sale).map(({ promoterId }) => promoterId)).toEqual(["N", "N", "N"]);
});

it("level rules hold from the midnight of the change", () => {
  const sale = { plan: only({ team }), levels: { A: "gold" } };
  expect(owes({ ...sale, atMs: ROSE_MS })).toBe("A 150");
  expect(owes({ ...sale, atMs: ROSE_MS - 1 })).toBe("nobody");
});

it.each([
  [1, "B 100"],
  [2, "B 100, A 100"],
])("pays peers %i times an order, the nearest first", (times, told) => {
  expect(owes({ plan: only({ peer: { ...peer, times } }), levels: GOLDEN })).toBe(told);
});

it.each([
  ["the seller himself leads nobody", { C: "gold" }, "nobody"],
  ["the nearer of two leaders", GOLDEN, "B 150"],
  ["the farther where only he is one", { A: "gold" }, "A 150"],
])("team: %s", (_, levels, told) => {
  expect(owes({ plan: only({ team }), levels })).toBe(told);
});

it.each([
  ["a higher one below takes all of it", { C: "gold", B: "silver", A: "gold" }, "nobody"],
  ["without a level below, all of it", { B: "silver" }, "B 500"],
  ["not over somebody higher just below", { C: "bronze", B: "gold", A: "silver" }, "B 600"],
])("level difference: %s", (_, levels, told) => {
  expect(owes({ plan: only({ levelDifference: DIFFERENCE }), levels })).toBe(told);
});

it("level difference: a banned person below stands for his level, and leaves nobody more", () => {
  const promoters = ["C", "B", "A"].map((id) =>
    aPromoter(id, {
      levels: [{ level: id === "A" ? "gold" : "silver", fromMs: ROSE_MS }],
      ...(id === "C" ? { bannedAtMs: SOLD_MS } : {}),
    }),
  );
  const sale = { plan: only({ levelDifference: DIFFERENCE }), around: { promoters } };
  expect(owes(sale)).toBe("A 300"); // 8 % less the 5 % of silver; B has no more than C.
});

it("team: a rule for every level pays the nearest, whoever he is", () => {
  const rules = [rule(150)];
  for (const levels of [{}, { A: "gold" }, { B: "bronze", A: "gold" }]) {
    expect(owes({ plan: only({ team: { rules } }), levels })).toBe("B 150");
  }
});

it("level difference: a fixed amount less a fixed amount, with both rules named", () => {
  const rules = [
    rule({ unitFen: 300 }, { level: "bronze" }),
    rule({ unitFen: 1_000 }, { level: "gold" }),
  ];
  const sale = {
    plan: only({ levelDifference: { rules } }),
    levels: { C: "bronze", A: "gold" },
    order: { lines: [aLine("tea", 10_000, { quantity: 2 })] },
  };
  expect(sharesIn(sale)).toMatchObject([
    {
      ...{ promoterId: "A", distance: 3, fixedFen: 1_400, amountFen: 1_400 },
      rule: "components.levelDifference.rules[1]",
      less: "components.levelDifference.rules[0]",
    },
  ]);
});

describe("supply", () => {
  const line = (sku: string, paid: number, supplier: string, supplyFen: number) =>
    aLine(sku, paid, { supplier, supplyFen: fen(supplyFen) });
  const plan = only({ supply: {} }, { rates: [rate(1, 2_000)], capBp: basisPoints(3_000) });

  it("is never more than was paid, and what is left is for the others", () => {
    expect(owes({ plan, order: { lines: [line("tea", 10_000, "M", 12_000)] } })).toBe(
      "M 10000, C 0",
    );
    expect(owes({ plan, order: { lines: [line("tea", 10_000, "M", 9_000)] } })).toBe(
      "M 9000, C 1000",
    );
  });

  it("says of a supplier whom nobody knows that he is not paid", () => {
    const lines = [line("tea", 1_000, "M", 300), line("cup", 1_000, "stranger", 300)];
    const paid = paidFor({ plan, order: { lines } });
    expect(paid.unpaid).toEqual([{ distance: null, component: "supply", reason: "no_agent" }]);
  });

  it("goes to each line's own supplier", () => {
    const lines = [line("tea", 1_000, "M", 300), line("cup", 1_000, "N", 400)];
    expect(owes({ plan: only({ supply: {} }), order: { lines } })).toBe("M 300, N 400");
  });

  it("leaves corrections no more than is left of the line, whatever the caps allow", () => {
    const wide = { ...plan, capBp: basisPoints(10_000) };
    const paid = paidFor({ plan: wide, order: { lines: [line("tea", 10_000, "M", 6_000)] } });
    const correction: Fact = {
      ...{ key: "adjustment/a1", promoterId: "C", amountFen: fen(9_000), reason: "goodwill" },
      ...{ proposedBy: "staff-1", approvedBy: "staff-2" },
    };
    expect(toldOf(sharesOf([paid, correction]))).toBe("M 6000, C 2000, C 2000");
  });

  it("stands outside of the order's cap as well", () => {
    const tight = { ...plan, perOrderCapFen: fen(500) };
    expect(owes({ plan: tight, order: { lines: [line("tea", 10_000, "M", 4_000)] } })).toBe(
      "M 4000, C 500",
    );
  });

  it("a refund of goods that stand on two lines finds the first of them, supplied or not", () => {
    const lines = [aLine("tea", 1_000), line("tea", 1_000, "M", 500)];
    const sale = { plan: only({ supply: {} }), order: { lines } };
    expect(owes({ ...sale, refundFen: 1_000 })).toBe("M 500");
    expect(owes({ ...sale, refundFen: 1_500 })).toBe("M 250");
  });
});

it("serves by capOrder, also in a plan that pays distances only", () => {
  const rates = [rate(1, 1_000), rate(2, 500)];
  const plan = { rates, capBp: basisPoints(1_000), capOrder: ["distance2"] as const };
  expect(owes({ plan })).toBe("B 500, C 500");
  const whole = { ...plan, capBp: basisPoints(10_000), perOrderCapFen: fen(1_000) };
  expect(owes({ plan: whole })).toBe("B 500, C 500");
  expect(paidFor({ plan }).payees.map(({ distance }) => distance)).toEqual([1, 2]);
});

it("serves the widest region first, on every line before the next one", () => {
  const lines = [aLine("tea", 10_000), aLine("cup", 10_000)];
  const plan = only({ region }, { perOrderCapFen: fen(70) });
  expect(owes({ plan, order: { lines, region: "330106" }, around: { posts: AGENTS } })).toBe(
    "P 30, Q 10, R 0, P 30, Q 0, R 0",
  );
});

it("knows whose own sale it is where a plan pays bonuses of a period only", () => {
  const tiers = [{ fromFen: fen(0), rateBp: basisPoints(100) }];
  const periods = [{ id: "m", period: "month", mode: "slices", tiers }] as const;
  const { payees, lines } = paidFor({ plan: { periods } });
  expect(payees).toEqual([{ promoterId: "C", distance: 1 }]);
  expect(lines).toEqual([{ sku: "tea", paidFen: 10_000, rates: [] }]);
});

it("every component pays somebody of the order that the benchmark prices", () => {
  const paid = priceOrder(fullOrder, fullPayment, { plan: everyPlan(), version: 1 }, fullAround);
  const paying = sharesOf([paid]).filter(({ amountFen }) => amountFen > 0);
  expect(new Set(paying.flatMap(({ component }) => component ?? []))).toEqual(new Set(COMPONENTS));
});

it("every component at once, each beside the others", () => {
  const order = { region: "330106", store: "S1", storeStaff: "W" };
  const shares = sharesIn({ ...everything, order, around: { posts: [STORE, ...AGENTS] } });
  expect(toldOf(shares)).toBe("C 200, B 100, B 150, B 100, S 200, W 100, P 30, Q 50, R 100");
});
