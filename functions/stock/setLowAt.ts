import type { SetLowAt } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { stockId } from "#core/stock/stock.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

export type StockUnknown = { readonly code: "stock_unknown" };

/** From how many on a SKU at a place counts as low. 2 requests. */
export async function setLowAt(
  { stocks }: Deps,
  _: StaffCall,
  { sku, place, lowAt }: SetLowAt,
): Promise<Result<{ readonly lowAt: number | null }, StockUnknown>> {
  const isSet = await stocks.setLowAt(stockId(sku, place), lowAt);
  return isSet ? ok({ lowAt }) : err({ code: "stock_unknown" });
}
