import { contentReadsContract } from "#tests/contract/contentReads.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { joinChain, publish } from "#tests/e2e/brand.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop } from "#tests/e2e/teaShop.ts";
import { DAY_MS } from "#core/time.ts";

describe("CloudBase's content reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  contentReadsContract(() => adminDatabase(stack().url));
});

/** Goal: what the brand gives to share reaches promoters and visitors, each what is theirs, and nothing forbidden. */
describe("content", () => {
  const stack = withStack();
  const content = (identity: { openid: string } | { uid: string }, event: object) =>
    stack().control.call("content", identity, event);
  const plan = {
    ...{ id: "p", levels: ["silver", "gold"], rates: [{ distance: 1, rateBp: 1_000 }] },
    programme: {
      seller: { name: "杭州一种茶业有限公司", licence: "91330100MA0000000X", agreement: "1" },
    },
  };

  beforeAll(async () => {
    const { control } = stack();
    await publish(control, plan);
    await openTeaShop(control, 10);
    await joinChain(control, ["A", "B"]);
  }, 30_000);

  it("a material goes from staff to a promoter, who forwards it once", async () => {
    const material = {
      ...{ action: "saveMaterial", materialId: "m1", rev: 0, text: "新茶到了" },
      ...{ pictures: ["https://a/1", "https://a/2"], productIds: ["tea"], tags: ["新品"] },
      audience: "promoters",
    };
    const words = { ...material, text: "新茶到了，加入就能躺赚" };
    expect(await content(staff, words)).toMatchObject({
      error: { code: "phrase_forbidden", message: /「躺赚」不能用：不能承诺收益/ },
    });
    await done(content(staff, material));
    const list = (openid: string) => content(person(openid), { action: "materials", tag: "新品" });
    expect(await done(list("U"))).toMatchObject({ materials: [], isPromoter: false });
    expect(await done(list("A"))).toMatchObject({
      materials: [
        {
          ...{ materialId: "m1", isForwarded: false, products: [{ productId: "tea" }] },
          copyText: expect.stringContaining("购买后推广者可获佣金 · 销售者：杭州一种茶业有限公司"),
        },
      ],
    });
    const forward = (openid: string) =>
      content(person(openid), { action: "forwarded", materialId: "m1" });
    const replies = await Promise.all([forward("A"), forward("A"), forward("B"), forward("U")]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(await done(list("A"))).toMatchObject({ materials: [{ isForwarded: true }] });
    expect(await done(content(staff, { action: "listMaterials" }))).toMatchObject({
      materials: [{ materialId: "m1", forwards: 2 }],
    });
  }, 30_000);

  it("a theme comes and goes by itself; a promoter's own choice stays", async () => {
    const { control } = stack();
    const theme = {
      ...{ action: "saveTheme", rev: 0, name: "春日", colour: "spring", logo: null },
      ...{ background: "https://a/spring", isOffered: true },
    };
    const push = { fromMs: START_MS, untilMs: START_MS + DAY_MS, target: { kind: "all" } };
    await done(content(staff, { ...theme, themeId: "spring", push }));
    await done(content(staff, { ...theme, themeId: "rain", colour: "summer", push: null }));
    const page = {
      ...{ action: "saveMyShop", name: "阿明的茶桌", slogan: "慢慢喝", logoId: null },
      ...{ backgroundId: "rain", featured: ["tea"] },
    };
    expect(await content(person("A"), { ...page, name: "一种茶官方店" })).toMatchObject({
      error: { code: "phrase_forbidden", field: "name", phrases: ["官方"] },
    });
    await done(content(person("A"), page));
    const visit = (number: number) => done(content(person("U"), { action: "visit", number }));
    expect(await done(content(person("U"), { action: "theme" }))).toMatchObject({ name: "春日" });
    expect(await visit(1)).toMatchObject({
      ...{ name: "阿明的茶桌", featuredBy: "promoter", featured: [{ productId: "tea" }] },
      look: { colour: "summer", backgroundFrom: "own" },
    });
    expect(await visit(2)).toMatchObject({
      ...{ name: "推广员 2 的小店", featuredBy: "shop" },
      look: { colour: "spring", backgroundFrom: "push" },
    });
    const cost = await costOf(control, () => visit(2));
    expect(cost).toEqual({ databaseRequests: 1, documentsWritten: 0 });
    await control.post("/control/clock", { advanceToMs: START_MS + DAY_MS });
    expect(await visit(2)).toMatchObject({ look: { colour: "brand", backgroundFrom: "default" } });
    expect(await visit(1)).toMatchObject({ look: { backgroundFrom: "own" } });
  }, 30_000);

  it("a poster says what it must, at everybody's price", async () => {
    const poster = (openid: string) =>
      content(person(openid), { action: "posterData", productId: "tea" });
    expect(await done(poster("A"))).toMatchObject({
      ...{ promoterNumber: 1, shopName: "阿明的茶桌", product: { fromFen: 10_000 } },
      advert: { mark: "广告", sellerName: "杭州一种茶业有限公司" },
    });
    expect(await poster("U")).toMatchObject({ error: { code: "promoter_required" } });
  });

  it("a notice reaches whom it is for, and staff see who read it; a change of the plan is one", async () => {
    const { control } = stack();
    const send = (noticeId: string, audience: object) =>
      done(
        content(staff, { action: "saveNotice", noticeId, title: "通知", text: "正文", audience }),
      );
    await send("all", { kind: "all" });
    await send("one", { kind: "promoter", promoterId: "B" });
    const nextMs = START_MS + 10 * DAY_MS;
    const rates = [{ distance: 1, rateBp: 800 }];
    await done(
      control.call("commission", staff, {
        ...{ action: "publishPlan", plan: { ...plan, rates }, acknowledges: "all", fromMs: nextMs },
      }),
    );
    const list = (openid: string) => done(content(person(openid), { action: "notices" }));
    const idsOf = async (openid: string) => {
      const { notices, unread } = await list(openid);
      return [(notices as { noticeId: string }[]).map((one) => one.noticeId).sort(), unread];
    };
    expect(await idsOf("U")).toEqual([["all"], 1]);
    expect(await idsOf("A")).toEqual([["all", "plan:p@2"], 2]);
    expect(await idsOf("B")).toEqual([["all", "one", "plan:p@2"], 3]);
    const read = (openid: string, noticeId: string) =>
      content(person(openid), { action: "readNotice", noticeId });
    await Promise.all([read("B", "all"), read("B", "all"), read("B", "plan:p@2")].map(done));
    expect(await read("A", "one")).toMatchObject({ error: { code: "notice_unknown" } });
    expect((await idsOf("B"))[1]).toBe(1);
    const sent = await done(content(staff, { action: "listNotices" }));
    const reads = (sent["notices"] as { noticeId: string; reads: number }[]).map((one) => [
      ...[one.noticeId, one.reads],
    ]);
    expect(reads.sort()).toEqual([
      ["all", 1],
      ["one", 0],
    ]);
  }, 30_000);

  it("a closed page says so", async () => {
    const { control } = stack();
    await done(control.call("commission", staff, { action: "ban", promoterId: "A", reason: "x" }));
    const reply = await content(person("U"), { action: "visit", number: 1 });
    expect(reply).toMatchObject({ error: { code: "shop_page_closed", message: /商城首页/ } });
  });
});
