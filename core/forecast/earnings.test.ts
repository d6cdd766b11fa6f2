import type { Share } from "#core/commission/shares.ts";
import { earningsOf } from "#core/forecast/earnings.ts";
import { openGoods } from "#core/forecast/goods.ts";
import { basisPoints, fen } from "#core/money.ts";
import { aLine } from "#tests/fixtures.ts";

const person = (id: string, draftFen: number) => ({
  ...{ id, draftFen, baseFen: 0, orders: 1 },
  ...{ bonusFen: 0, monthFen: 0, yearFen: 0, yearMonths: 0, yearTaxFen: 0 },
});

it("the median of an even number is the lower of the two in the middle", () => {
  const four = [40, 30, 20, 10].map((amountFen) => person(`P${amountFen}`, amountFen));
  expect(earningsOf(four, 4)).toMatchObject({ medianFen: 20, medianAllFen: 20 });
  expect(earningsOf(four.slice(0, 3), 6)).toMatchObject({ medianFen: 30, medianAllFen: 0 });
});

it("a sale that leaves nothing is no loss, and two lines of a product have its shares once", () => {
  const goods = openGoods([], new Map([["tea", 450]]));
  const share: Share = {
    ...{ promoterId: "P", distance: 1, sku: "tea", rule: "rates" },
    ...{ baseFen: fen(1_000), rateBp: basisPoints(1_000), amountFen: fen(100) },
  };
  const sold = { draft: [share], base: [] };
  const line = aLine("tea", 500);
  goods.add("tea", [
    { ...sold, line, leftFen: fen(500) },
    { ...sold, line, leftFen: fen(500) },
  ]);
  expect(goods.state()).toMatchObject([{ draftFen: 100, costFen: 900, losses: 0, lossFen: 0 }]);
});
