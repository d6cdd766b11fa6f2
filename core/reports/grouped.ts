import { placesOf, type ProductNamed, type SalesDay } from "#core/reports/day.ts";
import { NO_FIGURES, type SaleFilter, type SalesFigures } from "#core/reports/figures.ts";
import { eachRow, type Row } from "#core/reports/rows.ts";
import { provinceCode } from "#core/reports/sale.ts";
import { type Columns, COLUMNS, type SalesTable } from "#core/reports/tables.ts";

/** What is told apart in a report, with its figures. */
export type Group = {
  readonly productId: string | null;
  readonly province: number;
  readonly promoterNumber: number;
  readonly figures: Sums;
};
type Sums = { -readonly [name in keyof SalesFigures]: SalesFigures[name] };
const FIGURES = ["orders", "pieces", "paidFen", "refundedFen", "netFen", "sharesFen"] as const;
/** By what rows are told apart, and which of them count. */
export type Question = { readonly by: readonly SalesBy[]; readonly filter: SaleFilter };
/** What rows can be told apart by. */
export type SalesBy = "product" | "province" | "promoter";

/** More than any number of a promoter, so that one number can be the key of a group. */
const NUMBERS = 1_000_000_001;
/** More than any province's. */
const PROVINCES = 100;

/** The rows of a table that fit, in groups. */
export function grouped(
  parts: readonly SalesDay[],
  table: SalesTable,
  { by, filter }: Question,
  names: readonly ProductNamed[],
): readonly Group[] {
  const columns: Columns = COLUMNS[table];
  const [isProduct, isProvince, isPromoter] = [
    ...[by.includes("product"), by.includes("province"), by.includes("promoter")],
  ];
  const groups = new Map<number, Group>();
  for (const part of parts) {
    const places = placesOf(part.names, names);
    eachRow(part[table], (row) => {
      const product = columns.product === undefined ? 0 : (places[row[columns.product] ?? 0] ?? 0);
      const [province, promoterNumber] = [at(row, columns.province), at(row, columns.promoter)];
      if (filter.productId !== undefined && names[product]?.productId !== filter.productId) return;
      if (filter.province !== undefined && provinceCode(province) !== filter.province) return;
      if (filter.promoterNumber !== undefined && promoterNumber !== filter.promoterNumber) return;
      // What it is not grouped by is no part of it: the order of equal rows hangs on these.
      const own = {
        province: isProvince ? province : 0,
        promoterNumber: isPromoter ? promoterNumber : 0,
      };
      const place = (isProduct ? product : 0) * PROVINCES + own.province;
      const key = place * NUMBERS + own.promoterNumber;
      const known = groups.get(key);
      if (known) addRow(known.figures, row, columns);
      else if (at(row, columns.orders) > 0) {
        const productId = isProduct ? (names[product]?.productId ?? "") : null;
        const { province, promoterNumber } = own;
        const figures = addRow({ ...NO_FIGURES }, row, columns);
        groups.set(key, { productId, province, promoterNumber, figures });
      }
    });
  }
  return [...groups.values()];
}

const at = (row: Row, column: number | undefined): number =>
  column === undefined ? 0 : (row[column] ?? 0);

/** Adds a row to the sums themselves: there may be a hundred thousand of them. */
function addRow(sums: Sums, row: Row, columns: Columns): Sums {
  sums.orders += at(row, columns.orders);
  sums.pieces += at(row, columns.pieces);
  sums.paidFen += at(row, columns.paid);
  sums.refundedFen += at(row, columns.refunded);
  sums.netFen = sums.paidFen - sums.refundedFen;
  sums.sharesFen += at(row, columns.shares);
  return sums;
}

export function sumOf(rows: readonly Pick<Group, "figures">[]): SalesFigures {
  const sums: Sums = { ...NO_FIGURES };
  for (const { figures } of rows) {
    for (const name of FIGURES) sums[name] += figures[name];
  }
  return sums;
}

/** What is left of sums when some of it is taken away. */
export function less(all: SalesFigures, some: SalesFigures): SalesFigures {
  const rest: Sums = { ...all };
  for (const name of FIGURES) rest[name] -= some[name];
  return rest;
}
