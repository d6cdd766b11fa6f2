import type { Transfer, StocksChanged } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { remembers, transferMovements } from "#core/stock/staff.ts";
import { stockId } from "#core/stock/stock.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import {
  type GoodsError,
  knownGoods,
  recordAll,
  type RecordError,
} from "#functions/stock/goods.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Goods go from one place to another: out of the first, and only then into the second, so that no piece is ever in both.
 * A call that died in between has pieces on the way; the same call again finds the first half done and does the second.
 * When a line is short before anything was written, nothing is.
 */
export async function transferGoods(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { key, from, to, lines, note }: Transfer,
): Promise<Result<StocksChanged, GoodsError | RecordError>> {
  const skus = lines.map(({ sku }) => sku);
  const [known, found] = await Promise.all([
    knownGoods(deps, skus, [from, to]),
    deps.stocks.read(skus.map((sku) => stockId(sku, from))),
  ]);
  if (!known.ok) return known;
  const doing = { key, note, by, atMs: nowMs };
  const stocks = new Map(found.map((stock) => [stock.sku, stock]));
  const moves = lines.map(({ sku, quantity }) => ({
    sku,
    quantity,
    ...transferMovements(doing, quantity, { from, to }),
  }));
  const short = moves.flatMap(({ sku, quantity, out }) => {
    const stock = stocks.get(sku);
    const available = stock?.available ?? 0;
    // Where the stock has forgotten keys, only the log knows whether this is a repeated call.
    const mayBeDone = stock !== undefined && (stock.forgotten > 0 || remembers(stock, out.key));
    return mayBeDone || available >= quantity ? [] : [{ sku, available }];
  });
  if (short.length > 0) return err({ code: "stock_short", short });
  const recordings = moves.map(({ sku, out, into }) => ({
    sku,
    steps: [
      { stockId: stockId(sku, from), movement: out },
      { stockId: stockId(sku, to), movement: into },
    ],
  }));
  const recorded = await recordAll(deps, recordings, nowMs);
  return recorded.ok ? ok({ stocks: recorded.value }) : recorded;
}
