import { NOTHING, fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { shownToStaff, timeline } from "#core/purchase/shown.ts";
import { aParcel, boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import { stateName } from "#core/purchase/words.ts";

const pickup = (code: string | null) =>
  ({ kind: "pickup", name: "王", phone: "13800000000", code, redeemed: null }) as const;
const of = (changes: Partial<Purchase>) => boughtGoods([boughtLine("tea-1", 2, 200)], 0, changes);
const done: AfterSales = {
  ...{ id: "AS1", kind: "refund", state: "done", freightFen: NOTHING, reason: "other", text: "" },
  lines: [
    { line: 0, sku: "tea-1", quantity: 2, refundFen: fen(200), unshipped: 0, againSku: null },
  ],
  ...{ pictures: [], askedAtMs: 0, stateAtMs: 1, dueAtMs: null, decision: null, back: null },
  ...{ arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
};

it.each<[string, Partial<Purchase>]>([
  ["待付款", { state: "created", paidAtMs: null }],
  ["待发货", { state: "paid" }],
  ["部分发货", { state: "paid", parcels: [aParcel([1])] }],
  ["待取货", { state: "paid", delivery: pickup("0123456789") }],
  ["待收货", { state: "shipped" }],
  ["已收货", { state: "received" }],
  ["已取货", { state: "received", delivery: pickup("0123456789") }],
  ["交易完成", { state: "closed", receivedAtMs: 1 }],
  ["已退款", { state: "closed", receivedAtMs: null }],
  ["已退款", { state: "closed", receivedAtMs: 1, afterSales: [done] }],
  ["已取消", { state: "cancelled" }],
])("%s: %j", (name, changes) => {
  expect(stateName(of(changes))).toBe(name);
});

it("names what happened, as it happens to parcels and to pickups", () => {
  const names = (changes: Partial<Purchase>) => timeline(of(changes)).map(({ name }) => name);
  const sent = { state: "closed", receivedAtMs: 3, stateAtMs: 4, parcels: [aParcel([2])] } as const;
  expect(names(sent)).toEqual(["提交订单", "付款成功", "商家发货", "确认收货", "交易完成"]);
  const collected = { state: "received", receivedAtMs: 3, delivery: pickup("1") } as const;
  expect(names(collected)).toEqual(["提交订单", "付款成功", "到店取货"]);
  expect(names({ state: "cancelled", paidAtMs: null, stateAtMs: 2 })).toEqual([
    ...["提交订单", "订单取消"],
  ]);
});

it("shows staff no more of a pickup's code than its end", () => {
  const codeOf = (code: string | null) => {
    const { delivery } = shownToStaff(of({ delivery: pickup(code) }));
    return delivery.kind === "pickup" ? delivery.code : "";
  };
  expect(codeOf("0123456789")).toBe("******6789");
  expect(codeOf(null)).toBeNull();
});
