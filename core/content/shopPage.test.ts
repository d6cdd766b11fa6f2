import { advertFooter, sellerNameOf } from "#core/content/advert.ts";
import { checkShopPage, savedPage, shopNameOf } from "#core/content/shopPage.ts";
import { aPlan } from "#tests/fixtures.ts";

const said = {
  ...{ _id: "A", name: "阿明的茶桌", slogan: "慢慢喝", backgroundId: null, logoId: null },
  featured: ["tea", "cup"],
};
const page = { ...said, rev: 3, changedAtMs: 1 };

it("is named by its promoter, or after his number", () => {
  expect(shopNameOf(page, 7)).toBe("阿明的茶桌");
  expect(shopNameOf({ name: "" }, 7)).toBe("推广员 7 的小店");
  expect(shopNameOf(null, 7)).toBe("推广员 7 的小店");
});

it.each<[string, object, string | null]>([
  ["what may be said", {}, null],
  ["nothing at all", { name: "", slogan: "" }, null],
  ["a name that may not be", { name: "官方店", slogan: "躺赚" }, "name"],
  ["a slogan that may not be", { slogan: "躺赚" }, "slogan"],
  ["the brand's name as a slogan", { slogan: "云隙茶舍" }, null],
])("checks %s", (_, changes, field) => {
  const checked = checkShopPage({ ...said, ...changes }, "云隙茶舍");
  expect(checked.ok ? null : checked.error.field).toBe(field);
});

it("is the same object where nothing is new", () => {
  expect(savedPage(page, said, 9)).toEqual({ ok: true, value: page });
  const same = savedPage(page, said, 9);
  expect(same.ok && same.value).toBe(page);
  expect(savedPage(undefined, said, 9)).toEqual({
    ok: true,
    value: { ...said, rev: 0, changedAtMs: 9 },
  });
  expect(savedPage(page, { ...said, featured: ["cup", "tea"] }, 9)).toMatchObject({
    value: { rev: 3, changedAtMs: 9, featured: ["cup", "tea"] },
  });
  for (const changes of [{ name: "" }, { slogan: "" }, { backgroundId: "t" }, { logoId: "t" }]) {
    expect(savedPage(page, { ...said, ...changes }, 9)).toMatchObject({ value: changes });
  }
});

describe("what every picture says", () => {
  it("marks it, who earns by it, and who sells", () => {
    expect(advertFooter("杭州云隙茶业有限公司", true)).toBe(
      "广告 · 由推广者分享，购买后推广者可获佣金 · 销售者：杭州云隙茶业有限公司",
    );
    expect(advertFooter("云隙茶舍", false)).toBe("广告 · 销售者：云隙茶舍");
  });

  it("names the seller as the plan does, else the shop", () => {
    const seller = { name: "杭州云隙茶业有限公司" };
    expect(sellerNameOf(aPlan({ programme: { seller } }), "茶舍")).toBe(seller.name);
    expect(sellerNameOf(aPlan({}), "茶舍")).toBe("茶舍");
    expect(sellerNameOf(null, "茶舍")).toBe("茶舍");
  });
});
