import { shippingContract } from "#tests/contract/shipping.ts";
import { memoryShipping } from "./shipping.ts";

shippingContract(async () => {
  const shipping = memoryShipping();
  return {
    shipping,
    pay: async (orderId, openid) => shipping.pay(orderId, openid),
    confirm: async (orderId) => shipping.end(orderId, "received"),
    lose: async (fault) => shipping.lose(fault),
  };
});

it("refuses to ship what was paid back", async () => {
  const shipping = memoryShipping();
  shipping.pay("order001", "o_li");
  shipping.end("order001", "refunded");
  const info = {
    ...{ orderId: "order001", openid: "o_li", goods: "春茶", isAll: true, phone: "", atMs: 1 },
    ...{ how: "pickup" as const, parcels: [] },
  };
  expect(await shipping.tell(info)).toMatchObject({ answer: "refused" });
  expect(shipping.told("order001")).toBeUndefined();
});
