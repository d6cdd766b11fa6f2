import type { Around, Payment } from "#core/commission/price.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { type Post, regionPostId, storePostId } from "#core/people/post.ts";
import type { Components, Condition, Rule } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder } from "#tests/fixtures.ts";

/** An order of which every component pays somebody: the dearest to price, and the one that shows all of them. */
const NOON_MS = Date.parse("2026-03-15T12:00:00+08:00");
const MIDNIGHT_MS = Date.parse("2026-03-01T00:00:00+08:00");

/** A rule of so many bp, or of `{ unitFen }` for each piece; for any sale if nothing else is said. */
export const rule = (pay: number | { unitFen: number }, when: Partial<Condition> = {}): Rule => ({
  ...{ sku: null, category: null, level: null, ...when },
  rateBp: basisPoints(typeof pay === "number" ? pay : 0),
  ...(typeof pay === "number" ? {} : { unitFen: fen(pay.unitFen) }),
});

export const EVERY_COMPONENT: Required<Components> = {
  firstOrder: { rules: [rule({ unitFen: 200 })] },
  levelDifference: {
    rules: [
      rule(200, { level: "bronze" }),
      rule(500, { level: "silver" }),
      rule(800, { level: "gold" }),
    ],
  },
  peer: { rules: [rule(100, { level: "gold" })], times: 1 },
  team: { rules: [rule(150, { level: "gold" })] },
  nurture: { rules: [rule(100)], level: "silver", months: 3 },
  store: { rules: [rule(200)] },
  storeStaff: { rules: [rule(100), rule(150, { category: "tea" })] },
  region: {
    province: { rules: [rule(30)] },
    city: { rules: [rule(50)] },
    district: { rules: [rule(100)] },
    duties: "本区送货与售后",
  },
  supply: {},
};

/** The founding 10 / 5 / 3 % and every component. */
export const everyPlan = (changes: Partial<Plan> = {}): Plan =>
  aPlan({
    components: EVERY_COMPONENT,
    capBp: basisPoints(6_000),
    levels: ["bronze", "silver", "gold"],
    ...changes,
  });

export const fullOrder: Order = anOrder(
  [
    aLine("oolong", 10_000, { category: "tea", supplier: "M", supplyFen: fen(4_000) }),
    aLine("cup", 2_599, { quantity: 2, supplier: "N", supplyFen: fen(500) }),
    aLine("pot", 38_800),
  ],
  { region: "330106", store: "S1", storeStaff: "W", customerGroup: "vip" },
);

const at = (level: string) => ({ level, fromMs: MIDNIGHT_MS });
const post = (_id: string, holder: string, staff: readonly string[] = []): Post => ({
  ...{ _id, rev: 1 },
  holders: [{ promoterId: holder, fromMs: 0, untilMs: null, by: "staff-1" }],
  staff: staff.map((promoterId) => ({ promoterId, fromMs: 0, untilMs: null, by: "staff-1" })),
});

/** C sells and has just become silver; B and A above him are gold. S holds the store, W works there. */
export const fullAround: Around = among(
  [
    aPromoter("C", { levels: [at("silver")] }),
    aPromoter("B", { levels: [at("gold")] }),
    aPromoter("A", { levels: [at("gold")] }),
    ...["S", "W", "P", "Q", "R", "M", "N"].map((id) => aPromoter(id)),
  ],
  {
    posts: [
      post(storePostId("S1"), "S", ["W"]),
      post(regionPostId("330000"), "P"),
      post(regionPostId("330100"), "Q"),
      post(regionPostId("330106"), "R"),
    ],
  },
);

export const fullPayment: Payment = {
  ...{ transactionId: "T1", amountFen: fullOrder.totalFen, successAtMs: NOON_MS },
};
