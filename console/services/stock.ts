import type {
  Count,
  ListStock,
  Receive,
  SetLowAt,
  StockMovements,
  StocksChanged,
  StockShown,
  StocksPage,
  Transfer,
} from "#contracts/stock.ts";
import type { NamedStockLine } from "#core/stock/row.ts";
import { call } from "../lib/call.ts";

export type StockLine = NamedStockLine;
export type Movement = StockMovements["movements"][number];
export type { StockMovements };

export const stocks = (asked: Partial<Omit<ListStock, "action">>): Promise<StocksPage> =>
  call("stock", { action: "list", ...asked });
export const stockOf = (sku: string): Promise<StockShown> => call("stock", { action: "show", sku });
export const movements = (
  sku: string,
  place: string,
  beforeN: number | null,
): Promise<StockMovements> =>
  call("stock", { action: "log", sku, place, limit: 50, ...(beforeN === null ? {} : { beforeN }) });
export const receive = (asked: Omit<Receive, "action">): Promise<StocksChanged> =>
  call("stock", { action: "receive", ...asked });
export const count = (asked: Omit<Count, "action">): Promise<StocksChanged> =>
  call("stock", { action: "count", ...asked });
export const transfer = (asked: Omit<Transfer, "action">): Promise<StocksChanged> =>
  call("stock", { action: "transfer", ...asked });
export const setLowAt = (asked: Omit<SetLowAt, "action">): Promise<unknown> =>
  call("stock", { action: "setLowAt", ...asked });
