import type { StockLog, StockMovements } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { waitingRows } from "#core/stock/filing.ts";
import { type FiledMovement, stockId } from "#core/stock/stock.ts";
import { MOVEMENT_NAMES } from "#core/stock/words.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { StockUnknown } from "#functions/stock/setLowAt.ts";
import type { Deps } from "#ports/deps.ts";

type Row = StockMovements["movements"][number];
/** Whose names are looked up for a page; a stock has few hands. */
const NAMED_MAX = 20;

/**
 * What happened to a SKU at a place, the newest first, whether it is filed yet or not, and who did it. 1 or 2
 * requests, and 1 for each of the staff who did something.
 */
export async function stockLog(
  { stocks, store }: Deps,
  _: StaffCall,
  { sku, place, beforeN = Number.MAX_SAFE_INTEGER, limit }: StockLog,
): Promise<Result<StockMovements, StockUnknown>> {
  const id = stockId(sku, place);
  const [stock] = await stocks.read([id]);
  if (!stock) return err({ code: "stock_unknown" });
  const waiting = waitingRows(stock)
    .filter(({ n }) => n < beforeN)
    .reverse()
    .slice(0, limit);
  // A row that a filer has written and the stock has not forgotten yet is in `waiting`.
  const filedBelow = Math.min(beforeN, stock.filed + 1);
  const left = limit - waiting.length;
  const filed = left > 0 && filedBelow > 1 ? await stocks.log(id, filedBelow, left) : [];
  const rows = [...waiting, ...filed];
  const last = rows.at(-1)?.n ?? 1;
  const names = await namesOf(
    store,
    rows.map(({ by }) => by),
  );
  return ok({
    movements: rows.map((row) => rowOf(row, names)),
    nextBeforeN: last > 1 ? last : null,
  });
}

async function namesOf(
  store: Deps["store"],
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const hands = [...new Set(ids.flatMap((id) => id ?? []))].slice(0, NAMED_MAX);
  const found = await Promise.all(hands.map((id) => store.get("staff", id)));
  return new Map(found.flatMap((one) => (one ? [[one._id, one.name]] : [])));
}

const rowOf = (
  { _id, rev: _rev, stockId: _stockId, ...row }: FiledMovement,
  names: ReadonlyMap<string, string>,
): Row => ({
  ...row,
  kindName: MOVEMENT_NAMES[row.kind],
  byName: row.by === null ? null : (names.get(row.by) ?? null),
});
