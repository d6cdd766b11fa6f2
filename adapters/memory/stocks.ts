import type { Around, Memory } from "#adapters/memory/store.ts";
import { yielding } from "#adapters/memory/store.ts";
import { holdMovement, HOLDS_MAX, moved } from "#core/stock/change.ts";
import type { FiledMovement, Stock } from "#core/stock/stock.ts";
import type { Stocks } from "#ports/stocks.ts";

/** Counted things in maps. Each call decides and writes in one step, as the database does. */
export function memoryStocks(memory: Memory, around: Around = yielding): Stocks {
  const { stocks, movements } = memory.documents;
  const request = <T>(operation: () => T): Promise<T> =>
    around(() => {
      memory.requests += 1;
      return operation();
    });
  const write = (stock: Stock): void => {
    memory.written += 1;
    stocks.set(stock._id, structuredClone(stock));
  };
  const endHold = (kind: "sold" | "released"): Stocks["sell"] => {
    return (stockId, hold, atMs) =>
      request(() => {
        const stock = stocks.get(stockId);
        if (!stock?.holds.some(({ key }) => key === hold.key)) return false;
        const holds = stock.holds.filter(({ key }) => key !== hold.key);
        write(moved({ ...stock, holds }, holdMovement(kind, hold, atMs)));
        return true;
      });
  };
  return {
    hold: (stockId, hold, atMs) =>
      request(() => {
        const stock = stocks.get(stockId);
        if (!stock) return { answer: "unknown" };
        if (stock.holds.some(({ key }) => key === hold.key)) return { answer: "held" };
        if (stock.available < hold.quantity) return { answer: "short", available: stock.available };
        if (stock.holds.length >= HOLDS_MAX) return { answer: "full" };
        const holds = [...stock.holds, hold];
        write(moved({ ...stock, holds }, holdMovement("held", hold, atMs)));
        return { answer: "held" };
      }),
    sell: endHold("sold"),
    release: endHold("released"),
    move: (stockId, movement) =>
      request(() => {
        const stock = stocks.get(stockId);
        const isKnown =
          stock?.unfiled.some(({ key }) => key === movement.key) ??
          [...movements.values()].some(
            (filed) => filed.stockId === stockId && filed.key === movement.key,
          );
        if (!stock || isKnown || stock.available + movement.available < 0) return false;
        write(moved(stock, movement));
        return true;
      }),
    read: (ids) => request(() => ids.flatMap((id) => structuredClone(stocks.get(id)) ?? [])),
    overdue: (untilMs, limit) =>
      request(() =>
        [...stocks.values()]
          .filter(({ holds }) => holds.some((hold) => hold.untilMs <= untilMs))
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit)
          .map((stock) => structuredClone(stock)),
      ),
    file: (read) =>
      request(() => {
        const stock = stocks.get(read._id);
        if (!stock || stock.filed !== read.filed) return;
        let onHandAfter = stock.filedOnHand;
        for (const [index, movement] of read.unfiled.entries()) {
          onHandAfter += movement.available + movement.held;
          const n = stock.filed + index + 1;
          const _id = `${stock._id}/${String(n).padStart(9, "0")}`;
          const filed: FiledMovement = {
            ...movement,
            _id,
            rev: 1,
            stockId: stock._id,
            n,
            onHandAfter,
          };
          movements.set(_id, filed);
        }
        const filed = stock.filed + read.unfiled.length;
        const unfiled = stock.unfiled.slice(read.unfiled.length);
        write({ ...stock, filed, filedOnHand: onHandAfter, unfiled });
      }),
    log: (stockId, beforeN, limit) =>
      request(() =>
        [...movements.values()]
          .filter((one) => one.stockId === stockId && one.n < beforeN)
          .sort((a, b) => b.n - a.n)
          .slice(0, limit)
          .map((one) => structuredClone(one)),
      ),
  };
}
