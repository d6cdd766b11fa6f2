import { adminDatabase } from "#scripts/stack/database.ts";
import { checkoutReadsContract } from "#tests/contract/checkoutReads.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: from the cart to an order that can be paid for, as a buyer's phone asks for it, through the built functions. */
const stack = withStack();
const control = () => stack().control;
const LATER_MS = START_MS + 90 * DAY_MS;
const as =
  (openid: string) =>
  (action: string, more: object = {}) =>
    control().call("checkout", person(openid), { action, ...more });
const U = as("U");
type Event = { readonly action: string; readonly [field: string]: unknown };
const byStaff = (name: string, event: Event) => done(control().call(name, staff, event));

/** `cup-1` at 40 yuan, a bag for each two of them, and a limited sample. */
async function addProducts(): Promise<void> {
  const product = (productId: string, priceFen: number, changes: object = {}) => ({
    ...{ productId, title: `商品 ${productId}`, subtitle: "", description: "", pictures: [] },
    ...{ detailPictures: [], categories: [], kind: "goods", specs: [], priceFixed: false },
    ...{ limit: null, gifts: [], related: [], rank: 2, sale: { fromMs: 0, untilMs: null } },
    skus: [
      {
        ...{ sku: `${productId}-1`, values: [], priceFen, memberFen: null, levelPrices: [] },
        ...{ weightGrams: 300, picture: null },
      },
    ],
    ...changes,
  });
  const gifts = [{ sku: "bag-1", quantity: 1, forEach: 2 }];
  const all = [
    product("bag", 500),
    product("cup", 4_000, { gifts }),
    product("try", 900, { kind: "sample", limit: { quantity: 1, days: null } }),
  ];
  for (const one of all) {
    await done(control().call("catalogue", staff, { action: "saveProduct", rev: 0, product: one }));
  }
  const lines = all.map(({ productId }) => ({ sku: `${productId}-1`, quantity: 20 }));
  const key = "opening-2";
  await done(
    control().call("stock", staff, { action: "receive", key, place: "", lines, note: "开业" }),
  );
}

beforeAll(async () => {
  await publish(control(), { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control(), ["A"]);
  await openTeaShop(control(), 20);
  await addProducts();
  await scan(control(), "U", await codeOf(control(), "A"));
  await saveAddress(control(), "U");
}, 60_000);

const items = [
  { sku: SKU, quantity: 1 },
  { sku: "cup-1", quantity: 2 },
  { sku: "try-1", quantity: 1 },
];
const delivery = { kind: "express" };

it("fills a cart, takes a coupon, sees the price explained, orders, and orders once", async () => {
  await byStaff("checkout", {
    ...{ action: "saveCampaign", campaignId: "welcome", name: "新客券", scope: { kind: "all" } },
    ...{ fromFen: 5_000, off: { kind: "amount", offFen: 1_500 }, perPerson: 1, total: 3 },
    ...{ takeFromMs: START_MS, takeUntilMs: LATER_MS, good: { days: 30 } },
  });
  for (const item of items) await done(U("setCartItem", item));
  const taking = { campaignId: "welcome", couponId: "mine" };
  await done(U("takeCoupon", taking));
  await done(U("takeCoupon", taking)); // A retry is the same coupon.
  expect(await U("takeCoupon", { ...taking, couponId: "second" })).toMatchObject({
    error: { code: "coupon_taken_already" },
  });
  const coupons = await done(U("coupons"));
  expect(coupons).toMatchObject({ usable: [{ id: "mine" }], campaigns: [{ left: 2 }] });

  const cart = await done(U("cart"));
  expect(cart["items"]).toMatchObject([{ state: "ok" }, { state: "ok" }, { state: "ok" }]);
  const quote = await done(U("quote", { delivery, couponId: "best" }));
  expect(quote).toMatchObject({
    ...{ couponId: "mine", short: [], weightGrams: 1_000, giftsMissing: [] },
    amounts: { goodsFen: 18_900, couponOffFen: 1_500, freightFen: 800, totalFen: 18_200 },
  });

  const order = { orderId: "checkout00000001", items, delivery, couponId: "mine" };
  const placing = { ...order, fromCart: true, expectedFen: 18_200, note: "下午送" };
  const first = await done(U("place", placing));
  expect(first).toMatchObject({ orderId: "checkout00000001", totalFen: 18_200 });
  const cost = await costOf(control(), async () => {
    expect(await done(U("place", placing))).toEqual(first);
  });
  expect(cost).toEqual({ databaseRequests: 2, documentsWritten: 0 });
  expect((await done(U("cart")))["items"]).toEqual([]);

  const { store } = adminDatabase(stack().url);
  expect(await store.get("orders", "checkout00000001")).toMatchObject({
    ...{ fromShop: true, totalFen: 18_200, chain: ["A"], region: "330106" },
    lines: [{ sku: SKU }, { sku: "cup-1" }, { sku: "try-1" }, { sku: "bag-1", gift: true }],
  });
  expect(await store.get("stocks", "bag-1")).toMatchObject({ available: 19, held: 1 });
  expect(await U("place", { ...placing, orderId: "checkout00000002" })).toMatchObject({
    error: { code: "limit_exceeded", left: 0 },
  });
}, 60_000);

it("costs 2 requests to read, 1 for each SKU, 1 for the buyer, 2 to write", async () => {
  await saveAddress(control(), "W");
  const two = { items: [items[0], items[1]], delivery, expectedFen: 18_800 };
  const cost = await costOf(control(), async () => {
    await done(as("W")("place", { ...two, orderId: "checkout00000003" }));
  });
  // Two readings, the tea, the cups, the bag, the purchase, the order.
  expect(cost).toEqual({ databaseRequests: 7, documentsWritten: 5 });
});

it("tells a changed price with the new quote", async () => {
  const one = { items: [{ sku: "cup-1", quantity: 1 }], delivery };
  const reply = await U("place", { ...one, orderId: "checkout00000004", expectedFen: 4_801 });
  expect(reply).toMatchObject({
    error: { code: "price_changed", quote: { amounts: { totalFen: 4_800 } } },
  });
});

it("50 buyers at once for 5 pieces: 5 orders, 45 clear refusals", async () => {
  const lines = [{ sku: "rush-1", quantity: 5 }];
  const product = {
    ...{ productId: "rush", title: "抢购", subtitle: "", description: "", pictures: [] },
    ...{ detailPictures: [], categories: [], kind: "goods", specs: [], priceFixed: false },
    ...{ limit: null, gifts: [], related: [], rank: 3, sale: { fromMs: 0, untilMs: null } },
    skus: [
      {
        ...{ sku: "rush-1", values: [], priceFen: 1_000, memberFen: null, levelPrices: [] },
        ...{ weightGrams: 1, picture: null },
      },
    ],
  };
  await done(control().call("catalogue", staff, { action: "saveProduct", rev: 0, product }));
  const receive = { action: "receive", key: "rush-opening", place: "", lines, note: "抢购" };
  await done(control().call("stock", staff, receive));
  const all = Array.from({ length: 50 }, (_, n) => `rusher${n}`);
  await Promise.all(all.map((openid) => saveAddress(control(), openid)));
  const replies = await Promise.all(
    all.map((openid, n) =>
      as(openid)("place", {
        ...{ orderId: `rush${String(n).padStart(12, "0")}`, delivery, expectedFen: 1_800 },
        items: [{ sku: "rush-1", quantity: 1 }],
      }),
    ),
  );
  expect(replies.filter(({ ok }) => ok).length).toBe(5);
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
  expect(new Set(refusals)).toEqual(new Set(["stock_short"]));
  const { store } = adminDatabase(stack().url);
  expect(await store.get("stocks", "rush-1")).toMatchObject({ available: 0, held: 5 });
}, 60_000);

it("shows staff buyers with masked numbers, and the whole of one", async () => {
  const found = await byStaff("checkout", { action: "buyers", phone: "13900000000" });
  expect(found["buyers"]).toContainEqual(
    expect.objectContaining({ buyerId: "U", phone: "139****0000" }),
  );
  const one = await byStaff("checkout", { action: "buyers", buyerId: "U" });
  expect(one).toMatchObject({ buyer: { addresses: [{ phone: "13900000000" }] } });
  expect(await U("buyers")).toMatchObject({ error: { code: "staff_required" } });
});

describe("CloudBase's checkout reads, through node-sdk and over the wire", () => {
  checkoutReadsContract(() => adminDatabase(stack().url));
});
