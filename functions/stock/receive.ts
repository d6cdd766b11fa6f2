import type { Receive, StocksChanged } from "#contracts/stock.ts";
import { type Result, ok } from "#core/result.ts";
import { receivedMovement } from "#core/stock/staff.ts";
import { stockId } from "#core/stock/stock.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import {
  type GoodsError,
  knownGoods,
  recordAll,
  type RecordError,
} from "#functions/stock/goods.ts";
import type { Deps } from "#ports/deps.ts";

/** Goods came to one place. A call that died half-way is finished by the same call again. 2 requests and 1 for each line. */
export async function receiveGoods(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { key, place, lines, note }: Receive,
): Promise<Result<StocksChanged, GoodsError | RecordError>> {
  const skus = lines.map(({ sku }) => sku);
  const known = await knownGoods(deps, skus, [place]);
  if (!known.ok) return known;
  const doing = { key, note, by, atMs: nowMs };
  const recordings = lines.map(({ sku, quantity }) => ({
    sku,
    steps: [{ stockId: stockId(sku, place), movement: receivedMovement(doing, quantity) }],
  }));
  const recorded = await recordAll(deps, recordings, nowMs);
  return recorded.ok ? ok({ stocks: recorded.value }) : recorded;
}
