import { explain } from "#core/commission/explain.ts";
import { type Around, priceOrder } from "#core/commission/price.ts";
import {
  everyPlan,
  fullAround,
  fullOrder,
  fullPayment,
} from "#core/commission/testing/fullOrder.ts";
import { caseAfter, paidFor, soldOrder } from "#core/commission/testing/soldOrder.ts";
import { basisPoints } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder, rate } from "#tests/fixtures.ts";

const sold = (order: Order, plan: Plan, around: Around) => {
  const paid = priceOrder(order, fullPayment, { plan, version: 1 }, around);
  return explain(order, caseAfter([paid, fullPayment.successAtMs]));
};

it("answers for a plain plan what it always did, key by key", () => {
  const { commissions, unpaid } = explain(soldOrder, caseAfter([paidFor(), 0]));
  expect(JSON.stringify(commissions[0])).toBe(
    '{"promoterId":"C","distance":1,"sku":"tea","baseFen":10000,"rateBp":1000,"rule":"rates","amountFen":1000}',
  );
  expect(commissions.every((share) => !("component" in share))).toBe(true);
  expect(unpaid).toEqual([]);
});

it("names the component of each share and of each empty seat, and the area of a region", () => {
  const around = { ...fullAround, posts: fullAround.posts.slice(0, 2) };
  const { commissions, unpaid, promoterId } = sold(fullOrder, everyPlan(), around);
  expect(promoterId).toBe("C");
  expect(new Set(commissions.flatMap(({ component }) => component ?? []))).toEqual(
    new Set(
      ["firstOrder", "levelDifference", "peer", "team", "nurture"].concat(
        ...["store", "storeStaff", "region", "supply"],
      ),
    ),
  );
  expect(unpaid.filter(({ component }) => component === "region")).toEqual([
    { distance: null, component: "region", area: "city", reason: "no_agent" },
    { distance: null, component: "region", area: "district", reason: "no_agent" },
  ]);
});

describe("a promoter's own order", () => {
  const own = anOrder([aLine("tea", 10_000)], { buyerId: "C", selfPurchase: true });
  const people = among(["C", "B", "A"].map((id) => aPromoter(id)));
  const team = {
    team: { rules: [{ sku: null, category: null, level: null, rateBp: basisPoints(100) }] },
  };
  it.each([
    ["none", aPlan({ selfPurchase: "none" }), null],
    ["memberPrice", aPlan({ selfPurchase: "memberPrice" }), null],
    ["memberPrice with components", aPlan({ selfPurchase: "memberPrice", components: team }), null],
    ["level1", aPlan({ selfPurchase: "level1" }), "C"],
    [
      "level1, paid by components alone",
      aPlan({ selfPurchase: "level1", rates: [], components: team }),
      "C",
    ],
    [
      "level1 with nothing at distance 1",
      aPlan({ selfPurchase: "level1", rates: [rate(2, 500)] }),
      null,
    ],
  ] as const)("under %s", (_, plan, promoterId) => {
    expect(sold(own, plan, people).promoterId).toBe(promoterId);
  });
});
