import { addFigures, NO_FIGURES, type SalesFigures } from "#core/reports/figures.ts";
import { type Row, rowsOf, summed, textOf } from "#core/reports/rows.ts";
import type { Sale } from "#core/reports/sale.ts";
import { COLUMNS, type SalesTable } from "#core/reports/tables.ts";

/**
 * What was paid on a day in China, or in a whole month, in figures. `_id` is the day (`2026-03-05`) or the month
 * (`2026-03`). Derived: it may be deleted, and the next night, or whoever looks, makes it again.
 *
 * - Its tables (tables.ts) are text, rows by line; a month's `goods` and `sales` are "".
 * - Source: docs/domain/reports.md.
 */
export type SalesDay = Readonly<Record<SalesTable, string>> & {
  readonly _id: string;
  readonly rev: number;
  /** When its orders were read. Refunds of them that came later are not in it yet. */
  readonly asOfMs: number;
  readonly total: SalesFigures & { readonly firstOrders: number };
  /** What the column `product` counts, from 0. */
  readonly names: readonly ProductNamed[];
};
export type ProductNamed = { readonly productId: string; readonly title: string };

/** The figures of some orders. The same orders in any order make the same document, to the byte. */
export function salesDay(id: string, sales: readonly Sale[], asOfMs: number): SalesDay {
  const titles = new Map<string, string>();
  const inOrder = [...sales].sort(
    (a, b) => a.paidAtMs - b.paidAtMs || (a.orderId < b.orderId ? -1 : 1),
  );
  // The newest order says what a product is called.
  for (const { goods } of inOrder) {
    for (const { productId, title } of goods) titles.set(productId, title);
  }
  const named = productsNamed(titles);
  const indexOf = new Map(named.map(({ productId }, index) => [productId, index]));
  const goods = sales.flatMap((sale) =>
    sale.goods.map((row): Row => [
      ...[indexOf.get(row.productId) ?? 0, sale.province, sale.promoterNumber],
      ...[1, row.pieces, row.paidFen, row.refundedFen, row.sharesFen],
    ]),
  );
  const rows = sales.map(({ province, promoterNumber, channel, campaign, isFirst, total }): Row => [
    ...[province, promoterNumber, channel, campaign],
    ...[1, total.pieces, total.paidFen, total.refundedFen, total.sharesFen, isFirst ? 1 : 0],
  ]);
  const people = sales.flatMap(({ promoterNumber, total, soldFen, earned }): readonly Row[] => [
    [
      ...[promoterNumber, 1, total.pieces, total.paidFen, total.refundedFen, total.sharesFen],
      ...[soldFen, 0],
    ],
    ...[...earned].map(([number, earnedFen]): Row => [number, 0, 0, 0, 0, 0, 0, earnedFen]),
  ]);
  const firstOrders = sales.filter(({ isFirst }) => isFirst).length;
  const total = sales.reduce((sum, sale) => addFigures(sum, sale.total), NO_FIGURES);
  const table = (name: SalesTable, all: readonly Row[]) => textOf(summed(all, COLUMNS[name].keys));
  return {
    ...{ _id: id, rev: 0, asOfMs, total: { ...total, firstOrders }, names: named },
    goods: table("goods", goods),
    products: table(
      "products",
      goods.map(([product = 0, , , ...sums]) => [product, ...sums]),
    ),
    sales: table("sales", rows),
    places: table(
      "places",
      rows.map(([province = 0, , ...rest]) => [province, ...rest]),
    ),
    people: table("people", people),
  };
}

/** A month from its days. It is as old as the oldest of them. */
export function salesMonth(id: string, days: readonly SalesDay[]): SalesDay {
  const inOrder = [...days].sort((a, b) => (a._id < b._id ? -1 : 1));
  const named = namesOf(inOrder);
  const goods = inOrder.flatMap((day) => {
    const places = placesOf(day.names, named);
    return rowsOf(day.products).map(([at = 0, ...sums]): Row => [places[at] ?? 0, ...sums]);
  });
  const table = (name: "places" | "people") =>
    summed(
      inOrder.flatMap((day) => rowsOf(day[name])),
      COLUMNS[name].keys,
    );
  const total = days.reduce((sum, day) => addFigures(sum, day.total), NO_FIGURES);
  const firstOrders = days.reduce((sum, day) => sum + day.total.firstOrders, 0);
  return {
    ...{ _id: id, rev: 0, asOfMs: Math.min(...days.map(({ asOfMs }) => asOfMs)) },
    ...{ total: { ...total, firstOrders }, names: named, goods: "", sales: "" },
    products: textOf(summed(goods, COLUMNS.products.keys)),
    ...{ places: textOf(table("places")), people: textOf(table("people")) },
  };
}

/** One list of products for several documents, each called as the last of them says. */
export function namesOf(parts: readonly Pick<SalesDay, "names">[]): readonly ProductNamed[] {
  const titles = new Map<string, string>();
  for (const { names } of parts) {
    for (const { productId, title } of names) titles.set(productId, title);
  }
  return productsNamed(titles);
}

/** Where the products of one document stand in the list of all. */
export function placesOf(
  own: readonly ProductNamed[],
  all: readonly ProductNamed[],
): readonly number[] {
  const indexOf = new Map(all.map(({ productId }, index) => [productId, index]));
  return own.map(({ productId }) => indexOf.get(productId) ?? 0);
}

const productsNamed = (titles: ReadonlyMap<string, string>): readonly ProductNamed[] =>
  [...titles]
    .map(([productId, title]) => ({ productId, title }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
