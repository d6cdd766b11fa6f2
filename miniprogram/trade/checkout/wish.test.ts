import type { QuoteReply } from "../../../contracts/checkout.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { fen } from "../../../core/money.ts";
import { type Chosen, invoiceWish, itemsOf, orderWish, quoteWish } from "./wish";

/** Goal: what is ordered is what was priced and seen, and nothing goes out without a place to go. */
const address = {
  ...{ id: "home", name: "林", phone: "13800000000", region: "330106", province: "浙江省" },
  ...{ city: "杭州市", district: "西湖区", detail: "1 号", isDefault: true },
};
const store = { storeId: "S1" } as StoreRow;
const chosen: Chosen = {
  ...{ way: "express", address, store: null, name: " 林 ", phone: "13800000000" },
  ...{ couponId: "best", note: " 快点 ", invoice: null },
};
const lines = [
  { sku: "tea-1", quantity: 2, gift: false },
  { sku: "cup-1", quantity: 1, gift: true },
] as unknown as QuoteReply["lines"];
const quote = {
  ...{ lines, couponId: "C1" },
  amounts: { totalFen: fen(900) } as QuoteReply["amounts"],
};

it.each([
  [{}, undefined],
  [{ sku: "tea-1" }, [{ sku: "tea-1", quantity: 1 }]],
  [{ sku: "tea%2D1", count: "3" }, [{ sku: "tea-1", quantity: 3 }]],
])("opened with %j: %j", (query, items) => expect(itemsOf(query)).toEqual(items));

it("orders what was priced, without gifts, at the total that was seen", () => {
  expect(orderWish("O1", chosen, quote, true)).toEqual({
    ...{ orderId: "O1", items: [{ sku: "tea-1", quantity: 2 }], fromCart: true },
    ...{ delivery: { kind: "express", addressId: "home" }, couponId: "C1", expectedFen: 900 },
    ...{ note: "快点", invoice: null },
  });
  const pickup = orderWish("O1", { ...chosen, way: "pickup", store }, quote, false);
  expect(pickup?.delivery).toEqual({
    ...{ kind: "pickup", storeId: "S1", name: "林", phone: "13800000000" },
  });
});

it("orders nothing that goes nowhere, and prices it without freight", () => {
  const nowhere = { ...chosen, address: null };
  expect(orderWish("O1", nowhere, quote, true)).toBe(null);
  expect(orderWish("O1", { ...chosen, way: "pickup" }, quote, true)).toBe(null);
  expect(quoteWish(nowhere, undefined)).toEqual({ delivery: null, couponId: "best" });
  expect(quoteWish({ ...chosen, way: "pickup", store }, [])).toMatchObject({
    ...{ items: [], delivery: { kind: "pickup", storeId: "S1" } },
  });
});

it("gives a person's invoice no tax number", () => {
  const asked = { title: "林", email: "a@b.cn" };
  expect(invoiceWish({ ...asked, kind: "person", taxNumber: null })).toEqual({
    ...asked,
    kind: "person",
  });
  const company = { ...asked, kind: "company" as const, taxNumber: "91330100MA2ABCDE1X" };
  expect(invoiceWish(company)).toEqual(company);
});
