import { expect, test } from "@jest/globals";
import { fen } from "../../../core/money.ts";
import type { ShownItem } from "../../../core/buyer/cart.ts";
import { zh } from "../../i18n/zh.ts";
import { itemsAfter, linesOf, pricesAfter, withQuantity } from "./lines.ts";

const item = (sku: string, more: Partial<ShownItem> = {}): ShownItem => ({
  ...{ sku, productId: "tea", title: "茶", values: ["50 克"], picture: null },
  ...{ quantity: 2, chosen: true, addedAtMs: 0, state: "ok", left: "plenty" },
  ...{ priceFen: fen(1_000), ownFen: fen(900) },
  ...more,
});
const shown = (items: readonly ShownItem[], prices = {}) => linesOf(items, prices, zh.cart);

test.each([
  ["ok", "plenty", "", false],
  ["ok", 4, "仅剩 4 件", false],
  ["short", 1, "只剩 1 件", true],
] as const)("what is %s with %s left can be bought: %j", (state, left, stock, isShort) => {
  const { lines, gone } = shown([item("tea-a", { state, left })]);
  expect(lines).toMatchObject([{ sku: "tea-a", stock, isShort, chosen: true }]);
  expect(gone).toEqual([]);
});

test.each([
  ["sold_out", "已售罄"],
  ["off_sale", "已下架"],
  ["gone", "已不存在"],
] as const)("what is %s stands apart, not chosen", (state, stock) => {
  const none = state === "gone" ? { title: null, priceFen: null, ownFen: null } : {};
  const { lines, gone } = shown([item("tea-a", { state, left: 0, ...none })]);
  expect(lines).toEqual([]);
  expect(gone).toMatchObject([{ sku: "tea-a", stock, chosen: false }]);
  expect(gone[0]?.title).toBe(state === "gone" ? "商品已不存在" : "茶");
});

test("a price that changed since it was first seen is told, whichever way it went", () => {
  const items = [item("tea-a"), item("tea-b"), item("tea-c")];
  const { lines } = shown(items, { "tea-a": 800, "tea-b": 900 });
  expect(lines.map(({ changed }) => changed)).toEqual(["价格有变，加入时 ¥8.00", "", ""]);
});

test("the retail price stands beside one's own only where it is higher", () => {
  const { lines } = shown([item("tea-a"), item("tea-b", { ownFen: fen(1_000) })]);
  expect(lines.map(({ retail }) => retail)).toEqual(["零售价 ¥10.00", ""]);
});

test("a price is remembered from when it was first seen until its line is out of the cart", () => {
  const gone = item("tea-b", { state: "gone", priceFen: null, ownFen: null });
  expect(pricesAfter({ "tea-a": 800, "tea-x": 1 }, [item("tea-a"), gone])).toEqual({
    "tea-a": 800,
  });
  expect(pricesAfter({}, [item("tea-a")])).toEqual({ "tea-a": 900 });
});

test("an answer decides numbers, choices and what is left in the cart", () => {
  const items = [item("tea-a", { left: 3 }), item("tea-b")];
  const told = { items: [{ sku: "tea-a", quantity: 5, chosen: false, addedAtMs: 0 }] };
  expect(itemsAfter(items, told)).toMatchObject([
    { sku: "tea-a", quantity: 5, chosen: false, state: "short" },
  ]);
});

test.each([
  ["short", 5, 3, 3, "ok"],
  ["ok", 2, 3, 4, "short"],
  ["ok", 2, "plenty", 400, "ok"],
  ["off_sale", 2, 3, 4, "off_sale"],
] as const)("what was %s (%i of %s) is, with %i, %s", (state, quantity, left, wanted, after) => {
  expect(withQuantity(item("tea-a", { state, quantity, left }), wanted)).toMatchObject({
    ...{ quantity: wanted, state: after },
  });
});
