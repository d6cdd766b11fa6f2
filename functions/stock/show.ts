import type { ShowStock, StockShown } from "#contracts/stock.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import { stockLineOf, withNames } from "#core/stock/row.ts";
import { isOwnStore } from "#functions/shared/ownStores.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { StockUnknown } from "#functions/stock/setLowAt.ts";
import type { Deps } from "#ports/deps.ts";

/** A SKU in total and in each of its places; to somebody of a store, in his own stores. 2 requests at the same time. */
export async function showStock(
  { reads, stocks }: Deps,
  { staff }: StaffCall,
  { sku }: ShowStock,
): Promise<Result<StockShown, StockUnknown>> {
  const asked = [stocks.ofSku(sku), reads.skusNamed([productIdOf(sku)])] as const;
  const [found, names] = await Promise.all(asked);
  const own = found.filter(({ place }) => isOwnStore(staff, place));
  const places = withNames(own.map(stockLineOf), names);
  if (places.length === 0) return err({ code: "stock_unknown" });
  const sum = (field: "available" | "held" | "onHand") =>
    places.reduce((total, line) => total + line[field], 0);
  return ok({ available: sum("available"), held: sum("held"), onHand: sum("onHand"), places });
}
