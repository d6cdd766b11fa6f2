import type { ListStock } from "#contracts/stock.ts";
import { ok, type Result } from "#core/result.ts";
import { type StockLine, stockLineOf } from "#core/stock/row.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Page = { readonly stocks: readonly StockLine[]; readonly nextAfterId: string | null };

/** A page of goods by SKU and place. 1 request. */
export async function listStock(
  { stocks }: Deps,
  _: StaffCall,
  { place, isLow, prefix, afterId, limit }: ListStock,
): Promise<Result<Page, never>> {
  const found = await stocks.list({ place: place ?? null, isLow, prefix }, afterId, limit);
  const nextAfterId = found.length < limit ? null : (found.at(-1)?._id ?? null);
  return ok({ stocks: found.map(stockLineOf), nextAfterId });
}
