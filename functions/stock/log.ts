import type { StockLog } from "#contracts/stock.ts";
import { err, ok, type Result } from "#core/result.ts";
import { waitingRows } from "#core/stock/filing.ts";
import { type FiledMovement, stockId } from "#core/stock/stock.ts";
import { MOVEMENT_NAMES } from "#core/stock/words.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { StockUnknown } from "#functions/stock/setLowAt.ts";
import type { Deps } from "#ports/deps.ts";

type Row = Omit<FiledMovement, "_id" | "rev" | "stockId"> & { readonly kindName: string };
type Page = { readonly movements: readonly Row[]; readonly nextBeforeN: number | null };

/** What happened to a SKU at a place, the newest first, whether it is filed yet or not. 1 or 2 requests. */
export async function stockLog(
  { stocks }: Deps,
  _: StaffCall,
  { sku, place, beforeN = Number.MAX_SAFE_INTEGER, limit }: StockLog,
): Promise<Result<Page, StockUnknown>> {
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
  return ok({ movements: rows.map(rowOf), nextBeforeN: last > 1 ? last : null });
}

const rowOf = ({ _id, rev: _rev, stockId: _stockId, ...row }: FiledMovement): Row => ({
  ...row,
  kindName: MOVEMENT_NAMES[row.kind],
});
