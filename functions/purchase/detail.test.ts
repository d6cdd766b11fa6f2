import { staff } from "#adapters/memory/deps.ts";
import { goodsShop } from "#functions/purchase/testing/goodsShop.ts";
import { anOrder, aPromoter } from "#tests/fixtures.ts";

/** Goal: staff see whose order it is by the number that promoters go by. */
it.each([
  ["P", { chain: ["P", "Q"], number: 7 }],
  ["gone", { chain: ["gone"], number: null }],
  [null, { chain: [], number: null }],
] as const)("brought by %s", async (promoterId, promoters) => {
  const shop = goodsShop();
  await shop.place();
  shop.documents.promoters.set("P", aPromoter("P", { number: 7 }));
  shop.documents.promoters.set("Q", aPromoter("Q", { number: 8 }));
  const known = shop.documents.orders.get("ORDER1");
  shop.documents.orders.set("ORDER1", { ...(known ?? anOrder([])), chain: promoters.chain });
  const reply = await shop.staff("detail");
  expect(reply).toMatchObject({ data: { promoters: { ...promoters, selfPurchase: false } } });
  const promoter = promoterId === null ? null : { promoterId, number: promoters.number };
  for (const asked of [{}, { orderId: "ORDER1" }]) {
    const all = await shop.ask(staff, "all", asked);
    expect(all).toMatchObject({ data: { purchases: [{ _id: "ORDER1", promoter }] } });
  }
  expect(promoterId).toBe(promoters.chain[0] ?? null);
});
