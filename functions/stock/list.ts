import type { ListStock, StocksPage } from "#contracts/stock.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import { ok, type Result } from "#core/result.ts";
import { stockLineOf, withNames } from "#core/stock/row.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A page of goods by SKU and place, with what they are called. 2 requests; 1 where there are none. */
export async function listStock(
  { reads, stocks }: Deps,
  _: StaffCall,
  { place, isLow, prefix, afterId, limit }: ListStock,
): Promise<Result<StocksPage, never>> {
  const found = await stocks.list({ place: place ?? null, isLow, prefix }, afterId, limit);
  const nextAfterId = found.length < limit ? null : (found.at(-1)?._id ?? null);
  const productIds = [...new Set(found.map(({ sku }) => productIdOf(sku)))];
  const names = productIds.length === 0 ? [] : await reads.skusNamed(productIds);
  return ok({ stocks: withNames(found.map(stockLineOf), names), nextAfterId });
}
