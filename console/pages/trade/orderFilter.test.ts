import { orderFilterOf, searchesOf, tabOf } from "./orderFilter.ts";

/** Goal: an address is the question that it looks like, and a word is looked for wherever it may belong. */
const get = (text: string) => (name: string) => new URLSearchParams(text).get(name) ?? "";

it.each([
  ["", {}],
  ["state=toShip", { state: "paid", delivery: "express" }],
  ["state=failed", { asksStaff: true }],
  ["state=toInvoice", { awaitsInvoice: true }],
  ["state=toInvoice&region=浙江", { awaitsInvoice: true, province: "浙江省" }],
  ["state=nonsense", {}],
  ["sku=tea-50g&region=浙江省", { sku: "tea-50g", province: "浙江省" }],
  ["region=杭州市", { city: "杭州市" }],
  ["region=杭州", { city: "杭州市" }],
  ["region=浙江", { province: "浙江省" }],
  ["state=paid&product=tea", { state: "paid", productId: "tea" }],
  ["days=2026-03-01~2026-03-02", { fromMs: 1_772_294_400_000, untilMs: 1_772_467_200_000 }],
  ["days=~2026-03-02", { untilMs: 1_772_467_200_000 }],
  ["until=1772467200123", { untilMs: 1_772_467_200_123 }],
])("%s", (text, filter) => expect(orderFilterOf(get(text))).toEqual(filter));

it.each([
  ["", [{}]],
  [" 13800000000 ", [{ phone: "13800000000" }]],
  ["+86 138 0000 0000", [{ phone: "13800000000" }]],
  ["１３８００００００００", [{ phone: "13800000000" }]],
  [
    "SF1234567",
    [{ orderId: "SF1234567" }, { trackingNumber: "SF1234567" }, { orderId: "sf1234567" }],
  ],
  [
    "mdjk 3v2a 8x01",
    [
      { orderId: "mdjk 3v2a 8x01" },
      { trackingNumber: "mdjk3v2a8x01" },
      { orderId: "mdjk3v2a8x01" },
    ],
  ],
  [
    "0571-88990011",
    [{ orderId: "0571-88990011" }, { trackingNumber: "0571-88990011" }, { phone: "0571-88990011" }],
  ],
  ["订单", [{ orderId: "订单" }]],
])("looks for %s", (typed, searches) => expect(searchesOf(typed)).toEqual(searches));

it("names the tab of an address", () => {
  expect(["", "toShip", "failed", "paid"].map(tabOf)).toEqual([
    ...["all", "toShip", "asksStaff", "paid"],
  ]);
});
