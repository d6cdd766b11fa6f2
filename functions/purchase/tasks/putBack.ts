import type { AfterSales } from "#core/purchase/afterSales.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import { againBackKey, againKey, piecesAgain } from "#core/purchase/exchangeGoods.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { stockId } from "#core/stock/stock.ts";
import type { Handler } from "#functions/purchase/tasks.ts";
import type { Deps } from "#ports/deps.ts";

/** Task `putBack`: an exchange sends nothing out any more, so what was taken out for it can be sold again. */
export const putBack: Handler<"putBack"> = async (deps, purchase, { id }, nowMs) => {
  const one = findAfterSales(purchase, id);
  if (one) await putBackGoods(deps, purchase, one, nowMs);
  return { outcome: "done" };
};

/**
 * Gives back what was taken out for an exchange. What was not is taken first: so a call that is late with taking it out
 * takes nothing, and one that died after it loses nothing. Where there is too little to take, nothing was taken.
 *
 * - Repeated it changes nothing. 2 requests for each SKU.
 */
export async function putBackGoods(
  { stocks }: Pick<Deps, "stocks">,
  { _id, place }: Pick<Purchase, "_id" | "place">,
  one: AfterSales,
  nowMs: number,
): Promise<void> {
  const said = { held: 0, atMs: nowMs, about: _id, by: null };
  for (const [sku, quantity] of piecesAgain(one)) {
    const stock = stockId(sku, place);
    const out = { key: againKey(_id, one.id), kind: "moved", available: -quantity } as const;
    const taken = await stocks.record(stock, { ...out, ...said });

    if (taken.answer === "short") continue;
    const back = { key: againBackKey(_id, one.id), kind: "returned", available: quantity } as const;
    await stocks.record(stock, { ...back, ...said });
  }
}
