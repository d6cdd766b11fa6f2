import type { ListAllProducts, ReadProduct, StaffCard, StaffCards } from "#contracts/catalogue.ts";
import { type Card, saleStateOf, shownCard } from "#core/catalogue/card.ts";
import { pageOf } from "#core/catalogue/listing.ts";
import type { Product } from "#core/catalogue/product.ts";
import { RETAIL } from "#core/catalogue/tier.ts";
import { err, ok, type Result } from "#core/result.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

const SKUS_AT_ONCE = 1_000;

/** A page of all products as of now, by rank, and how many of their SKUs are low. 5 requests; more above 1,000 SKUs. */
export async function listAllProducts(
  deps: Deps,
  { nowMs, staff }: StaffCall,
  { category, search, state, cursor, limit }: ListAllProducts,
): Promise<Result<StaffCards, never>> {
  const { sorted, inStock } = await shelfOf(deps).look(nowMs, "fresh");
  const listed = { sort: "rank", tier: RETAIL, cursor, limit } as const;
  const page = pageOf(sorted(listed), { category, search, state }, listed, nowMs);
  // Of a store's own goods `stock.list` tells which are low; those of other places are none of its business.
  const seen = staff.role === "store" ? [] : page.cards.flatMap(({ skus }) => skus);
  const low = await lowOf(deps, seen);
  const rowOf = (card: Card): StaffCard => {
    const { rev, categories, sale, rank, skus, changedAtMs } = card;
    const { yourFen: _yourFen, ...shown } = shownCard(card, RETAIL, inStock);
    return {
      ...{ ...shown, rev, categories, sale, rank, changedAtMs },
      ...{ state: saleStateOf(card, nowMs), skus: skus.length },
      lowSkus: skus.filter((sku) => low.has(sku)).length,
    };
  };
  return ok({ products: page.cards.map(rowOf), next: page.next });
}

async function lowOf({ reads }: Deps, skus: readonly string[]): Promise<ReadonlySet<string>> {
  const low = new Set<string>();
  for (let at = 0; at < skus.length; at += SKUS_AT_ONCE) {
    for (const sku of await reads.lowAmong(skus.slice(at, at + SKUS_AT_ONCE))) low.add(sku);
  }
  return low;
}

type ReadError = { readonly code: "product_unknown" };

/** A product, whole, with the `rev` to save it by; what suppliers get is nothing for a store. 1 request. */
export async function readProduct(
  { store }: Deps,
  { staff }: StaffCall,
  { productId }: ReadProduct,
): Promise<Result<Product, ReadError>> {
  const product = await store.get("products", productId);
  if (!product) return err({ code: "product_unknown" });
  if (staff.role !== "store") return ok(product);
  return ok({
    ...product,
    skus: product.skus.map(({ supplier: _supplier, supplyFen: _supplyFen, ...sku }) => sku),
  });
}
