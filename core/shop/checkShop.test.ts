import { fen } from "#core/money.ts";
import { checkShop, productsNamed } from "#core/shop/checkShop.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { Reduction, Scope } from "#core/shop/shop.ts";

const category = (id: string, name = id) => ({ id, name, picture: null });
const steps = (...pairs: [number, number][]) =>
  pairs.map(([fromFen, offFen]) => ({ fromFen: fen(fromFen), offFen: fen(offFen) }));
const reduction = (changes: Partial<Reduction> = {}): Reduction => ({
  ...{ id: "spring", name: "春茶节", scope: { kind: "all" }, fromMs: 0, untilMs: 1 },
  ...{ steps: steps([10_000, 1_000]), ...changes },
});
const freight = (...regions: string[][]) => ({
  regions: regions.map((one) => ({ regions: one, rule: "refused" as const })),
  elsewhere: "refused" as const,
});
const about = (...ids: string[]): Scope => ({ kind: "categories", ids });

it("takes the defaults, and a shop that has decided everything", () => {
  expect(checkShop(defaultShop)).toEqual({ ok: true, value: null });
  const shop = {
    categories: [category("green"), category("black")],
    freight: freight(["33", "3301"], ["330106"]),
    reductions: [
      reduction({ steps: steps([10_000, 1_000], [20_000, 1_000], [30_000, 5_000]) }),
      reduction({ id: "autumn", scope: about("green") }),
    ],
  };
  expect(checkShop(shop)).toEqual({ ok: true, value: null });
});

it.each([
  ["a category id twice", { categories: [category("a", "x"), category("a", "y")] }, { code: "category_twice", category: "a" }],
  ["a category name twice", { categories: [category("a", "x"), category("b", "x")] }, { code: "category_twice", category: "b" }],
  ["a region in two rules", { freight: freight(["33"], ["11", "33"]) }, { code: "freight_region_twice", region: "33" }],
  ["a region twice in one rule", { freight: freight(["33", "33"]) }, { code: "freight_region_twice", region: "33" }],
  ["a reduction's id twice", { reductions: [reduction(), reduction()] }, { code: "reduction_invalid", reduction: "spring", step: null }],
  ["a step that does not rise", { reductions: [reduction({ steps: steps([100, 10], [100, 20]) })] }, { code: "reduction_invalid", reduction: "spring", step: 1 }],
  ["a step that takes less off", { reductions: [reduction({ steps: steps([100, 10], [200, 9]) })] }, { code: "reduction_invalid", reduction: "spring", step: 1 }],
  ["a step that makes goods free", { reductions: [reduction({ steps: steps([100, 100]) })] }, { code: "reduction_invalid", reduction: "spring", step: 0 }],
  ["a category that is not there", { reductions: [reduction({ scope: about("x") })] }, { code: "category_unknown", category: "x" }],
  ["the first of all", { categories: [category("a", "x"), category("a", "y")], freight: freight(["33", "33"]), reductions: [reduction(), reduction()] }, { code: "category_twice", category: "a" }],
  ["freight before reductions", { freight: freight(["33", "33"]), reductions: [reduction(), reduction()] }, { code: "freight_region_twice", region: "33" }],
  ["reductions before their scope", { reductions: [reduction({ scope: about("x") }), reduction()] }, { code: "reduction_invalid", reduction: "spring", step: null }],
])("refuses %s", (_, changes, error) => {
  expect(checkShop({ ...defaultShop, ...changes })).toEqual({ ok: false, error });
}); // prettier-ignore

it("knows the products that it names, each once", () => {
  const banners = ["tea", null].map((productId) => ({ picture: "https://a/b", productId }));
  const reductions = [reduction({ scope: { kind: "products", ids: ["tea", "cup"] } }), reduction()];
  expect(productsNamed({ banners, reductions })).toEqual(["tea", "cup"]);
});
