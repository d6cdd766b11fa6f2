import type { SaveShop } from "#contracts/catalogue.ts";
import { type ChangedMeanwhile, revised } from "#core/catalogue/revise.ts";
import { err, ok, type Result } from "#core/result.ts";
import { checkShop, productsNamed, type ShopError } from "#core/shop/checkShop.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { SHOP_ID, type Shop } from "#core/shop/shop.ts";
import { type Shelf, shelfOf } from "#functions/catalogue/shelf.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type SaveShopError =
  | ShopError
  | { readonly code: "related_unknown"; readonly productId: string }
  | { readonly code: "category_used"; readonly category: string; readonly productId: string }
  | ChangedMeanwhile;

/**
 * Saves the shop as a whole: checks it against all products as of now, then replaces what was read. The same again
 * changes nothing. 6 requests, 1 document.
 */
export async function saveShop(
  deps: Deps,
  { nowMs }: StaffCall,
  { shop: draft, rev }: SaveShop,
): Promise<Result<Shop, SaveShopError>> {
  const wanted: Shop = { ...draft, _id: SHOP_ID, rev };
  const checked = checkShop(wanted);
  if (!checked.ok) return checked;
  const shelves = shelfOf(deps);
  const fits = fitsProducts(wanted, await shelves.look(nowMs, "fresh"));
  if (!fits.ok) return fits;
  const changed = await deps.store.change("shops", SHOP_ID, (current) =>
    revised(current, wanted, rev),
  );
  if (changed.ok) await shelves.putShop(changed.value);
  return changed;
}

/** The shop as it is, or the defaults where nobody has saved one. 1 request. */
export async function readShop({ store }: Deps): Promise<Result<Shop, never>> {
  return ok((await store.get("shops", SHOP_ID)) ?? defaultShop);
}

function fitsProducts(wanted: Shop, { cards }: Shelf): Result<null, SaveShopError> {
  const productId = productsNamed(wanted).find((id) => !cards.has(id));
  if (productId !== undefined) return err({ code: "related_unknown", productId });
  const kept = new Set(wanted.categories.map(({ id }) => id));
  for (const card of cards.values()) {
    const category = card.categories.find((id) => !kept.has(id));
    if (category !== undefined) {
      return err({ code: "category_used", category, productId: card.productId });
    }
  }
  return ok(null);
}
