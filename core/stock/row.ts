import { isLow } from "#core/stock/change.ts";
import { onHand, type Stock } from "#core/stock/stock.ts";

/** A stock as staff see it. */
export type StockLine = Pick<Stock, "sku" | "place" | "available" | "held" | "lowAt"> & {
  readonly id: string;
  readonly onHand: number;
  readonly isLow: boolean;
  readonly changedAtMs: number;
};

/** A stock with what its SKU is called; null where no product has it any more. */
export type NamedStockLine = StockLine & {
  readonly title: string | null;
  readonly values: readonly string[];
};

export function withNames(
  lines: readonly StockLine[],
  names: readonly {
    readonly sku: string;
    readonly title: string;
    readonly values: readonly string[];
  }[],
): readonly NamedStockLine[] {
  const known = new Map(names.map((name) => [name.sku, name]));
  return lines.map((line) => {
    const { title = null, values = [] } = known.get(line.sku) ?? {};
    return { ...line, title, values };
  });
}

export const stockLineOf = (stock: Omit<Stock, "holds" | "unfiled" | "keys">): StockLine => ({
  ...{ id: stock._id, sku: stock.sku, place: stock.place },
  ...{ available: stock.available, held: stock.held, onHand: onHand(stock) },
  ...{ lowAt: stock.lowAt, isLow: isLow(stock), changedAtMs: stock.changedAtMs },
});
