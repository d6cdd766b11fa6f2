import { rule } from "#core/commission/testing/fullOrder.ts";
import { AGENTS, type Sale, STORE } from "#core/commission/testing/teaSale.ts";
import { basisPoints, fen } from "#core/money.ts";
import { aLine, override, rate } from "#tests/fixtures.ts";

/** As docs/domain/components.md shows it: what the plan says, what is sold, and who is owed how many fen. */
export type Example = Sale & {
  readonly name: string;
  readonly says: string;
  readonly sold: string;
  readonly owes: string;
};

const FOUNDING = [rate(1, 1_000), rate(2, 500), rate(3, 300)];
export const DIFFERENCE = {
  rules: [
    rule(200, { level: "bronze" }),
    rule(500, { level: "silver" }),
    rule(800, { level: "gold" }),
  ],
};
const REGION = {
  province: { rules: [rule(30)] },
  city: { rules: [rule(50)] },
  district: { rules: [rule(100)] },
};
const RISING = { C: "bronze", B: "silver", A: "gold" };
const supplied = [
  aLine("tea", 20_000, { quantity: 2, supplier: "M", supplyFen: fen(4_000) }),
  aLine("cup", 3_000),
];

export const EXAMPLES: readonly Example[] = [
  {
    ...{ name: "direct share, distances 2 and 3", says: "10 / 5 / 3 %", sold: "100.00" },
    plan: { rates: FOUNDING },
    owes: "C 1000, B 500, A 300",
  },
  {
    ...{ name: "the same", says: "10 / 5 / 3 %", sold: "33.33" },
    ...{ plan: { rates: FOUNDING }, paidFen: 3_333 },
    owes: "C 333, B 166, A 99",
  },
  {
    ...{ name: "repeat order", says: "10 %; from the 2nd order on 5 %", sold: "100.00, 2nd order" },
    plan: {
      rates: [rate(1, 1_000)],
      overrides: [{ ...override(1, 500, {}), orders: { from: 2, to: null } }],
    },
    around: { orderNumber: 2 },
    owes: "C 500",
  },
  {
    ...{ name: "customer group", says: "10 %; group vip 12 %", sold: "100.00 to a vip" },
    plan: {
      rates: [rate(1, 1_000)],
      overrides: [{ ...override(1, 1_200, {}), group: "vip" }],
    },
    order: { customerGroup: "vip" },
    owes: "C 1200",
  },
  {
    ...{ name: "own order, own share", says: "10 / 5 %, `level1`", sold: "100.00 to C himself" },
    plan: { rates: FOUNDING.slice(0, 2), selfPurchase: "level1" },
    order: { selfPurchase: true, buyerId: "C" },
    owes: "C 1000, B 500",
  },
  {
    ...{ name: "own order, member price", says: "10 / 5 %, `memberPrice`" },
    sold: "100.00 to C himself",
    plan: { rates: FOUNDING.slice(0, 2), selfPurchase: "memberPrice" },
    order: { selfPurchase: true, buyerId: "C" },
    owes: "nobody",
  },
  {
    ...{ name: "`firstOrder`", says: "2.00 a piece", sold: "100.00, the buyer's 1st order" },
    plan: { components: { firstOrder: { rules: [rule({ unitFen: 200 })] } } },
    owes: "C 200",
  },
  {
    ...{ name: "`levelDifference`", says: "bronze 2, silver 5, gold 8 %" },
    sold: "100.00; C bronze, B silver, A gold",
    ...{ plan: { components: { levelDifference: DIFFERENCE } }, levels: RISING },
    owes: "B 300, A 300",
  },
  {
    ...{ name: "the same", says: "bronze 2, silver 5, gold 8 %" },
    sold: "33.33; C and B bronze, A gold",
    ...{ plan: { components: { levelDifference: DIFFERENCE } }, paidFen: 3_333 },
    levels: { C: "bronze", B: "bronze", A: "gold" },
    owes: "A 199",
  },
  {
    ...{ name: "`peer`", says: "gold 5.00 a piece, once", sold: "100.00; C, B and A gold" },
    plan: {
      components: { peer: { rules: [rule({ unitFen: 500 }, { level: "gold" })], times: 1 } },
    },
    levels: { C: "gold", B: "gold", A: "gold" },
    owes: "B 500",
  },
  {
    ...{ name: "`team`", says: "gold 1.5 %", sold: "100.00; B silver, A gold" },
    plan: { components: { team: { rules: [rule(150, { level: "gold" })] } } },
    levels: RISING,
    owes: "A 150",
  },
  {
    ...{ name: "`nurture`", says: "1 %, 3 months from silver on" },
    sold: "100.00 on 30 April; C silver since 31 January",
    plan: { components: { nurture: { rules: [rule(100)], level: "silver", months: 3 } } },
    ...{ levels: { C: "silver" }, atMs: Date.parse("2026-04-30T23:59:59.999+08:00") },
    owes: "B 100",
  },
  {
    ...{ name: "`store`, `storeStaff`", says: "2 %, 1 %", sold: "100.00 in S's store, W served" },
    plan: { components: { store: { rules: [rule(200)] }, storeStaff: { rules: [rule(100)] } } },
    ...{ order: { store: "S1", storeStaff: "W" }, around: { posts: [STORE] } },
    owes: "S 200, W 100",
  },
  {
    ...{ name: "`region`", says: "province 0.3, city 0.5, district 1 %" },
    sold: "100.00 to 330106; P, Q and R are its agents",
    plan: { components: { region: REGION } },
    ...{ order: { region: "330106" }, around: { posts: AGENTS } },
    owes: "P 30, Q 50, R 100",
  },
  {
    ...{ name: "`supply`", says: "10 %, and supply prices" },
    sold: "2 pieces for 200.00, supplied by M at 40.00 a piece; 30.00 of the brand's own",
    plan: { rates: [rate(1, 1_000)], components: { supply: {} } },
    order: { lines: supplied },
    owes: "M 8000, C 2000, C 300",
  },
  {
    ...{ name: "a refund", says: "3.33 for a first order, and 10 %" },
    sold: "33.33, of which 11.11 go back",
    plan: {
      rates: [rate(1, 1_000)],
      components: { firstOrder: { rules: [rule({ unitFen: 333 })] } },
    },
    ...{ paidFen: 3_333, refundFen: 1_111 },
    owes: "C 222, C 222",
  },
  {
    ...{ name: "a cap", says: "10 %, store 5 %, at most 12 %", sold: "100.00 in S's store" },
    plan: {
      ...{ rates: [rate(1, 1_000)], capBp: basisPoints(1_200) },
      components: { store: { rules: [rule(500)] } },
    },
    ...{ order: { store: "S1" }, around: { posts: [STORE] } },
    owes: "C 1000, S 200",
  },
  {
    ...{ name: "the same", says: "the same, `capOrder` names the store first" },
    sold: "100.00 in S's store",
    plan: {
      ...{ rates: [rate(1, 1_000)], capBp: basisPoints(1_200), capOrder: ["store"] },
      components: { store: { rules: [rule(500)] } },
    },
    ...{ order: { store: "S1" }, around: { posts: [STORE] } },
    owes: "S 500, C 700",
  },
];
