import { useMay } from "../app/may.ts";
import { useCall } from "../lib/useCall.ts";
import { home, type Shop, shop } from "../services/catalogue.ts";

/** `categories`: undefined = they are not known, or not asked for. */
export type AskedCategories = {
  readonly categories: Shop["categories"] | undefined;
  readonly isLoading: boolean;
};

/**
 * What the categories of the shop are called: by its settings as of now for who may read these, for everybody else by
 * the shop's first page, which is at most some seconds older.
 *
 * - `isAsked`: false = none is spoken of on the screen.
 */
export function useCategories(isAsked = true): AskedCategories {
  const mayShop = useMay()("catalogue.shop");
  const { data, isLoading } = useCall(`categories ${isAsked} ${mayShop}`, async () => {
    if (!isAsked) return null;
    const { categories } = await (mayShop ? shop() : home());
    return categories;
  });
  return { categories: data ?? undefined, isLoading };
}
