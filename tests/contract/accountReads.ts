import { emptyAccount } from "#core/account/account.ts";
import type { Forward } from "#core/content/material.ts";
import type { NoticeRead } from "#core/content/notice.ts";
import { fen } from "#core/money.ts";
import type { Post } from "#core/people/post.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { AccountReads } from "#ports/accountReads.ts";
import type { Store } from "#ports/store.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

const id = (name: string): string => `ac-${name}`;
const aCase = (state: AfterSales["state"]): AfterSales => ({
  ...{ id: "a1", kind: "refund", state, lines: [], freightFen: fen(0), reason: "other" },
  ...{ text: "", pictures: [], askedAtMs: 0, stateAtMs: 0, dueAtMs: null, decision: null },
  ...{ back: null, arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
});
const anOrderIn = (name: string, changes: Partial<Purchase>): Purchase =>
  aPurchase([aPurchaseLine("tea-1", 1, 100)], { _id: id(name), buyerId: id("U"), ...changes });
const PURCHASES = [
  anOrderIn("unpaid", { state: "created" }),
  anOrderIn("paid", { state: "paid" }),
  anOrderIn("sent", { state: "shipped" }),
  anOrderIn("received", { state: "received" }),
  anOrderIn("closed", { state: "closed", afterSales: [aCase("done"), aCase("withdrawn")] }),
  anOrderIn("cancelled", { state: "cancelled" }),
  anOrderIn("returning", { state: "received", afterSales: [aCase("done"), aCase("sent")] }),
  anOrderIn("other", { state: "paid", buyerId: id("V") }),
];
const term = (name: string) => ({
  ...{ promoterId: id(name), fromMs: 0, untilMs: null, by: "staff" },
});
const POSTS: readonly Post[] = [
  { _id: "store/ac-S1", rev: 1, holders: [term("A")], staff: [term("B")] },
  { _id: "store/ac-S2", rev: 1, holders: [], staff: [term("A")] },
  { _id: "region/ac-330106", rev: 1, holders: [term("A")], staff: [] },
];
const FORWARDS: readonly Forward[] = ["m1", "m2", "m3"].map((name) => ({
  ...{ _id: id(`${name}/A`), rev: 1, materialId: id(name), promoterId: id("A"), atMs: 1 },
}));
const READS: readonly NoticeRead[] = ["n1", "n2"].map((name) => ({
  ...{ _id: id(`${name}/A`), rev: 1, noticeId: id(name), personId: id("A"), atMs: 1 },
}));
const due = (name: string, dueAtMs: number | null) => ({
  ...{ ...emptyAccount(id(name)), rev: 1, dueAtMs },
});

/** What every `AccountReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function accountReadsContract(open: () => { store: Store; reads: AccountReads }): void {
  let reads: AccountReads;
  beforeAll(async () => {
    const { store, reads: opened } = open();
    reads = opened;
    for (const one of PURCHASES) await store.create("purchases", one);
    for (const one of POSTS) await store.create("posts", one);
    for (const one of FORWARDS) await store.create("forwards", one);
    for (const one of READS) await store.create("noticeReads", one);
    const accounts = [due("late", 30), due("none", null), due("b", 20), due("a", 20), due("c", 31)];
    for (const one of accounts) await store.create("accounts", one);
  });
  const idsOf = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id);

  it("finds a buyer's orders that are not over", async () => {
    const found = idsOf(await reads.openPurchases(id("U"), 10));
    expect([...found].sort()).toEqual(["paid", "returning", "sent", "unpaid"].map(id));
    expect(await reads.openPurchases(id("U"), 2)).toHaveLength(2);
    expect(await reads.openPurchases(id("nobody"), 10)).toEqual([]);
  });

  it("finds the posts of regions and stores that somebody ever had", async () => {
    expect(await reads.postsOf(id("A"), 10)).toEqual([POSTS[2], POSTS[0], POSTS[1]]);
    expect(idsOf(await reads.postsOf(id("B"), 10))).toEqual(["store/ac-S1"]);
    expect(await reads.postsOf(id("A"), 1)).toHaveLength(1);
  });

  it("pages through what somebody forwarded and read", async () => {
    expect(await reads.forwardsBy(id("A"), "", 2)).toEqual(FORWARDS.slice(0, 2));
    expect(await reads.forwardsBy(id("A"), id("m2/A"), 2)).toEqual(FORWARDS.slice(2));
    expect(await reads.forwardsBy(id("B"), "", 2)).toEqual([]);
    expect(await reads.noticeReadsBy(id("A"), "", 1)).toEqual(READS.slice(0, 1));
    expect(await reads.noticeReadsBy(id("A"), id("n1/A"), 5)).toEqual(READS.slice(1));
    expect(await reads.noticeReadsBy(id("B"), "", 5)).toEqual([]);
  });

  it("finds the closings that are due, the longest waiting first", async () => {
    expect(idsOf(await reads.closingsDue(30, 10))).toEqual(["a", "b", "late"].map(id));
    expect(idsOf(await reads.closingsDue(30, 1))).toEqual([id("a")]);
    expect(await reads.closingsDue(19, 10)).toEqual([]);
  });
}
