import type { Around, Memory } from "#adapters/memory/store.ts";
import { yielding } from "#adapters/memory/store.ts";
import { conditionalStocks, type StockWrites } from "#adapters/stocks/conditional.ts";
import { isLow, marked, moved } from "#core/stock/change.ts";
import { FILE_FROM, filedAway } from "#core/stock/filing.ts";
import { holdRefusal, moveRefusal } from "#core/stock/refusal.ts";
import { campaignOf, type FiledMovement, type Movement, type Stock } from "#core/stock/stock.ts";
import type { StockRow, Stocks } from "#ports/stocks.ts";

/** Counted things in maps. Each write asks its conditions and changes in one step, as the database does. */
export const memoryStocks = (memory: Memory, around: Around = yielding): Stocks =>
  conditionalStocks(memoryWrites(memory, around));

type Request = <T>(operation: () => T) => Promise<T>;

function memoryWrites(memory: Memory, around: Around): StockWrites {
  const { stocks } = memory.documents;
  const request: Request = (operation) =>
    around(() => {
      memory.requests += 1;
      return operation();
    });
  /** Writes what a change makes of a stock; null = its conditions do not hold. */
  const change = (id: string, decide: (stock: Stock) => Stock | null): Promise<boolean> =>
    request(() => {
      const stock = stocks.get(id);
      const changed = stock ? decide(stock) : null;
      if (changed === null) return false;
      memory.written += 1;
      stocks.set(id, structuredClone(changed));
      return true;
    });
  const waits = ({ unfiled }: Stock, keys: readonly string[]): boolean =>
    unfiled.some(({ key }) => keys.includes(key));
  return {
    ...memoryStockReads(memory, request),
    ...memoryLog(memory, request),
    take: (id, hold, movement, barredKeys) =>
      change(id, (stock) => {
        if (holdRefusal(stock, hold, movement.atMs) !== null || waits(stock, barredKeys))
          return null;
        return moved({ ...stock, holds: [...stock.holds, hold] }, movement);
      }),
    end: (id, { key, quantity }, movement) =>
      change(id, (stock) => {
        const isHeld = stock.holds.some((one) => one.key === key && one.quantity === quantity);
        if (!isHeld || waits(stock, [movement.key])) return null;
        return moved({ ...stock, holds: stock.holds.filter((one) => one.key !== key) }, movement);
      }),
    move: (id, movement, forgotten) =>
      change(id, (stock) => {
        if (moveRefusal(stock, movement) !== null || stock.forgotten !== forgotten) return null;
        return moved(stock, movement);
      }),
    create: (stock) =>
      request(() => {
        if (stocks.has(stock._id)) return false;
        memory.written += 1;
        stocks.set(stock._id, structuredClone(stock));
        return true;
      }),
    mark: ({ _id, lowAt: known }, lowAt) =>
      change(_id, (stock) => (stock.lowAt === known ? marked(stock, lowAt) : null)),
    forget: ({ _id, filed }, filing) =>
      change(_id, (stock) => (stock.filed === filed ? filedAway(stock, filing) : null)),
  };
}

const byId = (a: Stock, b: Stock): number => (a._id < b._id ? -1 : 1);
const rowOf = ({ holds: _holds, unfiled: _unfiled, keys: _keys, ...row }: Stock): StockRow => row;

function memoryStockReads(
  { documents: { stocks } }: Memory,
  request: Request,
): Pick<StockWrites, "read" | "ofSku" | "list" | "overdue"> {
  const found = (fits: (stock: Stock) => boolean, limit: number): readonly Stock[] =>
    structuredClone([...stocks.values()].filter(fits).sort(byId).slice(0, limit));
  return {
    read: (ids) => request(() => ids.flatMap((id) => structuredClone(stocks.get(id)) ?? [])),
    ofSku: (sku) => request(() => found((stock) => stock.sku === sku, 1_000).map(rowOf)),
    list: (filter, afterId, limit) =>
      request(() => {
        const fits = (stock: Stock): boolean =>
          stock._id > afterId &&
          stock._id.startsWith(filter.prefix) &&
          campaignOf(stock._id) === null &&
          (filter.place === null || stock.place === filter.place) &&
          (!filter.isLow || isLow(stock));
        return found(fits, limit).map(rowOf);
      }),
    overdue: (untilMs, limit, afterId = "") =>
      request(() => {
        const isDue = ({ holds, waiting }: Stock): boolean =>
          waiting >= FILE_FROM || holds.some((hold) => hold.untilMs <= untilMs);
        return found((stock) => stock._id > afterId && isDue(stock), limit);
      }),
  };
}

function memoryLog(
  memory: Memory,
  request: Request,
): Pick<StockWrites, "addRows" | "existingRows" | "log" | "logged"> {
  const { movements } = memory.documents;
  const of = (id: string): readonly FiledMovement[] =>
    structuredClone([...movements.values()].filter(({ stockId }) => stockId === id));
  const isUnder = (wanted: string) => (one: Movement) => one.key === wanted;
  return {
    addRows: (rows) =>
      request(() => {
        for (const row of rows) {
          if (movements.has(row._id)) return false; // Those before it stay, as in the database.
          memory.written += 1;
          movements.set(row._id, structuredClone(row));
        }
        return true;
      }),
    existingRows: (rows) =>
      request(() => new Set(rows.map(({ _id }) => _id).filter((id) => movements.has(id)))),
    log: (id, beforeN, limit) =>
      request(() =>
        of(id)
          .filter(({ n }) => n < beforeN)
          .sort((a, b) => b.n - a.n)
          .slice(0, limit),
      ),
    logged: (id, key) => request(() => of(id).find(isUnder(key)) ?? null),
  };
}
