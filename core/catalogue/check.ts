import type { Product, Sku } from "#core/catalogue/product.ts";
import type { Fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

/**
 * What is wrong with a product, and where. In order of precedence: of several, the first is returned.
 *
 * - `product_sku_invalid`: the SKU does not begin with the product's id and a hyphen, or is named twice.
 * - `product_specs_invalid`: a SKU names no value, or an unknown one, of a spec; or two name the same; or a value has no SKU.
 * - `level_unknown`: the plan in force has no such level.
 * - `prices_not_monotone`: a price is above one that less favoured buyers pay, or a level is named twice.
 * - `price_fixed`: a member or level price where the retail price is fixed.
 * - `supply_above_price`: a piece costs the brand more than the lowest price that anybody pays for it.
 */
export type ProductError =
  | { readonly code: "product_sku_invalid"; readonly sku: string }
  | { readonly code: "product_specs_invalid"; readonly sku: string | null; readonly spec: string }
  | { readonly code: "level_unknown"; readonly sku: string; readonly level: string }
  | { readonly code: "prices_not_monotone"; readonly sku: string; readonly level: string | null }
  | { readonly code: "price_fixed"; readonly sku: string }
  | { readonly code: "supply_above_price"; readonly sku: string; readonly lowestFen: Fen };

type Offered = Pick<Product, "_id" | "specs" | "skus" | "priceFixed">;

/**
 * Whether a product can be sold as it is: nothing about it contradicts anything else.
 *
 * - `planLevels`: the levels of the plan in force, the lowest first.
 * - Promises: retail ≥ member ≥ each level's price, from the lowest level to the highest.
 * - Source: docs/domain/catalogue.md, "What is checked".
 */
export function checkProduct(
  product: Offered,
  planLevels: readonly string[],
): Result<null, ProductError> {
  const { skus, priceFixed } = product;
  const error =
    wrongName(product) ??
    wrongSpecs(product) ??
    first(skus, (sku) => unknownLevel(sku, planLevels)) ??
    first(skus, (sku) => risingPrice(sku, planLevels)) ??
    first(skus, (sku) => (priceFixed ? ownPrice(sku) : undefined)) ??
    first(skus, dearSupply);
  return error ? err(error) : ok(null);
}

/** The product with its level prices in the order of the plan's levels, which those of checked products have. */
export function withLevelsInOrder<P extends Pick<Product, "skus">>(
  product: P,
  planLevels: readonly string[],
): P {
  const place = ({ level }: { level: string }) => planLevels.indexOf(level);
  const skus = product.skus.map((sku) => ({
    ...sku,
    levelPrices: [...sku.levelPrices].sort((a, b) => place(a) - place(b)),
  }));
  return { ...product, skus };
}

type Found = ProductError | undefined;

function first(skus: readonly Sku[], look: (sku: Sku) => Found): Found {
  for (const sku of skus) {
    const found = look(sku);
    if (found) return found;
  }
  return undefined;
}

function wrongName({ _id, skus }: Offered): Found {
  const seen = new Set<string>();
  return first(skus, ({ sku }) => {
    const own = sku.startsWith(`${_id}-`) && !sku.slice(_id.length + 1).includes("-");
    if (!own || seen.has(sku)) return { code: "product_sku_invalid", sku };
    seen.add(sku);
    return undefined;
  });
}

function wrongSpecs({ specs, skus }: Offered): Found {
  const wrong = (sku: string | null, spec: string): Found => ({
    ...{ code: "product_specs_invalid", sku, spec },
  });
  const names = specs.map(({ name }) => name);
  const twice = specs.find(
    ({ name, values }, at) => names.indexOf(name) !== at || new Set(values).size !== values.length,
  );
  if (twice) return wrong(null, twice.name);
  const seen = new Set<string>();
  const found = first(skus, ({ sku, values }) => {
    const misfit = specs.find((spec, at) => !spec.values.includes(values[at] ?? ""));
    if (misfit) return wrong(sku, misfit.name);
    const combination = JSON.stringify(values);
    if (values.length !== specs.length || seen.has(combination))
      return wrong(sku, values.join(" "));
    seen.add(combination);
    return undefined;
  });
  if (found) return found;
  const idle = specs.find((spec, at) =>
    spec.values.some((value) => !skus.some(({ values }) => values[at] === value)),
  );
  return idle && wrong(null, idle.name);
}

function unknownLevel({ sku, levelPrices }: Sku, planLevels: readonly string[]): Found {
  const unknown = levelPrices.find(({ level }) => !planLevels.includes(level));
  return unknown && { code: "level_unknown", sku, level: unknown.level };
}

function risingPrice(
  { sku, priceFen, memberFen, levelPrices }: Sku,
  planLevels: readonly string[],
): Found {
  if (memberFen !== null && memberFen > priceFen) {
    return { code: "prices_not_monotone", sku, level: null };
  }
  let mostFen = memberFen ?? priceFen;
  for (const level of planLevels) {
    const prices = levelPrices.filter((one) => one.level === level);
    const [price] = prices;
    if (!price) continue;
    if (prices.length > 1 || price.priceFen > mostFen) {
      return { code: "prices_not_monotone", sku, level };
    }
    mostFen = price.priceFen;
  }
  return undefined;
}

const ownPrice = ({ sku, memberFen, levelPrices }: Sku): Found =>
  memberFen !== null || levelPrices.length > 0 ? { code: "price_fixed", sku } : undefined;

/** Prices never rise by level here, but the lowest is looked for among all of them nevertheless. */
function dearSupply({ sku, priceFen, memberFen, levelPrices, supplyFen }: Sku): Found {
  const lowestFen = levelPrices.reduce(
    (lowest, price) => (price.priceFen < lowest ? price.priceFen : lowest),
    memberFen ?? priceFen,
  );
  if (supplyFen === undefined || supplyFen <= lowestFen) return undefined;
  return { code: "supply_above_price", sku, lowestFen };
}
