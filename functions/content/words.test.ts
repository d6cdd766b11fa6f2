import type { CheckedWords, MaterialTags, StaffMaterialsPage } from "#contracts/materials.ts";
import { aMaterial } from "#core/content/testing/content.ts";
import { aBrand, refused } from "#functions/content/testing/shop.ts";

/** Goal: who writes for the brand sees beforehand what would be refused, and which tags there are. */
it("names the phrases of each text, and what to write instead", async () => {
  const { staffSees } = aBrand();
  const texts = [
    { field: "text", text: "跟着我躺赚" },
    { field: "tags", text: "降血压" },
    { field: "title", text: "春茶" },
  ];
  const { found } = await staffSees<CheckedWords>({ action: "checkWords", texts });
  expect(found.map(({ field, phrase, kind }) => [field, phrase, kind])).toEqual([
    ["text", "躺赚", "promise"],
    ["tags", "降血压", "medical"],
  ]);
  expect(found.every(({ instead }) => instead !== "")).toBe(true);
  expect(await staffSees<CheckedWords>({ action: "checkWords", texts: [] })).toEqual({ found: [] });
});

it("counts the tags of what is shown, and lists materials by tag", async () => {
  const { staffSees, memory, by } = aBrand();
  for (const [n, tags] of [["春茶", "新品"], ["春茶"], ["送礼"]].entries()) {
    const removedAtMs = tags.includes("送礼") ? 9 : null;
    memory.documents.materials.set(`m${n}`, aMaterial(`m${n}`, { tags, removedAtMs }));
  }
  expect(await staffSees<MaterialTags>({ action: "materialTags" })).toEqual({
    tags: [
      { tag: "春茶", materials: 2 },
      { tag: "新品", materials: 1 },
    ],
  });
  const listed = async (tag: string) =>
    (await staffSees<StaffMaterialsPage>({ action: "listMaterials", tag })).materials.length;
  expect([await listed("春茶"), await listed("送礼"), await listed("无")]).toEqual([2, 1, 0]);
  expect(await by("oA", { action: "materialTags" })).toEqual(refused("staff_required"));
  expect(await by("oA", { action: "checkWords", texts: [] })).toEqual(refused("staff_required"));
});
