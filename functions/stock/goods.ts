import { productIdOf } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type StockLine, stockLineOf } from "#core/stock/row.ts";
import { FILE_FROM } from "#core/stock/filing.ts";
import type { Movement } from "#core/stock/stock.ts";
import { isSameMovement } from "#core/stock/staff.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";

export type GoodsError =
  | { readonly code: "store_unknown"; readonly place: string }
  | { readonly code: "sku_unknown"; readonly skus: readonly string[] };

/** Whether the shop sells these SKUs and has these places. 1 request and 1 for each store, at once. */
export async function knownGoods(
  { reads, store }: Deps,
  skus: readonly string[],
  places: readonly string[],
): Promise<Result<null, GoodsError>> {
  const stores = places.filter((place) => place !== "");
  const [known, ...found] = await Promise.all([
    reads.skusOf([...new Set(skus.map(productIdOf))]),
    ...stores.map((place) => store.get("stores", place)),
  ]);
  const place = stores[found.findIndex((one) => one === undefined)];
  if (place !== undefined) return err({ code: "store_unknown", place });
  const unknown = skus.filter((sku) => !known.includes(sku));
  return unknown.length === 0 ? ok(null) : err({ code: "sku_unknown", skus: unknown });
}

export type Short = { readonly sku: string; readonly available: number };
/** In order of precedence. What fitted was done: the same call again goes on with the rest. */
export type RecordError =
  | { readonly code: "stock_key_taken"; readonly skus: readonly string[] }
  | { readonly code: "stock_short"; readonly short: readonly Short[] };

/** One line of a call: the movements that it makes, each only after the one before. */
export type Recording = {
  readonly sku: string;
  readonly steps: readonly { readonly stockId: string; readonly movement: Movement }[];
};

/** Makes the movements of many lines, a few lines at a time; then tells how the stocks stand, and files long logs. */
export async function recordAll(
  { stocks }: Deps,
  lines: readonly Recording[],
  nowMs: number,
): Promise<Result<readonly StockLine[], RecordError>> {
  const taken: string[] = [];
  const short: Short[] = [];
  const throws: unknown[] = [];
  const recordLine = async ({ sku, steps }: Recording): Promise<void> => {
    for (const { stockId, movement } of steps) {
      const told = await stocks.record(stockId, movement);
      if (told.answer === "short") return void short.push({ sku, available: told.available });
      const isOther = told.answer === "known" && !isSameMovement(told.movement, movement);
      if (isOther) return void taken.push(sku);
    }
  };
  await inParallel(lines, recordLine, (error) => throws.push(error));
  if (throws.length > 0) throw throws[0];
  if (taken.length > 0) return err({ code: "stock_key_taken", skus: taken });
  if (short.length > 0) return err({ code: "stock_short", short });
  const ids = lines.flatMap(({ steps }) => steps.map(({ stockId }) => stockId));
  const found = await readAll(stocks, ids);
  await Promise.all(
    found.filter(({ waiting }) => waiting >= FILE_FROM).map((long) => stocks.file(long, nowMs)),
  );
  return ok(found.map(stockLineOf));
}

/** A transfer has two stocks for each line, and one reading takes 100. */
async function readAll({ read }: Deps["stocks"], ids: readonly string[]) {
  const halves = [ids.slice(0, 100), ids.slice(100)].filter(({ length }) => length > 0);
  return (await Promise.all(halves.map((half) => read(half)))).flat();
}
