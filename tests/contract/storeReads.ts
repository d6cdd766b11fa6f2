import { aPickup, aStore, redeemedPickup } from "#core/shop/testing/store.ts";
import { emptyTerritories } from "#core/shop/territory.ts";
import type { Post } from "#core/people/post.ts";
import type { Store } from "#ports/store.ts";
import type { StoreReads } from "#ports/storeReads.ts";

const id = (name: string): string => `sr-${name}`;
const term = (promoterId: string, untilMs: number | null = null) => ({
  ...{ promoterId, fromMs: 0, untilMs, by: "staff" },
});
const POSTS: readonly Post[] = [
  { _id: `store/${id("S1")}`, rev: 1, holders: [term("sr-A")], staff: [term("sr-B", 5)] },
  { _id: `store/${id("S2")}`, rev: 1, holders: [], staff: [term("sr-A"), term("sr-C")] },
  { _id: `store/${id("gone")}`, rev: 1, holders: [term("sr-A")], staff: [] },
  { _id: "region/330106", rev: 1, holders: [term("sr-A")], staff: [] },
];
const here = { storeId: id("S1") };
const express = {
  kind: "express",
  address: {
    ...{ name: "王", phone: "13800005678", region: "330106" },
    ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "1 号" },
  },
} as const;
const PURCHASES = [
  aPickup(id("w2"), { ...here, createdAtMs: 20 }),
  aPickup(id("w1"), { ...here, createdAtMs: 10 }),
  aPickup(id("w3"), { ...here, createdAtMs: 20 }),
  aPickup(id("unpaid"), { ...here, state: "created" }),
  aPickup(id("other"), { storeId: id("S2") }),
  aPickup(id("sent"), { ...here, delivery: express }),
  redeemedPickup(id("r1"), 100, here),
  redeemedPickup(id("r2"), 199, here),
  redeemedPickup(id("r3"), 199, here),
  redeemedPickup(id("late"), 200, here),
  redeemedPickup(id("elsewhere"), 150, { storeId: id("S2") }),
  aPickup(id("coded"), {
    storeId: id("S3"),
    delivery: { kind: "pickup", name: "王", phone: "1", code: "9876543210", redeemed: null },
  }),
];

/** What every `StoreReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function storeReadsContract(open: () => { store: Store; reads: StoreReads }): void {
  let reads: StoreReads;
  let store: Store;
  beforeAll(() => {
    const opened = open();
    reads = opened.reads;
    store = opened.store;
  });

  it("tells no stores and no territories where there are none, then all of both", async () => {
    expect(await reads.storesView()).toEqual({ stores: [], territories: emptyTerritories });
    const stores = [aStore(id("S1")), aStore(id("S2"), { isOpen: false })];
    for (const one of [...stores].reverse()) await store.create("stores", one);
    expect(await reads.storesView()).toEqual({ stores, territories: emptyTerritories });
    const territories = {
      ...emptyTerritories,
      rev: 1,
      regions: [{ region: "33", storeId: id("S1") }],
    };
    await store.create("territories", territories);
    expect(await reads.storesView()).toEqual({ stores, territories });
  });

  it("finds the stores of whoever ever held or worked in one, and nothing else of his", async () => {
    for (const post of POSTS) await store.create("posts", post);
    const [first, second] = POSTS;
    expect(await reads.storesOf("sr-A")).toEqual([
      { post: first, store: aStore(id("S1")) },
      { post: second, store: aStore(id("S2"), { isOpen: false }) },
    ]);
    expect(await reads.storesOf("sr-B")).toMatchObject([{ post: first }]);
    expect(await reads.storesOf("sr-Z")).toEqual([]);
  });

  it("pages through those that wait, the longest waiting first", async () => {
    for (const one of PURCHASES) await store.create("purchases", one);
    const filter = { ...here, waiting: true } as const;
    const page = async (after: { atMs: number; id: string } | null, limit: number) =>
      (await reads.pickups(filter, after, limit)).map(({ _id }) => _id);
    expect(await page(null, 10)).toEqual([id("w1"), id("w2"), id("w3")]);
    expect(await page(null, 2)).toEqual([id("w1"), id("w2")]);
    expect(await page({ atMs: 20, id: id("w2") }, 2)).toEqual([id("w3")]);
    expect(await page({ atMs: 10, id: id("w1") }, 1)).toEqual([id("w2")]);
    expect(await page({ atMs: 20, id: id("w3") }, 2)).toEqual([]);
  });

  it("pages through what was handed over in a span, the newest first", async () => {
    const filter = { ...here, fromMs: 100, untilMs: 200 };
    const page = async (after: { atMs: number; id: string } | null, limit: number) =>
      (await reads.pickups(filter, after, limit)).map(({ _id }) => _id);
    expect(await page(null, 10)).toEqual([id("r3"), id("r2"), id("r1")]);
    expect(await page({ atMs: 199, id: id("r3") }, 1)).toEqual([id("r2")]);
    expect(await page({ atMs: 199, id: id("r2") }, 5)).toEqual([id("r1")]);
    expect(await page({ atMs: 100, id: id("r1") }, 5)).toEqual([]);
  });

  it("finds a purchase by its pickup code, whole", async () => {
    expect(await reads.pickupsWithCode("9876543210")).toEqual([PURCHASES.at(-1)]);
    expect(await reads.pickupsWithCode("9876543211")).toEqual([]);
  });
}
