import { isInScope, reductionsFor } from "#core/shop/scope.ts";
import type { Reduction, Scope } from "#core/shop/shop.ts";
import { aProduct } from "#tests/fixtures.ts";

const tea = aProduct("tea", { categories: ["green", "new"] });

it.each<[Scope, boolean]>([
  [{ kind: "all" }, true],
  [{ kind: "categories", ids: ["new"] }, true],
  [{ kind: "categories", ids: ["black"] }, false],
  [{ kind: "products", ids: ["cup", "tea"] }, true],
  [{ kind: "products", ids: ["cup"] }, false],
])("%j: %s", (scope, expected) => {
  expect(isInScope(scope, tea)).toBe(expected);
  expect(isInScope(scope, { ...tea, kind: "sample" })).toBe(false);
  expect(isInScope(scope, { ...tea, priceFixed: true })).toBe(false);
});

it("holds from the first instant until the last, exclusive", () => {
  const scope: Scope = { kind: "all" };
  const reduction: Reduction = {
    ...{ id: "a", name: "a", scope, fromMs: 5, untilMs: 7, steps: [] },
  };
  const held = [4, 5, 6, 7].map((atMs) => reductionsFor([reduction], tea, atMs).length);
  expect(held).toEqual([0, 1, 1, 0]);
});
