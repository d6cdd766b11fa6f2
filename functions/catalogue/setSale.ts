import type { SaleSet, SetSale } from "#contracts/catalogue.ts";
import { isOnSale, type Product } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type SetSaleError = { readonly code: "sale_over" };

/**
 * Puts products on sale or takes them off, each on its own; those that do not exist are named. Again, it changes nothing
 * more. 2 requests and 1 document for each, 8 at a time.
 */
export async function setSale(
  deps: Deps,
  { nowMs }: StaffCall,
  { productIds, sale }: SetSale,
): Promise<Result<SaleSet, SetSaleError>> {
  if (sale?.untilMs != null && sale.untilMs <= nowMs) return err({ code: "sale_over" });
  const shelves = shelfOf(deps);
  const done = new Set<string>();
  const errors: unknown[] = [];
  await inParallel(
    productIds,
    async (productId) => {
      const changed = await deps.store.change("products", productId, (product) =>
        product ? ok(withSale(product, sale, nowMs)) : err(null),
      );
      if (!changed.ok) return;
      await shelves.put(changed.value);
      done.add(productId);
    },
    (error) => errors.push(error),
  );
  if (errors.length > 0) throw errors[0]; // All of it may be asked for again.
  return ok({
    set: productIds.filter((id) => done.has(id)),
    unknown: productIds.filter((id) => !done.has(id)),
  });
}

/** The same object where nothing changes. What is on sale already stays so since when it has been. */
function withSale(product: Product, wanted: SetSale["sale"], nowMs: number): Product {
  const sinceMs = isOnSale(product, nowMs) ? product.sale?.fromMs : undefined;
  const sale = wanted && {
    fromMs: wanted.fromMs ?? sinceMs ?? nowMs,
    untilMs: wanted.untilMs,
  };
  const isSame = product.sale?.fromMs === sale?.fromMs && product.sale?.untilMs === sale?.untilMs;
  return isSame ? product : { ...product, sale, changedAtMs: nowMs };
}
