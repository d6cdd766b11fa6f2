import { aCoupon, anAddress } from "#core/checkout/testing/goods.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { anOrderOf, openShop, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { release } from "#functions/purchase/tasks/release.ts";
import { sell } from "#functions/purchase/tasks/sell.ts";

/** Goal: what an order holds leaves the stock once, or is free again once, however often its task is done. */
async function placed() {
  const shop = openShop();
  const long = { untilMs: START_MS * 2, countsUntilMs: START_MS * 2 };
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons: [aCoupon(500, long)] });
  const items = [
    { sku: "few-1", quantity: 2 },
    { sku: "tea-1", quantity: 2 },
  ];
  const order = anOrderOf({ items, couponId: "c1", expectedFen: 12_500 });
  const reply = await shop.buyer("U", order);
  const purchase = shop.documents.purchases.get(ORDER);
  if (!reply.ok || !purchase) throw new Error(JSON.stringify(reply));
  const numbers = () =>
    ["few-1", "tea-1", "bag-1"].map((sku) => {
      const stock = shop.documents.stocks.get(sku);
      return [stock?.available, stock?.holds.length];
    });
  return { ...shop, purchase, numbers };
}
const SOLD = [8, 8, 9].map((available) => [available, 0]);

it("sells gifts and goods once", async () => {
  const { deps, purchase, numbers } = await placed();
  await sell(deps, purchase, START_MS + 1);
  await sell(deps, purchase, START_MS + 2);
  expect(numbers()).toEqual(SOLD);
});

it("frees goods, coupon and limits once", async () => {
  const { deps, purchase, numbers, documents } = await placed();
  await release(deps, purchase, START_MS + 1);
  await release(deps, purchase, START_MS + 2);
  expect(numbers()).toEqual([10, 10, 10].map((available) => [available, 0]));
  expect(documents.buyers.get("U")).toMatchObject({
    ...{ rev: 3, coupons: [{ orderId: null }], limited: [], placing: [] },
  });
});

it("makes no document of a buyer who is unknown", async () => {
  const { deps, purchase, documents } = await placed();
  await release(deps, { ...purchase, buyerId: "X" }, START_MS + 1);
  expect(documents.buyers.has("X")).toBe(false);
});

describe("what was given back though it was paid for", () => {
  const givenBack = async () => {
    const shop = await placed();
    const hold = { key: ORDER, quantity: 2 };
    await shop.deps.stocks.release("tea-1", hold, START_MS + 1);
    return shop;
  };

  it("is taken once more, once", async () => {
    const { deps, purchase, numbers } = await givenBack();
    await sell(deps, purchase, START_MS + 2);
    await sell(deps, purchase, START_MS + 3);
    expect(numbers()).toEqual(SOLD);
  });

  it("is told to staff when others have it by now", async () => {
    const { deps, purchase, left, documents } = await givenBack();
    const stock = documents.stocks.get("tea-1");
    if (stock) documents.stocks.set("tea-1", { ...stock, available: 1 });
    await expect(sell(deps, purchase, START_MS + 2)).rejects.toThrow("1 are left");
    expect(left("tea-1")).toBe(1);
  });

  it("is not guessed where another quantity is held", async () => {
    const { deps, purchase, left } = await placed();
    const [few, ...rest] = purchase.lines;
    const wrong: Purchase = { ...purchase, lines: few ? [{ ...few, quantity: 1 }, ...rest] : rest };
    await expect(sell(deps, wrong, START_MS + 2)).rejects.toThrow("not 1");
    expect(left("few-1")).toBe(8);
  });
});
