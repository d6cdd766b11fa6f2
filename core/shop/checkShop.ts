import type { Freight, Reduction, Shop } from "#core/shop/shop.ts";
import { categoriesOf } from "#core/shop/scope.ts";
import { err, ok, type Result } from "#core/result.ts";

/**
 * What is wrong with a shop's document, and where. In order of precedence: of several, the first is returned.
 *
 * - `category_twice`: two categories have the same id or name.
 * - `freight_region_twice`: two rules name the same region, so nobody could say which holds.
 * - `reduction_invalid`: the id is used twice, or a step does not rise, takes less off than the one below, or takes as
 *   much off as the goods cost. `step` counts from 0; null = the id.
 * - `category_unknown`: a reduction is about a category that the shop does not have.
 */
export type ShopError =
  | { readonly code: "category_twice"; readonly category: string }
  | { readonly code: "freight_region_twice"; readonly region: string }
  | { readonly code: "reduction_invalid"; readonly reduction: string; readonly step: number | null }
  | { readonly code: "category_unknown"; readonly category: string };

type Decided = Pick<Shop, "categories" | "freight" | "reductions">;

/**
 * Whether what a shop decides contradicts itself.
 *
 * - Source: docs/domain/catalogue.md, "The shop".
 */
export function checkShop({ categories, freight, reductions }: Decided): Result<null, ShopError> {
  const ids = categories.map(({ id }) => id);
  const names = categories.map(({ name }) => name);
  const twice = categories.find(
    ({ id, name }, at) => ids.indexOf(id) !== at || names.indexOf(name) !== at,
  );
  if (twice) return err({ code: "category_twice", category: twice.id });
  const error = wrongFreight(freight) ?? wrongReduction(reductions);
  if (error) return err(error);
  const category = reductions
    .flatMap(({ scope }) => categoriesOf(scope))
    .find((id) => !ids.includes(id));
  return category === undefined ? ok(null) : err({ code: "category_unknown", category });
}

/** The products that a shop's document names: behind its banners, and in the scopes of its reductions. */
export const productsNamed = ({
  banners,
  reductions,
}: Pick<Shop, "banners" | "reductions">): readonly string[] => [
  ...new Set([
    ...banners.flatMap(({ productId }) => productId ?? []),
    ...reductions.flatMap(({ scope }) => (scope.kind === "products" ? scope.ids : [])),
  ]),
];

function wrongFreight({ regions }: Freight): ShopError | undefined {
  const named = regions.flatMap((rule) => rule.regions);
  const region = named.find((one, at) => named.indexOf(one) !== at);
  return region === undefined ? undefined : { code: "freight_region_twice", region };
}

function wrongReduction(reductions: readonly Reduction[]): ShopError | undefined {
  const ids = reductions.map(({ id }) => id);
  for (const [at, { id, steps }] of reductions.entries()) {
    if (ids.indexOf(id) !== at) return { code: "reduction_invalid", reduction: id, step: null };
    const step = steps.findIndex(({ fromFen, offFen }, n) => {
      const below = steps[n - 1];
      return offFen >= fromFen || (below && (fromFen <= below.fromFen || offFen < below.offFen));
    });
    if (step >= 0) return { code: "reduction_invalid", reduction: id, step };
  }
  return undefined;
}
