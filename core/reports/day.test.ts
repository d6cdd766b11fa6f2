import { namesOf, salesDay, salesMonth } from "#core/reports/day.ts";
import { type Sale, saleOf } from "#core/reports/sale.ts";
import { aSold, soldDocuments } from "#core/reports/testing/paidOrders.ts";
import { visitDay, visitMonth } from "#core/reports/visits.ts";

function aSale(id: string, paidAtMs: number, title: string): Sale {
  const around = { numberOf: () => 0, firstPaidAtMs: () => 0, regionOfStore: () => "" };
  const sale = saleOf(soldDocuments(aSold(id, { paidAtMs })), around);
  if (sale === null) throw new Error(id);
  return { ...sale, goods: sale.goods.map((row) => ({ ...row, title })) };
}

it("calls a product as its newest order does, and of two of one instant the one of the greater number", () => {
  const old = aSale("O9", 1, "旧名");
  const [newer, newest] = [aSale("O1", 2, "新名"), aSale("O2", 2, "最新")];
  const [named] = salesDay("d", [newest, old, newer], 5).names;
  expect(named).toEqual({ productId: "tea", title: "最新" });
  const days = [salesDay("d1", [newest], 5), salesDay("d0", [old], 5)];
  expect(salesMonth("m", days).names).toEqual([{ productId: "tea", title: "最新" }]);
  expect(namesOf([...days].reverse())).toEqual([{ productId: "tea", title: "最新" }]);
});

it("is as old as the oldest of its days", () => {
  const days = [
    salesDay("d0", [aSale("O1", 1, "茶")], 7),
    salesDay("d1", [], 5),
    salesDay("d2", [], 9),
  ];
  expect(salesMonth("m", days).asOfMs).toBe(5);
  const visits = [7, 5, 9].map((asOfMs, n) => visitDay(`d${n}`, [], 0, asOfMs));
  expect(visitMonth("m", visits).asOfMs).toBe(5);
});
