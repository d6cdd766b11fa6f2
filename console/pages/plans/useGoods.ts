import { useCallback, useEffect, useMemo } from "react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCategories } from "../../parts/useCategories.ts";
import { useProducts } from "../../parts/useProducts.ts";
import { type Category, goodsIn, named, namesOf, productIdsOf } from "./goodsText.ts";
import { words } from "./wordsGoods.ts";

/** So many products are asked for by name at most where a whole plan is told. */
const PRODUCTS_MAX = 60;
const NO_CATEGORY: readonly Category[] = [];

export type Goods = ReturnType<typeof useGoods>;

/**
 * What the shop sells, as far as the screens of plans need it: names of SKUs and categories.
 *
 * - `withCategories`: false = none is spoken of, so they are not asked for.
 */
export function useGoods(withCategories = true) {
  const may = useMay();
  const mayProducts = may("catalogue.products");
  const { categories, isLoading } = useCategories(withCategories);
  const { known, ask, isOut } = useProducts();
  const names = useMemo(() => namesOf(known, categories), [known, categories]);
  return {
    ...{ products: known, names, categories: categories ?? NO_CATEGORY },
    /** Without them an id is written as text. */
    hasCategories: isLoading || categories !== undefined,
    hasProducts: mayProducts && !isOut,
    ask: useCallback(
      (productIds: readonly string[]) => {
        if (mayProducts) ask(productIds);
      },
      [ask, mayProducts],
    ),
  };
}

/** What goods are called of which `source` has the ids, and sentences with these names. */
export function useGoodsText(source: unknown, goods: Goods) {
  const t = useWords(words);
  const { names, ask } = goods;
  const key = JSON.stringify(goodsIn(source));
  const ids = useMemo(() => goodsIn(source), [key]);
  useEffect(() => ask(productIdsOf(ids).slice(0, PRODUCTS_MAX)), [ids, ask]);
  const nameGoods = useCallback(
    (text: string) => named(text, ids, names, (name, id) => filled(t.both, { name, id })),
    [ids, names, t],
  );
  return { ids, names, nameGoods };
}

/** The same for a screen that only reads. */
export const useNamedGoods = (source: unknown) =>
  useGoodsText(source, useGoods(goodsIn(source).categories.length > 0));
