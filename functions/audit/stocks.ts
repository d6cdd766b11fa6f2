import type { Violation } from "#core/audit/violation.ts";
import { movementId } from "#core/stock/filing.ts";
import { unsound } from "#core/stock/sound.ts";
import type { Stock } from "#core/stock/stock.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Store } from "#ports/store.ts";

/**
 * Stocks whose numbers do not follow from their log and from what waits for it: somebody wrote past the functions. A
 * stock carries no mark, but the rows of its log do (I26), so that this is how an edit of it shows.
 *
 * - 1 request for each stock of which something is filed. Safe while goods are sold: a stock is one document, and its
 *   newest row is written before the stock says so.
 */
export async function auditStocks(
  store: Pick<Store, "get">,
  stocks: readonly Stock[],
): Promise<readonly Violation[]> {
  const found = new Map<string, readonly string[]>();
  await inParallel(
    stocks,
    async (stock) =>
      void found.set(stock._id, [...unsound(stock), ...(await offLog(store, stock))]),
    (error) => {
      throw error;
    },
  );
  return stocks.flatMap(({ _id }) => {
    const words = found.get(_id) ?? [];
    if (words.length === 0) return [];
    return [{ invariant: "I29", id: `stocks/${_id}`, text: words.join("; "), todo: WHAT_TO_DO }];
  });
}

/** How a stock differs from the newest row of its log. */
async function offLog(
  store: Pick<Store, "get">,
  { _id, filed, filedOnHand }: Stock,
): Promise<readonly string[]> {
  if (filed === 0) return filedOnHand === 0 ? [] : [`nothing is filed, and ${filedOnHand} are`];
  const last = await store.get("movements", movementId(_id, filed));
  if (!last) return [`row ${filed} of its log is not there`];
  if (last.onHandAfter === filedOnHand) return [];
  return [`its log comes to ${last.onHandAfter}, it says ${filedOnHand}`];
}

const WHAT_TO_DO =
  "库存数和库存流水对不上，是绕过系统改的。看这件商品的库存记录，找到原来的数改回；改不回就盘点一次，按盘点数重新登记。";
