import type { Forward } from "#core/content/material.ts";
import type { NoticeRead } from "#core/content/notice.ts";
import { aMaterial, aNotice, aTheme } from "#core/content/testing/content.ts";
import { fen } from "#core/money.ts";
import type { Performance } from "#core/people/performance.ts";
import type { ContentReads } from "#ports/contentReads.ts";
import type { Store } from "#ports/store.ts";
import { aPromoter } from "#tests/fixtures.ts";

const id = (name: string): string => `ct-${name}`;
const ids = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id.slice(3));
const forward = (material: string, promoterId: string): Forward => ({
  ...{
    _id: `${id(material)}/${promoterId}`,
    rev: 1,
    materialId: id(material),
    promoterId,
    atMs: 1,
  },
});
const read = (notice: string, personId: string): NoticeRead => ({
  ...{ _id: `${id(notice)}/${personId}`, rev: 1, noticeId: id(notice), personId, atMs: 1 },
});

const aPerformance = (_id: string, facets: readonly string[]): Performance => ({
  ...{ _id, rev: 1, number: 9_100, facets, asOfMs: 1, fans: 0, recentFans: 0, orders: 0 },
  ...{ soldFen: fen(0), recentOrders: 0, recentSoldFen: fen(0), recentSharesFen: fen(0) },
  ...{ pendingFen: fen(0), availableFen: fen(0), paidFen: fen(0), lastActiveMs: null },
});

const MATERIALS = [
  aMaterial(id("m1"), { createdAtMs: 10, tags: ["春茶", "新品"], productIds: ["tea"] }),
  aMaterial(id("m2"), { createdAtMs: 20, audience: "promoters", tags: ["春茶"] }),
  aMaterial(id("m3"), { createdAtMs: 20, productIds: ["cup", "tea"] }),
  aMaterial(id("m4"), { createdAtMs: 30, removedAtMs: 31, tags: ["春茶"], productIds: ["tea"] }),
];
const NOTICES = [
  aNotice(id("n1"), { fromMs: 10 }),
  aNotice(id("n2"), { fromMs: 20, to: "promoters" }),
  aNotice(id("n3"), { fromMs: 20, to: "level/gold" }),
  aNotice(id("n4"), { fromMs: 30, to: "promoter/ct-A" }),
  aNotice(id("n5"), { fromMs: 25, endedAtMs: 26 }),
  aNotice(id("n6"), { fromMs: 99 }),
];

/** What every `ContentReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function contentReadsContract(open: () => { store: Store; reads: ContentReads }): void {
  let reads: ContentReads;
  let store: Store;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    store = opened.store;
    for (const one of MATERIALS) await store.create("materials", one);
    for (const one of NOTICES) await store.create("notices", one);
  });
  const both = ["all", "promoters"] as const;

  it("lists materials by audience, tag or product, the newest first, page by page", async () => {
    expect(await reads.materials({ audiences: both }, null, 9)).toEqual([
      ...[MATERIALS[2], MATERIALS[1], MATERIALS[0]],
    ]);
    const found = async (filter: object, audiences: readonly ("all" | "promoters")[] = both) =>
      ids(await reads.materials({ audiences, ...filter }, null, 9));
    expect(await found({}, ["all"])).toEqual(["m3", "m1"]);
    expect(await found({ tag: "春茶" })).toEqual(["m2", "m1"]);
    expect(await found({ tag: "春茶" }, ["all"])).toEqual(["m1"]);
    expect(await found({ productId: "tea" })).toEqual(["m3", "m1"]);
    expect(await found({ productId: "pot" })).toEqual([]);
    const page = async (atMs: number, name: string) =>
      ids(await reads.materials({ audiences: both }, { atMs, id: id(name) }, 1));
    expect(await page(20, "m3")).toEqual(["m2"]);
    expect(await page(20, "m2")).toEqual(["m1"]);
    expect(await page(10, "m1")).toEqual([]);
  });

  it("lists all materials for staff", async () => {
    expect(ids(await reads.allMaterials(null, 2))).toEqual(["m4", "m3"]);
    expect(ids(await reads.allMaterials({ atMs: 20, id: id("m3") }, 9))).toEqual(["m2", "m1"]);
    const tagged = async (tag: string) => ids(await reads.allMaterials(null, 9, tag));
    expect(await tagged("春茶")).toEqual(["m4", "m2", "m1"]);
    expect(await tagged("别的")).toEqual([]);
  });

  it("counts the tags of the newest that are shown, those used most first", async () => {
    const all = [
      { id: "春茶", count: 2 },
      { id: "新品", count: 1 },
    ];
    expect(await reads.materialTags(9, 9)).toEqual(all);
    expect(await reads.materialTags(9, 1)).toEqual(all.slice(0, 1));
    expect(await reads.materialTags(2, 9)).toEqual([{ id: "春茶", count: 1 }]);
  });

  it("tells who forwarded what, and how many", async () => {
    for (const one of [forward("m1", "A"), forward("m1", "B"), forward("m2", "A")]) {
      await store.create("forwards", one);
    }
    const asked = MATERIALS.map(({ _id }) => _id);
    expect([...(await reads.forwardsOf("A", asked))].sort()).toEqual([id("m1"), id("m2")]);
    expect(await reads.forwardsOf("A", [id("m2"), id("m3")])).toEqual([id("m2")]);
    expect(await reads.forwardsOf("Z", asked)).toEqual([]);
    expect(await reads.forwardsOf("A", [])).toEqual([]);
    const counts = await reads.forwardCounts([id("m1"), id("m3")], 9);
    expect(counts).toEqual([{ id: id("m1"), count: 2 }]);
    expect(await reads.forwardCounts([id("m1")], 1)).toEqual([{ id: id("m1"), count: 1 }]);
    expect(await reads.forwardCounts([], 9)).toEqual([]);
  });

  it("finds a promoter by his number, with his page", async () => {
    const [first, second] = [
      aPromoter(id("P"), { number: 9_001 }),
      aPromoter(id("Q"), { number: 9_002 }),
    ];
    await store.create("promoters", first);
    await store.create("promoters", second);
    const page = {
      ...{ _id: first._id, rev: 1, name: "小店", slogan: "", backgroundId: null, logoId: "t" },
      ...{ featured: ["tea"], changedAtMs: 1 },
    };
    await store.create("shopPages", page);
    expect(await reads.shopByNumber(9_001)).toEqual({ promoter: first, page });
    expect(await reads.shopByNumber(9_002)).toEqual({ promoter: second, page: null });
    expect(await reads.shopByNumber(9_003)).toBe(null);
  });

  it("tells the themes that are not ended, by id", async () => {
    expect(await reads.goodThemes()).toEqual([]);
    const push = { fromMs: 1, untilMs: 2, target: { kind: "level", level: "gold" } } as const;
    const themes = [aTheme(id("b")), aTheme(id("a"), { push }), aTheme(id("c"), { endedAtMs: 5 })];
    for (const one of themes) await store.create("themes", one);
    expect(await reads.goodThemes()).toEqual([themes[1], themes[0]]);
  });

  it("lists the notices to somebody, the newest first, none before its time or taken back", async () => {
    const to = async (audiences: readonly string[], atMs = 50) =>
      ids(await reads.noticesTo(audiences, atMs, null, 9));
    expect(await reads.noticesTo(["all"], 50, null, 9)).toEqual([NOTICES[0]]);
    expect(await to(["all", "promoters", "level/gold", "promoter/ct-A"])).toEqual([
      ...["n4", "n3", "n2", "n1"],
    ]);
    expect(await to(["all", "promoters", "promoter/ct-B"])).toEqual(["n2", "n1"]);
    expect(await to(["all"], 99)).toEqual(["n6", "n1"]);
    const page = await reads.noticesTo(
      ["all", "promoters", "level/gold"],
      50,
      { atMs: 20, id: id("n3") },
      1,
    );
    expect(ids(page)).toEqual(["n2"]);
    expect(ids(await reads.allNotices(null, 3))).toEqual(["n6", "n4", "n5"]);
    expect(ids(await reads.allNotices({ atMs: 20, id: id("n3") }, 9))).toEqual(["n2", "n1"]);
  });

  it("tells who read what, and how many", async () => {
    for (const one of [read("n1", "A"), read("n1", "B"), read("n2", "A")]) {
      await store.create("noticeReads", one);
    }
    const asked = [id("n1"), id("n2"), "plan:p@2"];
    expect([...(await reads.noticesReadBy("A", asked))].sort()).toEqual([id("n1"), id("n2")]);
    expect(await reads.noticesReadBy("B", asked)).toEqual([id("n1")]);
    expect(await reads.noticesReadBy("A", [])).toEqual([]);
    expect(await reads.noticeReadCounts([id("n1"), id("n4")], 9)).toEqual([
      { id: id("n1"), count: 2 },
    ]);
    expect(await reads.noticeReadCounts([id("n1")], 1)).toEqual([{ id: id("n1"), count: 1 }]);
    expect(await reads.noticeReadCounts([], 9)).toEqual([]);
    const found = await reads.noticeReadsOf(id("n1"), ["A", "B", "C"]);
    expect([...found].sort((a, b) => (a._id < b._id ? -1 : 1))).toEqual([
      read("n1", "A"),
      read("n1", "B"),
    ]);
    expect(await reads.noticeReadsOf(id("n2"), ["B"])).toEqual([]);
    expect(await reads.noticeReadsOf(id("n1"), [])).toEqual([]);
  });

  it("counts the promoters who have a mark", async () => {
    for (const [name, facets] of [
      ["A", ["", "level:ct-gold"]],
      ["B", ["", "level:ct-gold", "level:ct-gold|state:active"]],
    ] as const) {
      await store.create("performances", aPerformance(id(name), facets));
    }
    expect(await reads.promotersMarked("level:ct-gold")).toBe(2);
    expect(await reads.promotersMarked("level:ct-gold|state:active")).toBe(1);
    expect(await reads.promotersMarked("level:ct-none")).toBe(0);
  });
}
