import { type Found, productIdOf, type Products, skuFound } from "../../parts/goods.ts";
import { isRecord } from "./planForm.ts";
import { CATEGORY_SAID } from "./wordsGoods.ts";

/** Ids of goods that a plan, or what is said of one, names. */
export type GoodsIds = { readonly skus: readonly string[]; readonly categories: readonly string[] };
/** What such ids are called. */
export type GoodsNames = {
  readonly sku: (sku: string) => Found;
  readonly category: (id: string) => Found;
};
export type Category = { readonly id: string; readonly name: string };

/** All SKUs and categories that stand anywhere in something, each once, in the order in which they come. */
export function goodsIn(source: unknown): GoodsIds {
  const [skus, categories] = [new Set<string>(), new Set<string>()];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isRecord(value)) return;
    if (typeof value["sku"] === "string") skus.add(value["sku"]);
    if (typeof value["category"] === "string") categories.add(value["category"]);
    Object.values(value).forEach(look);
  };
  look(source);
  return { skus: [...skus], categories: [...categories] };
}

export const productIdsOf = ({ skus }: GoodsIds): readonly string[] => [
  ...new Set(skus.flatMap((sku) => productIdOf(sku) ?? [])),
];

/** `categories`: undefined = they are not known. */
export const namesOf = (
  products: Products,
  categories: readonly Category[] | undefined,
): GoodsNames => ({
  sku: (sku) => skuFound(sku, products),
  category: (id) => categories && (categories.find((one) => one.id === id)?.name ?? null),
});

/**
 * A sentence with names where it says ids.
 *
 * - `both`: how a name and its id stand together, such as "{name}（{id}）".
 * - A category's id may be a common word, so it counts only where the sentence says that it is one.
 */
export function named(
  text: string,
  { skus, categories }: GoodsIds,
  names: GoodsNames,
  both: (name: string, id: string) => string,
): string {
  const told = new Map<string, string>();
  for (const sku of skus) {
    const name = names.sku(sku);
    if (name) told.set(sku, both(name, sku));
  }
  for (const id of categories) {
    const name = names.category(id);
    if (!name || name === id) continue;
    for (const said of CATEGORY_SAID) told.set(said + id, said + both(name, id));
  }
  if (told.size === 0) return text;
  // The longest first: one id may begin like another.
  const ids = [...told.keys()].sort((a, b) => b.length - a.length).map(quoted);
  const found = new RegExp(`(?<![A-Za-z0-9_-])(?:${ids.join("|")})(?![A-Za-z0-9_-])`, "g");
  // Chinese has no space after a bracket.
  return text.replace(found, (id) => told.get(id) ?? id).replaceAll("） ", "）");
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
