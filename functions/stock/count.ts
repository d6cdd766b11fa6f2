import type { Count, StocksChanged } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { countedMovement, remembers } from "#core/stock/staff.ts";
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
 * Staff counted what lies at a place. Each difference is a movement: what is sold while they count changes the shelf and
 * the books alike, so it stays the right one. Fewer than are promised to orders is refused before anything is written.
 */
export async function countStock(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { key, place, lines, reason }: Count,
): Promise<Result<StocksChanged, GoodsError | RecordError>> {
  const skus = lines.map(({ sku }) => sku);
  const [known, found] = await Promise.all([
    knownGoods(deps, skus, [place]),
    deps.stocks.read(skus.map((sku) => stockId(sku, place))),
  ]);
  if (!known.ok) return known;
  const stocks = new Map(found.map((stock) => [stock.sku, stock]));
  const doing = { key, note: reason, by, atMs: nowMs };
  const asked = lines.map(({ sku, onHand }) => {
    const stock = stocks.get(sku);
    const movement = countedMovement(doing, onHand, stock);
    const isDone = stock !== undefined && remembers(stock, movement.key);
    const available = stock?.available ?? 0;
    const isShort = !isDone && available + movement.available < 0;
    return { sku, movement, isShort, available };
  });
  const short = asked.filter(({ isShort }) => isShort);
  if (short.length > 0) {
    const told = short.map(({ sku, available }) => ({ sku, available }));
    return err({ code: "stock_short", short: told });
  }
  const recordings = asked.map(({ sku, movement }) => ({
    sku,
    steps: [{ stockId: stockId(sku, place), movement }],
  }));
  const recorded = await recordAll(deps, recordings, nowMs);
  return recorded.ok ? ok({ stocks: recorded.value }) : recorded;
}
