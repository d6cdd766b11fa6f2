import { aCoupon, anAddress, aReduction } from "#core/checkout/testing/goods.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import {
  openShop,
  anOrderOf,
  CUP,
  ORDER,
  START_MS,
  TEA,
} from "#functions/checkout/testing/aShop.ts";
import type { Reply } from "#functions/shared/serve.ts";

const long = { untilMs: START_MS * 2, countsUntilMs: START_MS * 2 };
const codeOf = (reply: Reply) => (reply.ok ? "ok" : reply.error.code);
const dataOf = (reply: Reply) => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data as Record<string, unknown>;
};

it("makes the purchase and the order, and says what to pay", async () => {
  const shop = openShop();
  const reductions = shop.documents.shops.get("brand")?.reductions ?? [];
  shop.setShop({ reductions, receiveDays: 3, afterSalesDays: 9 });
  const placed = await shop.buyer("U", anOrderOf({ note: "请轻放" }));
  expect(dataOf(placed)).toMatchObject({
    ...{ orderId: ORDER, totalFen: 9_800, expiresAtMs: START_MS + 30 * MINUTE_MS },
  });
  expect(shop.documents.purchases.get(ORDER)).toMatchObject({
    ...{ state: "created", buyerId: "U", note: "请轻放", dueAtMs: START_MS + 30 * MINUTE_MS },
    ...{ place: "", storeId: null, couponId: null, terms: { receiveDays: 3, afterSalesDays: 9 } },
    amounts: { goodsFen: 10_000, reductionOffFen: 1_000, freightFen: 800, totalFen: 9_800 },
    delivery: { kind: "express", address: { name: "李四", region: "330106" } },
  });
  expect(shop.documents.orders.get(ORDER)).toMatchObject({
    ...{ fromShop: true, totalFen: 9_800, freightFen: 800, region: "330106" },
    ...{ chain: ["P"], evidence: { promoterId: "P" } },
    lines: [
      { sku: "tea-1", category: "tea", paidFen: 5_400, supplier: "S", supplyFen: 100 },
      { sku: "cup-1", category: "ware", paidFen: 3_600 },
    ],
  });
  expect([shop.left("tea-1"), shop.left("cup-1")]).toEqual([9, 9]);
});

it("costs 2 requests to read, 1 for each SKU, 2 to write; 1 more with a coupon", async () => {
  const shop = openShop();
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons: [aCoupon(500, long)] });
  const cost = async (event: object) => {
    const before = shop.memory.requests;
    dataOf(await shop.buyer("U", event));
    return shop.memory.requests - before;
  };
  expect(await cost(anOrderOf())).toBe(2 + 2 + 2);
  const again = { orderId: "order00000000002", couponId: "c1", expectedFen: 9_300 };
  expect(await cost(anOrderOf(again))).toBe(2 + 2 + 1 + 2);
  expect(await cost(anOrderOf(again))).toBe(2); // Asked for again.
});

it("is one order however often it is asked for, and nobody else's", async () => {
  const shop = openShop();
  shop.setBuyer("V");
  const first = await shop.buyer("U", anOrderOf());
  expect(await shop.buyer("U", anOrderOf())).toEqual(first);
  expect(shop.left("tea-1")).toBe(9);
  const others = [
    anOrderOf({ note: "别的" }),
    anOrderOf({ items: [{ sku: "cup-1", quantity: 1 }] }),
    anOrderOf({ couponId: "c1" }),
  ];
  for (const other of others) {
    expect(codeOf(await shop.buyer("U", other))).toBe("order_id_taken");
  }
  expect(codeOf(await shop.buyer("V", anOrderOf()))).toBe("order_id_taken");
  expect(shop.left("cup-1")).toBe(9);
});

it("is one order when it is asked for twice at the same time", async () => {
  const shop = openShop();
  const both = await Promise.all([shop.buyer("U", anOrderOf()), shop.buyer("U", anOrderOf())]);
  expect(both.map(codeOf)).toEqual(["ok", "ok"]);
  expect(both[0]).toEqual(both[1]);
  expect([shop.left("tea-1"), shop.documents.orders.size]).toEqual([9, 1]);
});

it("takes coupon, limit and cart in one change, and gives them back with the order", async () => {
  const shop = openShop();
  const item = (sku: string) => ({ sku, quantity: 1, chosen: true, addedAtMs: 0 });
  shop.setBuyer("U", {
    ...{ addresses: [anAddress("home")], coupons: [aCoupon(500, long)] },
    cart: [item("few-1"), item("cup-1")],
  });
  const items = [{ sku: "few-1", quantity: 2 }];
  const bought = { items, couponId: "c1", fromCart: true, expectedFen: 2_300 };
  dataOf(await shop.buyer("U", anOrderOf(bought)));
  expect(shop.documents.buyers.get("U")).toMatchObject({
    ...{ rev: 2, cart: [{ sku: "cup-1" }], coupons: [{ id: "c1", orderId: ORDER }] },
    limited: [{ orderId: ORDER, productId: "few", quantity: 2 }],
  });
  const other = anOrderOf({ orderId: "order00000000002", couponId: "c1", expectedFen: 9_300 });
  const used = await shop.buyer("U", other);
  expect(used.ok ? "ok" : used.error).toMatchObject({
    ...{ code: "coupon_unusable", reason: "used", text: "已用于另一个订单" },
  });
  const more = { orderId: "order00000000002", items: [{ sku: "few-1", quantity: 1 }] };
  expect(codeOf(await shop.buyer("U", anOrderOf(more)))).toBe("limit_exceeded");
  expect(shop.left("few-1")).toBe(8);
});

it("lets two orders at once use a coupon once, and gives back what the other held", async () => {
  const shop = openShop();
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons: [aCoupon(500, long)] });
  const place = (n: number) =>
    shop.buyer(
      "U",
      anOrderOf({ orderId: `order0000000001${n}`, couponId: "c1", expectedFen: 9_300 }),
    );
  const both = await Promise.all([place(1), place(2)]);
  expect(both.map(codeOf).sort()).toEqual(["coupon_gone", "ok"]);
  expect([shop.left("tea-1"), shop.documents.purchases.size]).toEqual([9, 1]);
});

it("takes the coupon that it was priced with, however its id is called", async () => {
  const shop = openShop();
  const cheap = aCoupon(1, { ...long, id: "best" });
  shop.setBuyer("U", {
    ...{ addresses: [anAddress("home")], coupons: [aCoupon(500, long), cheap] },
  });
  const named = { couponId: "best", expectedFen: 9_300 };
  expect(codeOf(await shop.buyer("U", anOrderOf(named)))).toBe("price_changed");
  dataOf(await shop.buyer("U", anOrderOf({ couponId: "best", expectedFen: 9_799 })));
  const used = shop.documents.buyers.get("U")?.coupons.map(({ orderId }) => orderId);
  expect(used).toEqual([null, ORDER]);
});

it("50 buyers at once for 5 pieces: 5 orders, 45 clear refusals, nothing lost", async () => {
  const shop = openShop();
  shop.setStock("tea-1", 5);
  const all = Array.from({ length: 50 }, (_, n) => `B${n}`);
  for (const openid of all) shop.setBuyer(openid);
  const replies = await Promise.all(
    all.map((openid, n) =>
      shop.buyer(openid, anOrderOf({ orderId: `race${String(n).padStart(12, "0")}` })),
    ),
  );
  expect(replies.filter((reply) => reply.ok).length).toBe(5);
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]));
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["stock_short"]));
  expect(refusals[0]).toMatchObject({ short: [{ sku: "tea-1", available: 0 }] });
  expect([shop.left("tea-1"), shop.left("cup-1")]).toEqual([0, 5]); // The cups of the 45 are back.
});

it("answers a changed price with the new quote, and holds nothing", async () => {
  const shop = openShop();
  shop.setShop({ reductions: [aReduction(10_000, 500, { untilMs: START_MS * 2 })] });
  const reply = await shop.buyer("U", anOrderOf());
  expect(reply.ok ? "ok" : reply.error).toMatchObject({
    code: "price_changed",
    quote: { amounts: { totalFen: 10_300 }, told: expect.arrayContaining(["应付 103.00 元"]) },
  });
  expect(shop.left("tea-1")).toBe(10);
});

it("leaves a gift out that is out of stock, at the same price", async () => {
  const shop = openShop();
  const order = { items: [{ sku: "tea-1", quantity: 2 }], expectedFen: 11_000 };
  const given = dataOf(await shop.buyer("U", anOrderOf(order)));
  expect(given["giftsMissing"]).toEqual([]);
  expect(shop.left("bag-1")).toBe(9);
  shop.setStock("bag-1", 0);
  const second = anOrderOf({ ...order, orderId: "order00000000002" });
  const without = dataOf(await shop.buyer("U", second));
  expect(without["giftsMissing"]).toMatchObject([{ sku: "bag-1", note: "gift_out_of_stock" }]);
  expect(shop.documents.orders.get("order00000000002")?.lines).toHaveLength(1);
  expect(dataOf(await shop.buyer("U", second))).toEqual(without);
});

it("takes the bought pieces where only the gift of the same SKU is short", async () => {
  const shop = openShop();
  shop.setProduct({ ...TEA, gifts: [{ sku: "tea-1", quantity: 1, forEach: 2 }] });
  shop.setStock("tea-1", 2);
  const order = { items: [{ sku: "tea-1", quantity: 2 }], expectedFen: 11_000 };
  expect(dataOf(await shop.buyer("U", anOrderOf(order)))["giftsMissing"]).toHaveLength(1);
  expect(shop.left("tea-1")).toBe(0);
});

describe("with stores", () => {
  const store = {
    ...{ rev: 1, name: "西湖店", phone: "0571-1", region: "330106", address: "a", latitude: 30 },
    ...{ longitude: 120, hours: [], picture: null, picksUp: true, delivers: true, isOpen: true },
  };
  function shopWithStore(changes: Partial<typeof store> = {}) {
    const shop = openShop();
    shop.documents.stores.set("S1", { _id: "S1", ...store, ...changes });
    const regions = [{ region: "3301", storeId: "S1" }];
    shop.documents.territories.set("brand", { _id: "brand", rev: 1, regions });
    const term = { promoterId: "P", fromMs: 0, untilMs: null, by: "staff" };
    shop.documents.posts.set("store/S1", { _id: "store/S1", rev: 1, holders: [], staff: [term] });
    for (const sku of ["tea-1", "cup-1"]) shop.setStock(sku, 3, "S1");
    return shop;
  }

  it("sends from the address's store if it delivers, and names who served", async () => {
    const shop = shopWithStore();
    dataOf(await shop.buyer("U", anOrderOf()));
    expect(shop.documents.purchases.get(ORDER)).toMatchObject({ storeId: "S1", place: "S1" });
    expect(shop.documents.orders.get(ORDER)).toMatchObject({ store: "S1", storeStaff: "P" });
    expect([shop.left("tea-1@S1"), shop.left("tea-1")]).toEqual([2, 10]);
  });

  it.each([{ delivers: false }, { isOpen: false }])("from the warehouse: %j", async (changes) => {
    const shop = shopWithStore(changes);
    dataOf(await shop.buyer("U", anOrderOf()));
    expect(shop.documents.purchases.get(ORDER)).toMatchObject({ storeId: "S1", place: "" });
  });

  it("sends all from the warehouse where the store has too little of one", async () => {
    const shop = shopWithStore();
    shop.setStock("cup-1", 0, "S1");
    const quote = { action: "quote", items: anOrderOf().items, delivery: { kind: "express" } };
    expect(dataOf(await shop.buyer("U", quote))).toMatchObject({ place: "", short: [] });
    dataOf(await shop.buyer("U", anOrderOf()));
    expect(shop.documents.purchases.get(ORDER)).toMatchObject({ storeId: "S1", place: "" });
    expect([shop.left("tea-1@S1"), shop.left("tea-1"), shop.left("cup-1")]).toEqual([3, 9, 9]);
  });

  it("says what the better of the two has where neither has enough", async () => {
    const shop = shopWithStore();
    shop.setStock("cup-1", 1);
    const items = [{ sku: "cup-1", quantity: 5 }];
    const asked = anOrderOf({ items, expectedFen: 19_000 });
    const quote = { action: "quote", items, delivery: { kind: "express" } };
    const short = [{ sku: "cup-1", available: 3 }];
    expect(dataOf(await shop.buyer("U", quote))).toMatchObject({ place: "S1", short });
    const refused = await shop.buyer("U", asked);
    expect(refused.ok ? "ok" : refused.error).toMatchObject({ code: "stock_short", short });
    shop.setStock("cup-1", 4);
    const more = await shop.buyer("U", asked);
    expect(more.ok ? "ok" : more.error).toMatchObject({ short: [{ available: 4 }] });
    expect(dataOf(await shop.buyer("U", quote))).toMatchObject({ place: "" });
    expect([shop.left("cup-1@S1"), shop.left("cup-1")]).toEqual([3, 4]);
  });

  const pickup = { kind: "pickup", storeId: "S1", name: "李四", phone: "13800000000" };
  it("takes what is picked up from nowhere else", async () => {
    const shop = shopWithStore();
    shop.setStock("cup-1", 0, "S1");
    const asked = anOrderOf({ delivery: pickup, expectedFen: 9_000 });
    expect(codeOf(await shop.buyer("U", asked))).toBe("stock_short");
  });

  it("is picked up there without freight and without a region", async () => {
    const shop = shopWithStore();
    dataOf(await shop.buyer("U", anOrderOf({ delivery: pickup, expectedFen: 9_000 })));
    expect(shop.documents.purchases.get(ORDER)).toMatchObject({
      ...{ place: "S1", storeId: "S1" },
      delivery: { kind: "pickup", name: "李四", code: null },
    });
    expect(shop.documents.orders.get(ORDER)?.region).toBeUndefined();
  });

  it.each([
    ["store_unknown", { ...pickup, storeId: "S2" }, {}],
    ["pickup_not_here", pickup, { picksUp: false }],
    ["pickup_not_here", pickup, { isOpen: false }],
  ])("%s", async (code, delivery, changes) => {
    const shop = shopWithStore(changes);
    expect(codeOf(await shop.buyer("U", anOrderOf({ delivery })))).toBe(code);
  });
});

it.each([
  ["address_unknown", { delivery: { kind: "express", addressId: "work" } }],
  ["item_unknown", { items: [{ sku: "tea-9", quantity: 1 }] }],
  ["coupon_unusable", { couponId: "none" }],
  ["stock_short", { items: [{ sku: "cup-1", quantity: 11 }], expectedFen: 43_000 }],
  ["request_invalid", { orderId: "short" }],
  ["request_invalid", { items: [] }],
  ["request_invalid", { note: "x".repeat(201) }],
])("%s", async (code, changes) => {
  const shop = openShop();
  expect(codeOf(await shop.buyer("U", anOrderOf(changes)))).toBe(code);
});

it("refuses a product that went off sale, and an id that another shop's order has", async () => {
  const shop = openShop();
  dataOf(await shop.buyer("U", anOrderOf()));
  shop.setProduct({ ...CUP, sale: null });
  const second = anOrderOf({ orderId: "order00000000002" });
  expect(codeOf(await shop.buyer("U", second))).toBe("not_on_sale");
  shop.documents.purchases.delete(ORDER);
  expect(codeOf(await shop.buyer("U", anOrderOf()))).toBe("order_id_taken");
});

it("cannot go on with what was cancelled or never got its order in time", async () => {
  const shop = openShop();
  dataOf(await shop.buyer("U", anOrderOf()));
  shop.documents.orders.delete(ORDER);
  shop.world.nowMs += 30 * MINUTE_MS;
  expect(codeOf(await shop.buyer("U", anOrderOf()))).toBe("order_closed");
  expect(shop.documents.orders.size).toBe(0);
  const second = anOrderOf({ orderId: "order00000000002" });
  dataOf(await shop.buyer("U", second));
  const purchase = shop.documents.purchases.get("order00000000002");
  if (purchase) shop.documents.purchases.set(purchase._id, { ...purchase, state: "cancelled" });
  expect(codeOf(await shop.buyer("U", second))).toBe("order_closed");
});

it("frees the coupon that a twin took for an order which was cancelled meanwhile", async () => {
  const shop = openShop();
  dataOf(await shop.buyer("U", anOrderOf()));
  const purchase = shop.documents.purchases.get(ORDER)!;
  shop.documents.purchases.set(ORDER, { ...purchase, state: "cancelled" });
  const placing = [{ orderId: ORDER, atMs: START_MS }];
  const coupons = [aCoupon(500, { ...long, orderId: ORDER })];
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons, placing });
  shop.world.nowMs += HOUR_MS;
  expect(dataOf(await shop.buyer("U", { action: "coupons" }))["usable"]).toHaveLength(1);
});

it("frees the coupon of an order that never came to be, when its buyer looks an hour later", async () => {
  const shop = openShop();
  const placing = [{ orderId: "dead000000000000", atMs: START_MS }];
  const coupons = [aCoupon(500, { ...long, orderId: "dead000000000000" })];
  shop.setBuyer("U", { addresses: [anAddress("home")], coupons, placing });
  const quote = { action: "quote", items: [{ sku: "cup-1", quantity: 1 }], couponId: "best" };
  expect(dataOf(await shop.buyer("U", quote))["couponId"]).toBe(null);
  shop.world.nowMs += HOUR_MS;
  expect(dataOf(await shop.buyer("U", quote))["couponId"]).toBe("c1");
  expect(shop.documents.buyers.get("U")).toMatchObject({ placing: [], rev: 2 });
  shop.world.nowMs += DAY_MS;
  expect(dataOf(await shop.buyer("U", { action: "coupons" }))["usable"]).toHaveLength(1);
});
