import { fen } from "#core/money.ts";
import { newTask } from "#core/purchase/task.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { goodsShop } from "#functions/purchase/testing/goodsShop.ts";
import { tendPurchases } from "#functions/tend/purchases.ts";

/** Goal: time ends what nobody else ends, once, however often and beside whom the timer runs. */
const ID = "ORDER1";
const paidShop = async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.pay();
  return shop;
};
const shippedShop = async () => {
  const shop = await paidShop();
  await shop.ship("P1");
  return shop;
};

it("costs 3 requests when all is quiet", async () => {
  const shop = await paidShop();
  await shop.place("ORDER2"); // It can still be paid.
  shop.memory.requests = 0;
  expect(await shop.tend()).toEqual({
    ...{ purchases: 0, told: 0 },
    holds: { sold: 0, released: 0, left: 0 },
  });
  expect(shop.memory.requests).toBe(3);
});

it("ends what nobody paid in time, and its goods are free", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  shop.wait(29);
  await shop.tend();
  expect(shop.purchase().state).toBe("created");
  shop.wait(1);
  await Promise.all([shop.tend(), shop.tend(), shop.tend()]);
  expect(shop.purchase()).toMatchObject({
    ...{ state: "cancelled", tasks: [], dueAtMs: null },
    cancelled: { by: "expiry" },
  });
  expect(shop.stock()).toEqual({ available: 10, held: 0 });
  expect(await shop.payments.read(ID)).toEqual({ answer: "closed" });
});

it("finds the payment of which nobody told", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  shop.payments.pay(ID, shop.clock.nowMs);
  shop.wait(31);
  await shop.tend();
  expect(shop.purchase()).toMatchObject({ state: "paid", tasks: [] });
  expect(shop.stock()).toEqual({ available: 8, held: 0 });
});

it("waits while WeChat says nothing certain, and does not let that stand in others' way", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  shop.payments.fail("read", "timeout-not-applied");
  shop.wait(30);
  await shop.tend();
  expect(shop.purchase()).toMatchObject({
    state: "created",
    dueAtMs: shop.clock.nowMs + 10 * MINUTE_MS,
  });
  shop.payments.fail("read", null);
  shop.wait(10);
  await shop.tend();
  expect(shop.purchase().state).toBe("cancelled");
});

it("counts goods as received after the shop's days, and closes after the days for after-sales", async () => {
  const shop = await shippedShop();
  shop.shipping.end(ID, "received");
  shop.waitDays(10);
  shop.clock.nowMs -= 1;
  await shop.tend();
  expect(shop.purchase().state).toBe("shipped");
  shop.clock.nowMs += 1;
  await shop.tend();
  expect(shop.purchase()).toMatchObject({ state: "received", receivedAtMs: shop.clock.nowMs });
  expect(shop.facts()).toContain("received");
  shop.waitDays(7);
  await shop.tend();
  expect(shop.purchase()).toMatchObject({ state: "closed", dueAtMs: null, tasks: [] });
});

it("waits some days for WeChat's word, then no longer", async () => {
  const shop = await shippedShop(); // WeChat says: shipped.
  shop.waitDays(10);
  await shop.tend();
  expect(shop.purchase().state).toBe("shipped");
  shop.shipping.read = () => Promise.reject(new Error("no answer in time"));
  shop.waitDays(4);
  await shop.tend();
  expect(shop.purchase().state).toBe("shipped");
  shop.waitDays(1);
  await shop.tend();
  expect(shop.purchase().state).toBe("received");
});

it("does what was left undone", async () => {
  const shop = await paidShop();
  const lines = [{ sku: "tea-1", quantity: 2 }];
  const tasks = [newTask("restock/x", { kind: "restock", lines })];
  shop.documents.purchases.set(ID, { ...shop.purchase(), tasks, dueAtMs: 0 });
  await Promise.all([shop.tend(), shop.tend()]);
  expect(shop.purchase()).toMatchObject({ tasks: [], dueAtMs: null });
  expect(shop.stock()).toEqual({ available: 10, held: 0 });
});

it("comes past any number that fail, and begins no page when its time is over", async () => {
  const shop = goodsShop();
  for (let n = 0; n < 120; n++) {
    await shop.place(`ORDER${n}`);
    const purchase = shop.purchase(`ORDER${n}`);
    if (n >= 110) continue;
    const lines = [{ sku: "tea-1", refundFen: fen(1) }];
    const refund = { kind: "refund", id: `R${n}`, lines, freightFen: fen(0), by: "s" } as const;
    const tasks = [newTask("refund/x", refund)]; // Nobody paid, so it fails.
    shop.documents.purchases.set(purchase._id, { ...purchase, tasks, dueAtMs: n });
  }
  shop.wait(31);
  await tendPurchases(shop.deps, shop.clock.nowMs);
  const states = [...shop.documents.purchases.values()].map(({ state }) => state);
  expect(states.filter((state) => state === "cancelled").length).toBe(120);
  const late = goodsShop();
  for (let n = 0; n < 60; n++) await late.place(`ORDER${n}`);
  late.clock.nowMs += DAY_MS;
  const elapsedMs = () => (late.clock.elapsedMs += 10_000);
  expect(await tendPurchases({ ...late.deps, elapsedMs }, late.clock.nowMs)).toEqual({
    purchases: 50,
  });
  await late.tend();
  expect([...late.documents.purchases.values()].every(({ dueAtMs }) => dueAtMs === null)).toBe(
    true,
  );
});

it("goes on with the other parts when one fails", async () => {
  const shop = await paidShop();
  shop.deps.reads.purchasesDue = () => Promise.reject(new Error("no database"));
  expect(await shop.tend()).toMatchObject({ purchases: 0, holds: { released: 0 }, told: 0 });
  expect(shop.logged).toHaveLength(1);
});
