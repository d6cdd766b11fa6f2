import { moneySection, purchaseSections } from "#core/account/exportOrders.ts";
import { shareSection } from "#core/account/exportPromoter.ts";
import { type Case, emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { ShareShown } from "#core/promoter/shareShown.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: an export has all of a person's money, and neither what staff wrote for themselves nor anybody's openid. */
const share = (changes: Partial<ShareShown>): ShareShown => ({
  ...{ orderId: "O1", day: "2026-03-01", paidAtMs: 0, goods: ["tea"], moreGoods: 0, buyer: null },
  ...{ amountFen: fen(100), takenBackFen: fen(0), state: "available", stateText: "已到账" },
  ...{ sentence: "", availableAtMs: null, kinds: ["我带来的买家"], bonus: null },
  ...changes,
});

it("names the order of a share, and none for a bonus, whose number has the promoter in it", () => {
  const bonus = share({
    orderId: "bonus/oP/b/2026-02",
    bonus: { bonusId: "b", period: "2026-02" },
  });
  expect(shareSection([share({}), bonus]).rows.map(({ 订单编号 }) => 订单编号)).toEqual([
    ...["O1", "无"],
  ]);
});

it("adds up what went back, freight too", () => {
  const lines = [{ sku: "tea", refundFen: fen(500) }];
  const refund = { key: "refund/R" as const, atMs: 0, lines, freightFen: fen(80) };
  const known: Case = { ...emptyCase("O1", "U1"), facts: [refund] };
  const rows = [
    { order: anOrder([]), case: known },
    { order: anOrder([]), case: null },
  ];
  expect(moneySection(rows).rows.map(({ 退款 }) => 退款)).toEqual(["5.80 元", "0.00 元"]);
});

it("tells what he said of an after-sales, not what staff noted", () => {
  const afterSales: AfterSales = {
    ...{ id: "a1", kind: "refund", state: "asked", lines: [], freightFen: fen(0), reason: "other" },
    ...{ text: "碎了", pictures: [], askedAtMs: 0, stateAtMs: 0, dueAtMs: null, decision: null },
    ...{ back: null, arrivedAtMs: null, again: null, refundIds: [], isLate: false },
    notes: [{ atMs: 0, by: "staff-1", text: "难缠" }],
  };
  const note = { atMs: 0, by: "staff-1", text: "常退货" };
  const purchase = aPurchase([aPurchaseLine("tea-1", 1, 100)], {
    ...{ afterSales: [afterSales], staffNotes: [note] },
  });
  const text = JSON.stringify(purchaseSections([purchase]));
  expect(text).toContain("碎了");
  expect(text).not.toMatch(/难缠|常退货|staff-1/);
});
