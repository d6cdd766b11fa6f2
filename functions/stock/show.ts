import type { ShowStock } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type StockLine, stockLineOf } from "#core/stock/row.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { StockUnknown } from "#functions/stock/setLowAt.ts";
import type { Deps } from "#ports/deps.ts";

type Shown = {
  readonly available: number;
  readonly held: number;
  readonly onHand: number;
  readonly places: readonly StockLine[];
};

/** A SKU in total and in each of its places. 1 request. */
export async function showStock(
  { stocks }: Deps,
  _: StaffCall,
  { sku }: ShowStock,
): Promise<Result<Shown, StockUnknown>> {
  const places = (await stocks.ofSku(sku)).map(stockLineOf);
  if (places.length === 0) return err({ code: "stock_unknown" });
  const sum = (field: "available" | "held" | "onHand") =>
    places.reduce((total, line) => total + line[field], 0);
  return ok({ available: sum("available"), held: sum("held"), onHand: sum("onHand"), places });
}
