import { emptyBuyer } from "#core/buyer/buyer.ts";
import { aProduct, anAddress } from "#core/checkout/testing/goods.ts";
import { fen } from "#core/money.ts";
import type { Campaign } from "#core/shop/shop.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { CheckoutQuestion, CheckoutReads } from "#ports/checkoutReads.ts";
import type { Store } from "#ports/store.ts";
import { anOrder, aPromoter, aPurchase } from "#tests/fixtures.ts";

const id = (name: string): string => `checkout-${name}`;
const PHONE = "13911112222";
const TEA = aProduct(id("tea"), 6_000, {
  gifts: [{ sku: `${id("bag")}-1`, quantity: 1, forEach: 1 }],
});
const BAG = aProduct(id("bag"), 500);
const CUP = aProduct(id("cup"), 4_000);
const CITY = "620100"; // Nobody else's in these tests.
const item = (sku: string) => ({ sku, quantity: 1, chosen: false, addedAtMs: 0 });
const U = {
  ...emptyBuyer(id("U")),
  addresses: [
    anAddress("away", { isDefault: false, region: "650102", phone: PHONE }),
    anAddress("home", { region: "620102" }),
    anAddress("farm", { isDefault: false, region: "620421" }),
  ],
  cart: [item(`${id("tea")}-1`), item(`${id("tea")}-9`), item("gone-1")],
};
const V = { ...emptyBuyer(id("V")), addresses: [anAddress("home", { phone: PHONE })] };
const store = (name: string) => ({
  ...{ _id: id(name), rev: 1, name, phone: "1", region: CITY, address: "a", latitude: 36 },
  ...{ longitude: 103, hours: [], picture: null, picksUp: true, delivers: true, isOpen: true },
});
const campaign = (name: string, changes: Partial<Campaign> = {}): Campaign => ({
  ...{ _id: id(name), rev: 1, name, scope: { kind: "all" }, fromFen: fen(0) },
  ...{ off: { kind: "amount", offFen: fen(1) }, takeFromMs: 100, takeUntilMs: 200 },
  ...{ good: { days: 1 }, perPerson: 1, total: null, isEnded: false },
  ...changes,
});

/** What every `CheckoutReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function checkoutReadsContract(open: () => { store: Store; reads: CheckoutReads }): void {
  let reads: CheckoutReads;
  let opened: Store;
  beforeAll(async () => {
    ({ reads, store: opened } = open());
    const { create, change } = opened;
    for (const product of [TEA, BAG, CUP]) await create("products", product);
    for (const buyer of [U, V]) await create("buyers", buyer);
    await create("promoters", aPromoter(id("U")));
    for (const [name, state] of [
      ["made", "paid"],
      ["ended", "cancelled"],
    ] as const) {
      await create("purchases", aPurchase([], { _id: id(name), state, dueAtMs: null }));
    }
    await create("shops", { ...defaultShop, rev: 1 });
    for (const name of ["S1", "S2"]) await create("stores", store(name));
    await create("posts", { _id: `store/${id("S1")}`, rev: 1, holders: [], staff: [] });
    await change<"territories", never>("territories", "brand", (known) => ({
      ok: true,
      value: {
        ...(known ?? { _id: "brand", rev: 0 }),
        regions: [
          ...(known?.regions ?? []),
          { region: "6201", storeId: id("S1") },
          { region: "650102", storeId: id("S2") },
        ],
      },
    }));
    await create("orders", anOrder([], { _id: id("O1"), buyerId: U._id }));
    const one = campaign("open");
    await create("campaigns", one);
    await create("campaigns", campaign("soon", { takeFromMs: 151 }));
    await create("campaigns", campaign("over", { takeUntilMs: 150 }));
    await create("campaigns", campaign("ended", { isEnded: true }));
    await create("campaigns", campaign("open2"));
  }, 30_000);

  const ask = (changes: Partial<CheckoutQuestion> = {}) =>
    reads.checkoutView({
      ...{ openid: U._id, products: [], to: { kind: "unknown" }, orderId: null },
      ...changes,
    });
  const ids = (documents: readonly { readonly _id: string }[]) =>
    documents.map(({ _id }) => _id).sort();

  it("finds the buyer, the shop, and nothing that was not asked for", async () => {
    const view = await ask();
    expect(view).toMatchObject({ buyer: { _id: U._id }, self: { _id: U._id }, shop: { rev: 1 } });
    expect(view).toMatchObject({ products: [], store: null, post: null, purchase: null });
    expect(view).toMatchObject({ order: null, calendar: { _id: "plans" } });
  });

  it("finds products with their gifts, each once", async () => {
    const view = await ask({ products: [TEA._id, BAG._id, id("none")] });
    expect(ids(view.products)).toEqual([BAG._id, TEA._id]);
    expect(ids((await ask({ products: [CUP._id] })).products)).toEqual([CUP._id]);
  });

  it("finds the products of the cart, chosen or not, with their gifts", async () => {
    expect(ids((await ask({ products: "cart" })).products)).toEqual([BAG._id, TEA._id]);
    expect((await ask({ products: "cart", openid: V._id })).products).toEqual([]);
  });

  it.each([
    [null, "S1"],
    ["home", "S1"],
    ["away", "S2"],
    ["farm", null],
    ["none", null],
  ])("the address %s has the store %s", async (addressId, name) => {
    const view = await ask({ to: { kind: "address", addressId } });
    expect(view.store?._id ?? null).toBe(name === null ? null : id(name));
    expect(view.post?._id ?? null).toBe(name === "S1" ? `store/${id("S1")}` : null);
  });

  it("finds a store that was asked for, and no stranger's", async () => {
    const there = await ask({ to: { kind: "store", storeId: id("S2") } });
    expect(there.store?._id).toBe(id("S2"));
    expect((await ask({ to: { kind: "store", storeId: id("S9") } })).store).toBe(null);
    const nobody = await ask({ openid: id("W"), to: { kind: "address", addressId: null } });
    expect([nobody.buyer, nobody.self, nobody.store]).toEqual([null, null, null]);
  });

  it("finds what there is under the order's id", async () => {
    expect((await ask({ orderId: id("O1") })).order?._id).toBe(id("O1"));
    expect((await ask({ orderId: id("O2") })).order).toBe(null);
    expect(await reads.purchasesAmong([id("O1"), id("O2")])).toEqual([]);
    const asked = ["made", "ended", "O1"].map(id);
    expect(await reads.purchasesAmong(asked)).toEqual([id("made")]);
  });

  it("finds campaigns of which coupons can be taken now, by id", async () => {
    const ours = async (afterId: string, limit: number) =>
      ids(await reads.openCampaigns(150, afterId, limit));
    expect(await ours(id(""), 10)).toEqual([id("open"), id("open2")]);
    expect(await ours(id("open"), 10)).toEqual([id("open2")]);
    expect(await ours(id(""), 1)).toEqual([id("open")]);
  });

  it("finds buyers by a phone number of theirs", async () => {
    expect(ids(await reads.buyersWithPhone(PHONE, "", 10))).toEqual([U._id, V._id]);
    expect(ids(await reads.buyersWithPhone(PHONE, U._id, 10))).toEqual([V._id]);
    expect(await reads.buyersWithPhone("13900000001", "", 10)).toEqual([]);
  });

  it("counts what became of a campaign's coupons", async () => {
    const coupon = (name: string, campaignId: string, orderId: string | null) => ({
      ...{ id: name, campaignId, name, scope: { kind: "all" } as const, fromFen: fen(0) },
      ...{ off: { kind: "amount", offFen: fen(1) } as const, takenAtMs: 1, untilMs: 2 },
      ...{ countsUntilMs: 2, orderId },
    });
    const spring = id("spring");
    const takers = [
      [coupon("a", spring, "O1"), coupon("b", spring, null), coupon("c", id("else"), "O2")],
      [coupon("d", spring, null)],
      [coupon("e", id("else"), "O3")],
    ];
    for (const [n, coupons] of takers.entries()) {
      await opened.create("buyers", { ...emptyBuyer(id(`taker${n}`)), coupons });
    }
    expect(await reads.couponsCounted(spring, 9)).toEqual({ buyers: 2, taken: 3, used: 1 });
    expect((await reads.couponsCounted(spring, 1)).buyers).toBe(1);
    expect(await reads.couponsCounted(id("none"), 9)).toEqual({ buyers: 0, taken: 0, used: 0 });
  });
}
