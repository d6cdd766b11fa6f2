import { adminDatabase } from "#scripts/stack/database.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { emptyStock } from "#core/stock/change.ts";
import { catalogueReadsContract } from "#tests/contract/catalogueReads.ts";
import { costOf, done, person, staff, withStack } from "#tests/e2e/stack.ts";
import { aSku } from "#tests/fixtures.ts";

describe("CloudBase's catalogue reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  catalogueReadsContract(() => adminDatabase(stack().url));
});

/** Goal: what staff save is what buyers see, through the built function; and a warm list asks the database nothing. */
it("sells what staff put into the window", async () => {
  const { control, url } = stack();
  const ask = (who: typeof staff, event: object) => done(control.call("catalogue", who, event));
  const { _id, rev, ...shop } = defaultShop;
  const categories = [{ id: "green", name: "绿茶", picture: null }];
  await ask(staff, { action: "saveShop", rev, shop: { ...shop, name: "小山茶", categories } });
  const product = {
    ...{ productId: "longjing", title: "西湖龙井", subtitle: "明前", description: "一行\n两行" },
    ...{ pictures: ["cloud://shop/longjing.png"], detailPictures: [], categories: ["green"] },
    ...{ kind: "goods", specs: [{ name: "重量", values: ["50g"] }], priceFixed: false },
    skus: [aSku("longjing-50g", { values: ["50g"], supplier: "farm" })],
    ...{ limit: null, gifts: [], related: [], sale: null, rank: 1 },
  };
  const saved = await ask(staff, { action: "saveProduct", rev: 0, product });
  expect(saved).toMatchObject({ _id: "longjing", rev: 1 });
  const again = { ...product, subtitle: "雨前", skus: [aSku("longjing-50g", { values: ["50g"] })] };
  expect(await ask(staff, { action: "saveProduct", rev: 1, product: again })).toMatchObject({
    rev: 2,
  });
  const stock = { ...emptyStock("longjing-50g", "", "longjing-50g"), available: 7 };
  await adminDatabase(url).store.create("stocks", { ...stock, changedAtMs: Date.now() });
  const list = { action: "list", search: "龙井", category: "green" };
  expect(await ask(person("U"), list)).toEqual({ cards: [], next: null });
  const sale = { untilMs: null };
  await ask(staff, { action: "setSale", productIds: ["longjing"], sale });
  const card = { productId: "longjing", subtitle: "雨前", fromFen: 10_000, yourFen: null };
  expect(await ask(person("U"), list)).toMatchObject({ cards: [card] });
  const costs: number[] = [];
  for (let n = 0; n < 3; n++) {
    // A call may come to another instance, or 4 s after the last look on a slow machine.
    costs.push((await costOf(control, () => ask(person("U"), list))).databaseRequests);
  }
  expect(Math.min(...costs)).toBe(0);
  const shown = await ask(person("U"), { action: "show", productId: "longjing" });
  expect(shown).toMatchObject({
    description: "一行\n两行",
    skus: [{ sku: "longjing-50g", left: 7 }],
  });
  expect(JSON.stringify(shown)).not.toContain("farm");
  const read = await ask(staff, { action: "product", productId: "longjing" });
  expect(read).toMatchObject({ rev: 3, skus: [{ sku: "longjing-50g" }] });
  expect(read["skus"]).not.toMatchObject([{ supplier: "farm" }]); // What was left out is gone.
}, 30_000);
const stack = withStack();
