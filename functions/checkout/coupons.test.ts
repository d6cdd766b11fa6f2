import type { Around } from "#adapters/memory/store.ts";
import { yielding } from "#adapters/memory/store.ts";
import { sentenceOf } from "#contracts/errors.ts";
import { anAddress } from "#core/checkout/testing/goods.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { openShop, START_MS } from "#functions/checkout/testing/aShop.ts";
import type { Reply } from "#functions/shared/serve.ts";
import { tendHolds } from "#functions/tend/holds.ts";

const CAMPAIGN = {
  ...{ action: "saveCampaign", campaignId: "spring", name: "春茶券", scope: { kind: "all" } },
  ...{ fromFen: 0, off: { kind: "amount", offFen: 500 }, perPerson: 1, total: 2 },
  ...{ takeFromMs: START_MS, takeUntilMs: START_MS + DAY_MS, good: { days: 30 } },
};
const TAKE = { action: "takeCoupon", campaignId: "spring", couponId: "c1" };
const codeOf = (reply: Reply) => (reply.ok ? "ok" : reply.error.code);
const dataOf = (reply: Reply) => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data as Record<string, unknown>;
};
async function withCampaign(around: Around = yielding, changes: object = {}) {
  const shop = openShop(around);
  dataOf(await shop.staff({ ...CAMPAIGN, ...changes }));
  return shop;
}
const stockOf = (shop: ReturnType<typeof openShop>) => {
  const stock = shop.documents.stocks.get("coupon/spring");
  return [stock?.available, stock?.held];
};

it.each([
  [
    "more off than what is asked for",
    10_000,
    { kind: "amount", offFen: 10_001 },
    "request_invalid",
  ],
  ["all of what is asked for", 10_000, { kind: "amount", offFen: 10_000 }, "ok"],
  ["an amount off whatever is bought", 0, { kind: "amount", offFen: 10_001 }, "ok"],
  ["a rate", 100, { kind: "rate", offBp: 1_000, mostFen: 5_000 }, "ok"],
])("takes from staff coupons of %s: %s, %j, %s", async (_of, fromFen, off, code) => {
  const reply = await openShop().staff({ ...CAMPAIGN, fromFen, off });
  expect(codeOf(reply)).toBe(code);
  if (reply.ok) return;
  expect(reply.error).toMatchObject({
    issues: [{ path: "off.offFen", message: "减的不能比要满的多" }],
  });
});

it("gives out as many as there are, and no more to one person", async () => {
  const shop = await withCampaign();
  const all = ["U", "V", "W"];
  const replies = await Promise.all(all.map((openid) => shop.buyer(openid, TAKE)));
  expect(replies.map(codeOf).sort()).toEqual(["coupons_gone", "ok", "ok"]);
  expect(stockOf(shop)).toEqual([0, 0]);
  const winner = all[replies.findIndex((reply) => reply.ok)] ?? "";
  expect(codeOf(await shop.buyer(winner, TAKE))).toBe("ok"); // A retry.
  expect(codeOf(await shop.buyer(winner, { ...TAKE, couponId: "c2" }))).toBe(
    "coupon_taken_already",
  );
  expect(dataOf(await shop.staff({ action: "campaigns" }))).toMatchObject({
    campaigns: [{ _id: "spring", left: 0, taken: 2 }],
    nextAfterId: null,
  });
  expect(dataOf(await shop.staff({ action: "campaigns", limit: 1 }))).toMatchObject({
    nextAfterId: "spring",
  });
  const seen = dataOf(await shop.buyer(winner, { action: "coupons" }));
  expect(seen).toMatchObject({
    usable: [{ id: "c1", offText: "减 5.00 元" }],
    campaigns: [
      {
        ...{ campaignId: "spring", offText: "减 5.00 元", left: 0, canTake: false },
        message: sentenceOf("coupon_taken_already"),
      },
    ],
  });
  const loser = all[replies.findIndex((reply) => !reply.ok)] ?? "";
  expect(dataOf(await shop.buyer(loser, { action: "coupons" }))).toMatchObject({
    campaigns: [{ canTake: false, message: sentenceOf("coupons_gone") }],
  });
});

it("gives one person one coupon, though he asks for two at the same time", async () => {
  const shop = await withCampaign();
  const both = await Promise.all([
    shop.buyer("U", TAKE),
    shop.buyer("U", { ...TAKE, couponId: "c2" }),
  ]);
  expect(both.map(codeOf).sort()).toEqual(["coupon_taken_already", "ok"]);
  expect(stockOf(shop)).toEqual([1, 0]);
});

it("counts nothing where there is no total", async () => {
  const shop = await withCampaign(yielding, { total: null });
  dataOf(await shop.buyer("U", TAKE));
  expect(stockOf(shop)).toEqual([undefined, undefined]);
});

it("keeps what it promised: after it was saved only name and time change, and it ends for good", async () => {
  const shop = await withCampaign();
  dataOf(await shop.staff(CAMPAIGN));
  expect(stockOf(shop)).toEqual([2, 0]); // Saved again it gives out no more.
  expect(dataOf(await shop.staff({ ...CAMPAIGN, name: "新名字" }))).toMatchObject({ rev: 2 });
  expect(codeOf(await shop.staff({ ...CAMPAIGN, total: 3 }))).toBe("campaign_fixed");
  expect(codeOf(await shop.buyer("U", { ...TAKE, campaignId: "none" }))).toBe("campaign_unknown");
  expect(codeOf(await shop.staff({ action: "endCampaign", campaignId: "none" }))).toBe(
    "campaign_unknown",
  );
  dataOf(await shop.staff({ action: "endCampaign", campaignId: "spring" }));
  dataOf(await shop.staff({ action: "endCampaign", campaignId: "spring" }));
  expect(codeOf(await shop.buyer("U", TAKE))).toBe("campaign_closed");
});

/** 2 readings, the hold, the buyer, the sale. */
const deaths = [1, 2, 3, 4, 5].flatMap((at) => [
  { at, isDone: false },
  { at, isDone: true },
]);
it.each(deaths)("killed at request $at (done: $isDone): one coupon, or all free", async (death) => {
  for (const isRetried of [true, false]) {
    let requests = -Infinity;
    let isDead = false;
    const shop = await withCampaign(async (operation) => {
      await Promise.resolve();
      requests += 1;
      if (!isDead && requests === death.at) {
        isDead = true;
        if (death.isDone) operation();
      }
      if (isDead) throw new Error("killed");
      return operation();
    });
    requests = 0;
    await shop.buyer("U", TAKE);
    isDead = false;
    shop.world.nowMs += 1;
    if (isRetried) expect(codeOf(await shop.buyer("U", TAKE))).toBe("ok");
    shop.world.nowMs += 2 * HOUR_MS;
    await tendHolds(shop.deps, shop.world.nowMs);
    const taken = shop.documents.buyers.get("U")?.coupons.length ?? 0;
    if (isRetried) expect(taken).toBe(1);
    expect(stockOf(shop)).toEqual([2 - taken, 0]);
  }
});

it("shows a quote of the cart: the best coupon, what is missing, what is short", async () => {
  const shop = await withCampaign(yielding, {
    fromFen: 10_000,
    off: { kind: "amount", offFen: 2_000 },
  });
  dataOf(await shop.buyer("U", TAKE));
  expect(codeOf(await shop.buyer("U", { action: "quote" }))).toBe("cart_empty");
  dataOf(await shop.buyer("U", { action: "setCartItem", sku: "cup-1", quantity: 2 }));
  const quote = (more: object) => shop.buyer("U", { action: "quote", couponId: "best", ...more });
  const small = dataOf(await quote({}));
  expect(small).toMatchObject({
    ...{ couponId: null, bestCouponId: null, delivery: null },
    coupons: [{ couponId: "c1", isUsable: false, text: "再买 20.00 元可用" }],
    told: ["商品 80.00 元", "选择地址后计算运费", "应付 80.00 元"],
  });
  dataOf(await shop.buyer("U", { action: "setCartItem", sku: "tea-1", quantity: 1 }));
  shop.setStock("cup-1", 1);
  expect(dataOf(await quote({ delivery: { kind: "express" } }))).toMatchObject({
    ...{ couponId: "c1", bestCouponId: "c1", short: [{ sku: "cup-1", available: 1 }] },
    told: [
      ...["商品 140.00 元", "满减「满10000减1000」−10.00 元", "优惠券「春茶券」−20.00 元"],
      ...["包邮", "应付 110.00 元"],
    ],
  });
  dataOf(await shop.buyer("U", { action: "chooseCartItems", skus: ["cup-1"] }));
  expect(dataOf(await quote({}))["lines"]).toHaveLength(1);
  dataOf(await shop.buyer("U", { action: "clearCart" }));
  expect(dataOf(await shop.buyer("U", { action: "cart" }))["items"]).toEqual([]);
});

it("quotes a member price once he has joined, a level's by the promoter's level", async () => {
  const shop = openShop();
  const items = [{ sku: "tea-1", quantity: 1 }];
  const total = async () => {
    const quote = dataOf(await shop.buyer("U", { action: "quote", items }));
    return (quote["amounts"] as { totalFen: number }).totalFen;
  };
  expect(await total()).toBe(6_000);
  expect(dataOf(await shop.buyer("U", { action: "cart" }))["memberSinceMs"]).toBeNull();
  const joined = dataOf(await shop.buyer("U", { action: "joinMembers" }));
  expect(await total()).toBe(5_400);
  expect(dataOf(await shop.buyer("U", { action: "cart" }))).toMatchObject(joined);
});

it("keeps addresses, and shows staff buyers", async () => {
  const shop = openShop();
  const address = anAddress("work", { isDefault: true });
  dataOf(await shop.buyer("N", { action: "saveAddress", address }));
  expect(dataOf(await shop.buyer("N", { action: "addresses" }))["addresses"]).toEqual([address]);
  for (const phone of ["12800000000", "1380000000", "+8613800000000"]) {
    const wrong = { action: "saveAddress", address: { ...address, phone } };
    expect(codeOf(await shop.buyer("N", wrong))).toBe("request_invalid");
  }
  const elsewhere = { action: "saveAddress", address: { ...address, region: "650102" } };
  expect(codeOf(await shop.buyer("N", elsewhere))).toBe("request_invalid");
  dataOf(await shop.staff({ action: "setGroup", buyerId: "N", group: "企业客户" }));
  expect(codeOf(await shop.staff({ action: "setGroup", buyerId: "X", group: null }))).toBe(
    "buyer_unknown",
  );
  const row = { buyerId: "N", group: "企业客户", phone: "138****0000" };
  expect(dataOf(await shop.staff({ action: "buyers", buyerId: "N" }))).toMatchObject({
    ...{ buyers: [row], buyer: { addresses: [address] } },
  });
  expect(codeOf(await shop.staff({ action: "buyers", buyerId: "X" }))).toBe("buyer_unknown");
  const all = dataOf(await shop.staff({ action: "buyers", limit: 1 }));
  expect([all["buyers"], all["buyer"]]).toEqual([[expect.objectContaining(row)], undefined]);
  expect(dataOf(await shop.buyer("N", { action: "removeAddress", addressId: "work" }))).toEqual({
    addresses: [],
  });
});

it.each([
  ["item_unknown", "tea-9"],
  ["item_unknown", "none-1"],
  ["not_on_sale", "cup-1"],
])("%s: %s cannot be put into the cart, but taken out", async (code, sku) => {
  const shop = openShop();
  const cup = shop.documents.products.get("cup");
  if (cup) shop.setProduct({ ...cup, sale: null });
  const put = (quantity: number) => shop.buyer("U", { action: "setCartItem", sku, quantity });
  expect(codeOf(await put(1))).toBe(code);
  expect(codeOf(await put(0))).toBe("ok");
});

it("is about goods that the shop has", async () => {
  const shop = openShop();
  const save = (scope: object) => shop.staff({ ...CAMPAIGN, scope });
  const category = await save({ kind: "categories", ids: ["nowhere"] });
  expect(category).toMatchObject({ error: { code: "category_unknown", category: "nowhere" } });
  const product = await save({ kind: "products", ids: ["tea", "nothing"] });
  expect(product).toMatchObject({ error: { code: "related_unknown", productId: "nothing" } });
  expect(shop.documents.campaigns.size).toBe(0);
  expect(codeOf(await save({ kind: "products", ids: ["tea"] }))).toBe("ok");
});

it("tells staff what became of a campaign's coupons", async () => {
  const shop = await withCampaign(yielding, { total: null });
  expect(dataOf(await shop.staff({ action: "campaigns" }))).toMatchObject({
    campaigns: [{ left: null, taken: null }],
  });
  for (const openid of ["U", "V"]) dataOf(await shop.buyer(openid, TAKE));
  const buyer = shop.documents.buyers.get("U")!;
  const coupons = buyer.coupons.map((one) => ({ ...one, orderId: "O1" }));
  shop.documents.buyers.set("U", { ...buyer, coupons });
  const use = (campaignId: string) => shop.staff({ action: "campaignUse", campaignId });
  expect(dataOf(await use("spring"))).toEqual({
    ...{ campaignId: "spring", taken: 2, used: 1, isMore: false },
  });
  expect(codeOf(await use("autumn"))).toBe("campaign_unknown");
});
