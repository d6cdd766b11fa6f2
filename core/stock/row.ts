import { isLow } from "#core/stock/change.ts";
import { onHand, type Stock } from "#core/stock/stock.ts";

/** A stock as staff see it. */
export type StockLine = Pick<Stock, "sku" | "place" | "available" | "held" | "lowAt"> & {
  readonly id: string;
  readonly onHand: number;
  readonly isLow: boolean;
  readonly changedAtMs: number;
};

export const stockLineOf = (stock: Omit<Stock, "holds" | "unfiled" | "keys">): StockLine => ({
  ...{ id: stock._id, sku: stock.sku, place: stock.place },
  ...{ available: stock.available, held: stock.held, onHand: onHand(stock) },
  ...{ lowAt: stock.lowAt, isLow: isLow(stock), changedAtMs: stock.changedAtMs },
});
