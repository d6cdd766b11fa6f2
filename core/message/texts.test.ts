import { fitted } from "#core/message/fields.ts";
import { MOMENTS, PROMOTER_MOMENTS } from "#core/message/message.ts";
import { amountText, FIELDS, goodsText, purchaseNotice } from "#core/message/texts.ts";
import { fen } from "#core/money.ts";
import type { AfterSales, AfterSalesState } from "#core/purchase/afterSales.ts";
import type { PurchaseMoment } from "#core/purchase/task.ts";
import { aPickup } from "#core/shop/testing/store.ts";

const T_MS = Date.parse("2026-03-01T09:30:00+08:00");
const afterSales = (id: string, changes: Partial<AfterSales> = {}): AfterSales => ({
  ...{ id, kind: "return", state: "agreed", freightFen: fen(500), reason: "broken", text: "" },
  lines: [
    { line: 0, sku: "tea-1", quantity: 1, refundFen: fen(10_000), unshipped: 0, againSku: null },
  ],
  ...{ pictures: [], askedAtMs: 0, stateAtMs: T_MS, dueAtMs: null, decision: null, back: null },
  ...{ arrivedAtMs: null, again: null, refundIds: [], notes: [], isLate: false },
  ...changes,
});
const express = {
  kind: "express",
  address: {
    ...{ name: "王", phone: "1", region: "330106", province: "", city: "", district: "" },
    detail: "",
  },
} as const;
const parcel = (id: string) => ({
  ...{ id, carrier: "SF", trackingNumber: `SF-${id}`, lines: [], shippedAtMs: T_MS, by: "s" },
});
const purchase = aPickup("O1", {
  ...{ paidAtMs: T_MS, stateAtMs: T_MS, parcels: [parcel("P1"), parcel("P2")] },
  afterSales: [afterSales("AS1"), afterSales("AS10", { state: "done" })],
});
const fields = (moment: PurchaseMoment, about: string, of = purchase) =>
  purchaseNotice(of, { moment, about }).fields;
const time = "2026-03-01 09:30";
const ofOrder = { goods: "明前龙井等3件", orderId: "O1", time };

it.each<[PurchaseMoment, string, object]>([
  ["paid", "O1", { amount: "300.00元", status: "待取货", tip: "请凭取货码到门店取货" }],
  [
    "shipped",
    "P1",
    { carrier: "顺丰速运", trackingNumber: "SF-P1", status: "已发货", tip: "点击查看物流" },
  ],
  [
    "shipped",
    "?",
    { carrier: "顺丰速运", trackingNumber: "SF-P2", status: "已发货", tip: "点击查看物流" },
  ],
  ["ready", "O1", { code: "0123456789", status: "可取货", tip: "请凭取货码到门店取货" }],
  [
    "refunded",
    "AS1",
    { goods: "明前龙井", amount: "105.00元", status: "已退款", tip: "钱已按原支付方式退回" },
  ],
  ["refunded", "O1", { amount: "300.00元", status: "已退款", tip: "钱已按原支付方式退回" }],
  [
    "afterSales",
    "AS1",
    { goods: "明前龙井", amount: "105.00元", status: "请寄回", tip: "点击查看售后进度" },
  ],
  [
    "afterSales",
    "AS10/done",
    { goods: "明前龙井", amount: "105.00元", status: "已完成", tip: "点击查看售后进度" },
  ],
])("says of %s, about %s: %j", (moment, about, expected) => {
  expect(fields(moment, about)).toEqual({ ...ofOrder, ...expected });
});

it("names the goods of the parcel or of the after-sales, not of the whole order", () => {
  const sent = { ...parcel("P1"), lines: [{ line: 0, quantity: 1 }] };
  expect(fields("shipped", "P1", { ...purchase, parcels: [sent] })).toMatchObject({
    goods: "明前龙井",
  });
  expect(fields("refunded", "AS1")).toMatchObject({ goods: "明前龙井" });
});

it("tells the buyer, opens his order, and names the order in what it is about", () => {
  expect(purchaseNotice(purchase, { moment: "shipped", about: "P1" })).toMatchObject({
    ...{ openid: "oBuyer", moment: "shipped", about: "O1/P1" },
    page: "trade/order/order?orderId=O1",
  });
});

it("says of goods that are sent that they wait for it", () => {
  const sent = aPickup("O1", { delivery: express });
  expect(fields("paid", "O1", sent)).toMatchObject({ status: "待发货", tip: "我们会尽快发货" });
});

it("has a short word for every state of an after-sales", () => {
  const states: readonly AfterSalesState[] = [
    ...(["asked", "agreed", "sent", "arrived", "refunding"] as const),
    ...(["reshipped", "done", "refused", "withdrawn"] as const),
  ];
  const words = states.map((state) => {
    const known = aPickup("O1", { afterSales: [afterSales("A", { state })] });
    return fields("afterSales", "A", known)["status"] ?? "";
  });
  expect(new Set(words).size).toBe(states.length);
  for (const word of words) expect(fitted("phrase1", word)).toBe(word);
});

it("says nothing under a name that a template cannot ask for, and everything else", () => {
  for (const moment of MOMENTS) {
    if (moment === "shareAvailable" || moment === "payout") continue;
    expect(Object.keys(fields(moment, "AS1")).sort()).toEqual([...FIELDS[moment]].sort());
  }
  expect(PROMOTER_MOMENTS).toEqual(["shareAvailable", "payout"]);
});

it.each([
  ["龙井", [1], "龙井"],
  ["龙井", [2], "龙井等2件"],
  ["龙井", [1, 1], "龙井等2件"],
  ["茶".repeat(30), [3], `${"茶".repeat(16)}…等3件`],
  ["茶".repeat(30), [1], `${"茶".repeat(19)}…`],
])("tells %s in %j pieces as %s", (title, quantities, expected) => {
  const [line] = purchase.lines;
  if (!line) throw new Error("no line");
  const lines = quantities.map((quantity) => ({ ...line, title, quantity }));
  expect(goodsText({ lines })).toBe(expected);
  expect(fitted("thing1", expected)).toBe(expected);
});

it("tells no goods as goods, and amounts without commas", () => {
  expect(goodsText({ lines: [] })).toBe("商品");
  expect(amountText(fen(123_456_789))).toBe("1234567.89元");
});
