import type { SaveProduct } from "#contracts/catalogue.ts";
import type { ProductDraft } from "#contracts/product.ts";
import { checkProduct, type ProductError, withLevelsInOrder } from "#core/catalogue/check.ts";
import { checkNaming, type NamingError } from "#core/catalogue/naming.ts";
import type { Product } from "#core/catalogue/product.ts";
import { type ChangedMeanwhile, revised } from "#core/catalogue/revise.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { planLevels } from "#functions/catalogue/customer.ts";
import { PRODUCTS_MAX, shelfOf } from "#functions/catalogue/shelf.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type RevError =
  | { readonly code: "product_exists"; readonly rev: number }
  | { readonly code: "product_unknown" }
  | ChangedMeanwhile;
export type SaveProductError =
  | ProductError
  | NamingError
  | { readonly code: "products_full"; readonly productsMax: number }
  | RevError;

/**
 * Saves a product as a whole: checks it, then replaces what was read. The same again changes nothing. 3 requests, 1
 * document; 4 more where the shelf is older than 4 s.
 */
export async function saveProduct(
  deps: Deps,
  { nowMs }: StaffCall,
  { product: draft, rev }: SaveProduct,
): Promise<Result<Product, SaveProductError>> {
  const { store } = deps;
  const calendar = (await store.get("calendars", "plans")) ?? emptyCalendar;
  const levels = await planLevels(deps, calendar, nowMs);
  const product = withLevelsInOrder(documentOf(draft, nowMs), levels);
  const checked = checkProduct(product, levels);
  if (!checked.ok) return checked;
  const named = await namesThatExist(deps, product, nowMs);
  if (!named.ok) return named;
  const changed = await store.change("products", product._id, (current) =>
    replaced(current, product, rev),
  );
  if (changed.ok) await shelfOf(deps).put(changed.value);
  return changed;
}

function documentOf({ productId, ...draft }: ProductDraft, nowMs: number): Product {
  return { ...draft, _id: productId, rev: 0, createdAtMs: nowMs, changedAtMs: nowMs };
}

/** What another instance saved a moment ago is there too: what seems to be missing is looked for again. */
async function namesThatExist(
  deps: Deps,
  product: Product,
  nowMs: number,
): Promise<Result<null, SaveProductError>> {
  const check = async (how?: "fresh"): Promise<Result<null, SaveProductError>> => {
    const { cards, shop } = await shelfOf(deps).look(nowMs, how);
    const ids = shop.categories.map(({ id }) => id);
    const naming = checkNaming(product, ids, cards);
    if (!naming.ok) return naming;
    const isFull = cards.size >= PRODUCTS_MAX && !cards.has(product._id);
    return isFull ? err({ code: "products_full", productsMax: PRODUCTS_MAX }) : ok(null);
  };
  const remembered = await check();
  return remembered.ok ? remembered : check("fresh");
}

function replaced(
  current: Product | undefined,
  product: Product,
  rev: number,
): Result<Product, RevError> {
  const createdAtMs = current?.createdAtMs ?? product.createdAtMs;
  const next = revised(current, { ...product, createdAtMs }, rev);
  if (next.ok) return next;
  if (!current) return err({ code: "product_unknown" });
  return rev === 0 ? err({ code: "product_exists", rev: current.rev }) : next;
}
