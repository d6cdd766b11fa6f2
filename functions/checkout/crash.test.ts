import type { Around } from "#adapters/memory/store.ts";
import { aCoupon, anAddress } from "#core/checkout/testing/goods.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { anOrderOf, openShop, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { tendHolds } from "#functions/tend/holds.ts";
import { tendPurchases } from "#functions/tend/purchases.ts";

/**
 * Goal: a call may die at each of its requests, before or after the database did it. Asked again the order is made as if
 * nothing had happened; never asked again, all that it took is free again after the sweeps.
 */
const long = { untilMs: START_MS * 2, countsUntilMs: START_MS * 2 };
const BASKET = anOrderOf({
  ...{ couponId: "c1", expectedFen: 12_500 },
  items: [
    { sku: "tea-1", quantity: 2 },
    { sku: "few-1", quantity: 2 },
  ],
});
/** Requests of an undisturbed call: 2 readings, 3 holds (one of a gift), the buyer, the purchase, the order. */
const REQUESTS = 8;
type Death = { readonly at: number; readonly isDone: boolean };

function dyingShop({ at, isDone }: Death) {
  let requests = 0;
  let isDead = false;
  const around: Around = async (operation) => {
    await Promise.resolve();
    requests += 1;
    if (!isDead && requests === at) {
      isDead = true;
      if (isDone) operation();
    }
    if (isDead) throw new Error("killed");
    return operation();
  };
  const shop = openShop(around);
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons: [aCoupon(500, long)] });
  const revive = () => {
    isDead = false;
  };
  return { shop, revive, requests: () => requests };
}
const deaths = Array.from({ length: REQUESTS }, (_, n) => [
  { at: n + 1, isDone: false },
  { at: n + 1, isDone: true },
]).flat();
const stocks = (shop: ReturnType<typeof openShop>) =>
  ["tea-1", "few-1", "bag-1"].map((sku) => shop.left(sku));

it(`makes ${REQUESTS} requests when nothing goes wrong`, async () => {
  const { shop, requests } = dyingShop({ at: 0, isDone: false });
  expect(await shop.buyer("U", BASKET)).toMatchObject({ ok: true });
  expect(requests()).toBe(REQUESTS);
});

it.each(deaths)("killed at request $at (done: $isDone), asked again: one order", async (death) => {
  const { shop, revive } = dyingShop(death);
  const undisturbed = await openDone();
  await shop.buyer("U", BASKET);
  revive();
  shop.world.nowMs += 1; // A retry is a later call.
  const again = await shop.buyer("U", BASKET);
  expect(withoutTime(again)).toEqual(withoutTime(undisturbed));
  expect(stocks(shop)).toEqual([8, 8, 9]);
  const { documents } = shop;
  expect(documents.stocks.get("tea-1")?.holds).toMatchObject([{ key: ORDER, quantity: 2 }]);
  expect(documents.buyers.get("U")).toMatchObject({
    ...{ coupons: [{ orderId: ORDER }], limited: [{ orderId: ORDER, quantity: 2 }] },
  });
  expect([documents.purchases.size, documents.orders.size]).toEqual([1, 1]);
});

it.each(deaths)("killed at request $at (done: $isDone), never again: all free", async (death) => {
  const { shop, revive } = dyingShop(death);
  await shop.buyer("U", BASKET);
  revive();
  shop.world.nowMs += HOUR_MS + 30 * MINUTE_MS;
  await tendPurchases(shop.deps, shop.world.nowMs);
  await tendHolds(shop.deps, shop.world.nowMs);
  await shop.buyer("U", { action: "coupons" });
  expect(stocks(shop)).toEqual([10, 10, 10]);
  expect(shop.documents.stocks.get("tea-1")?.holds).toEqual([]);
  const { documents } = shop;
  expect(documents.buyers.get("U")).toMatchObject({
    ...{ coupons: [{ orderId: null }], limited: [], placing: [] },
  });
  expect([...documents.purchases.values()].map(({ state }) => state)).not.toContain("created");
  const late = await shop.buyer("U", BASKET);
  if (documents.purchases.size > 0 && !late.ok) expect(late.error.code).toBe("order_closed");
});

async function openDone() {
  return dyingShop({ at: 0, isDone: false }).shop.buyer("U", BASKET);
}
const withoutTime = (reply: Awaited<ReturnType<typeof openDone>>) =>
  reply.ok ? { ...(reply.data as object), expiresAtMs: 0 } : reply;
