import type { MaterialsPage, StaffMaterialsPage } from "#contracts/materials.ts";
import { aMaterial } from "#core/content/testing/content.ts";
import { aBrand, NOW_MS, refused } from "#functions/content/testing/shop.ts";
import { asLogged } from "#tests/staffCost.ts";

const said = (materialId: string, changes: object = {}) => ({
  ...{ action: "saveMaterial", materialId, rev: 0, text: "春茶到了，汤色浅绿。" },
  ...{ pictures: ["https://a/1", "cloud://b/2"], productIds: ["tea"], tags: ["春茶"] },
  ...{ audience: "all", ...changes },
});

describe("what staff give to share", () => {
  it("is saved, changed, and not over another's change", async () => {
    const { byStaff, cost, memory, world } = aBrand();
    expect(await byStaff(said("m1"))).toMatchObject({
      data: { materialId: "m1", rev: 1, createdAtMs: NOW_MS, removedAtMs: null },
    });
    expect(await cost(() => byStaff(said("m1")))).toEqual(asLogged([1, 0]));
    const changed = said("m1", { rev: 1, text: "新的春茶" });
    world.nowMs = NOW_MS + 5;
    expect(await byStaff(changed)).toMatchObject({
      data: { rev: 2, text: "新的春茶", createdAtMs: NOW_MS, changedAtMs: NOW_MS + 5 },
    });
    expect(await byStaff(said("m1", { rev: 1, text: "旧的" }))).toEqual(
      refused("changed_meanwhile", { rev: 2 }),
    );
    expect(memory.documents.materials.size).toBe(1);
  });

  it("is taken away, once, and shown again when it is saved again", async () => {
    const { byStaff, cost, seenBy, by } = aBrand();
    await byStaff(said("m1"));
    const remove = () => byStaff({ action: "removeMaterial", materialId: "m1" });
    expect(await remove()).toMatchObject({ data: { removedAtMs: NOW_MS, rev: 2 } });
    expect(await cost(remove)).toEqual(asLogged([1, 0]));
    expect(await byStaff({ action: "removeMaterial", materialId: "m9" })).toEqual(
      refused("material_unknown"),
    );
    const list = () => seenBy<MaterialsPage>("oA", { action: "materials" });
    expect((await list()).materials).toEqual([]);
    expect(await by("oA", { action: "forwarded", materialId: "m1" })).toEqual(
      refused("material_unknown"),
    );
    // The first save, come again late, brings nothing back.
    expect(await byStaff(said("m1"))).toEqual(refused("changed_meanwhile", { rev: 2 }));
    await byStaff(said("m1", { rev: 2 }));
    expect((await list()).materials).toHaveLength(1);
  });

  it.each<[string, object, object]>([
    ["a promise of income", { text: "跟着我，躺赚" }, { field: "text", phrases: ["躺赚"] }],
    ["a cure", { text: "降血压的好茶" }, { field: "text", phrases: ["降血压"] }],
    ["a tag that is one", { tags: ["春茶", "月入过万"] }, { field: "tags" }],
  ])("is refused with %s, which is told", async (_, changes, facts) => {
    const { byStaff, memory } = aBrand();
    const reply = await byStaff(said("m1", changes));
    expect(reply).toMatchObject({ error: { code: "phrase_forbidden", ...facts } });
    expect(reply.ok ? "" : reply.error.message).toMatch(/^「.+」不能用：不能.+。请改写后再提交。$/);
    expect(memory.documents.materials.size).toBe(0);
  });

  it("names products that there are, on sale or not", async () => {
    const { byStaff } = aBrand();
    expect(await byStaff(said("m1", { productIds: ["tea", "old"] }))).toMatchObject({ ok: true });
    const reply = await byStaff(said("m2", { productIds: ["tea", "nothing"] }));
    expect(reply).toMatchObject({
      error: { code: "product_not_offered", productId: "nothing", message: /nothing/ },
    });
  });

  it.each<[string, object]>([
    ["no picture", { pictures: [] }],
    ["ten pictures", { pictures: Array.from({ length: 10 }, (_, n) => `https://a/${n}`) }],
    ["a picture of a machine", { pictures: ["file:///a.png"] }],
    ["no words", { text: " \n" }],
    ["too many words", { text: "茶".repeat(1_501) }],
    ["a product twice", { productIds: ["tea", "tea"] }],
    ["a long tag", { tags: ["一二三四五六七八九十一二三"] }],
    ["an id with a slash", { materialId: "a/b" }],
    ["nobody to see it", { audience: "staff" }],
  ])("is refused with %s", async (_, changes) => {
    const { byStaff } = aBrand();
    expect(await byStaff(said("m1", changes))).toMatchObject({
      error: { code: "request_invalid" },
    });
  });

  it("lists all for staff, with how many forwarded each", async () => {
    const { memory, by, staffSees } = aBrand();
    for (const [at, id] of ["m1", "m2", "m3"].entries()) {
      memory.documents.materials.set(id, aMaterial(id, { createdAtMs: at }));
    }
    for (const who of ["oA", "oG", "oA"]) await by(who, { action: "forwarded", materialId: "m2" });
    const list = (more: object) =>
      staffSees<StaffMaterialsPage>({ action: "listMaterials", limit: 2, ...more });
    const first = await list({});
    expect(first.materials.map((one) => [one.materialId, one.forwards])).toEqual([
      ...[
        ["m3", 0],
        ["m2", 2],
      ],
    ]);
    const second = await list({ cursor: first.next });
    expect(second.materials.map(({ materialId }) => materialId)).toEqual(["m1"]);
    expect(second.next).toBe(null);
  });
});

describe("what people may share", () => {
  function filled() {
    const brand = aBrand();
    const { materials } = brand.memory.documents;
    materials.set(
      "m1",
      aMaterial("m1", { createdAtMs: 1, productIds: ["tea", "old"], tags: ["春茶"] }),
    );
    materials.set("m2", aMaterial("m2", { createdAtMs: 2, audience: "promoters", tags: ["春茶"] }));
    materials.set("m3", aMaterial("m3", { createdAtMs: 3, productIds: ["cup"] }));
    const ids = async (openid: string, event: object = {}) => {
      const page = await brand.seenBy<MaterialsPage>(openid, { action: "materials", ...event });
      return page.materials.map(({ materialId }) => materialId).join(" ");
    };
    return { ...brand, ids };
  }

  it("is all of it for a promoter, and the public part for everybody else, by tag and product", async () => {
    const { ids } = filled();
    expect(await ids("oA")).toBe("m3 m2 m1");
    expect(await ids("oVisitor")).toBe("m3 m1");
    expect(await ids("oBanned")).toBe("m3 m1");
    expect(await ids("oA", { tag: "春茶" })).toBe("m2 m1");
    expect(await ids("oVisitor", { tag: "春茶" })).toBe("m1");
    expect(await ids("oA", { productId: "tea" })).toBe("m1");
    expect(await ids("oA", { productId: "pot" })).toBe("");
  });

  it("comes page by page", async () => {
    const { seenBy } = filled();
    const page = (cursor: string) =>
      seenBy<MaterialsPage>("oA", { action: "materials", limit: 2, cursor });
    const first = await page("");
    expect(first.next).toBe("2:m2");
    const second = await page("2:m2");
    expect([second.materials.length, second.materials[0]?.materialId, second.next]).toEqual([
      ...[1, "m1", null],
    ]);
  });

  it("says 广告, who earns and who sells, and leaves out what is off sale", async () => {
    const { seenBy } = filled();
    const own = await seenBy<MaterialsPage>("oA", { action: "materials" });
    expect(own.advert).toEqual({
      mark: "广告",
      footer: "广告 · 由推广者分享，购买后推广者可获佣金 · 销售者：杭州云隙茶业有限公司",
      sellerName: "杭州云隙茶业有限公司",
    });
    expect(own.isPromoter).toBe(true);
    const first = own.materials.at(-1);
    expect(first?.copyText).toBe(`素材m1\n\n${own.advert.footer}`);
    // A promoter is a member, so his own price is lower.
    expect(first?.products).toMatchObject([{ productId: "tea", fromFen: 5_000, yourFen: 4_500 }]);
    const visitor = await seenBy<MaterialsPage>("oVisitor", { action: "materials" });
    expect(visitor.advert.footer).toBe("广告 · 销售者：杭州云隙茶业有限公司");
    expect(visitor.isPromoter).toBe(false);
    expect(visitor.materials.at(-1)?.products).toMatchObject([{ yourFen: null }]);
  });

  it("is written down as forwarded once for each promoter", async () => {
    const { by, cost, seenBy, memory, world } = filled();
    const forward = (openid: string) => by(openid, { action: "forwarded", materialId: "m2" });
    expect(await forward("oA")).toEqual({ ok: true, data: { materialId: "m2", atMs: NOW_MS } });
    world.nowMs += 60_000;
    expect(await forward("oA")).toEqual({ ok: true, data: { materialId: "m2", atMs: NOW_MS } });
    expect(await cost(() => forward("oA"))).toEqual([3, 0]);
    expect(await cost(() => forward("oG"))).toEqual([4, 1]);
    expect(memory.documents.forwards.size).toBe(2);
    const { materials } = await seenBy<MaterialsPage>("oA", { action: "materials" });
    expect(materials.map(({ isForwarded }) => isForwarded)).toEqual([false, true, false]);
  });

  it("two forwards at once are one", async () => {
    const { by, memory } = filled();
    const forward = () => by("oA", { action: "forwarded", materialId: "m1" });
    const replies = await Promise.all([forward(), forward()]);
    expect(replies.every(({ ok }) => ok)).toBe(true);
    expect(memory.documents.forwards.size).toBe(1);
  });

  it.each([
    ["oVisitor", "promoter_required"],
    ["oBanned", "promoter_banned"],
    ["oLeft", "promoter_left"],
  ] as const)("is not counted for %s: %s", async (openid, code) => {
    const { by } = filled();
    expect(await by(openid, { action: "forwarded", materialId: "m1" })).toEqual(refused(code));
  });

  it("costs 3 requests, 2 for who is no promoter, and writes nothing", async () => {
    const { cost, ids } = filled();
    await ids("oA");
    expect(await cost(() => ids("oA"))).toEqual([3, 0]);
    expect(await cost(() => ids("oVisitor"))).toEqual([2, 0]);
  });
});
