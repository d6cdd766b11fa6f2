import { provinceName } from "#core/buyer/province.ts";
import { promoterLabel } from "#core/promoter/words.ts";
import { namesOf, placesOf, type ProductNamed, type SalesDay } from "#core/reports/day.ts";
import {
  addFigures,
  NO_FIGURES,
  type SaleFilter,
  type SalesFigures,
} from "#core/reports/figures.ts";
import { eachRow, type Row } from "#core/reports/rows.ts";
import { provinceCode } from "#core/reports/sale.ts";
import type { SalesRow } from "#core/reports/shown.ts";
import { type Columns, COLUMNS, OF_DAYS_ONLY, type SalesTable } from "#core/reports/tables.ts";

export type SalesBy = "product" | "province" | "promoter";
/** What a sales report was asked for. */
export type SalesAsked = {
  readonly by: readonly SalesBy[];
  readonly sort: keyof SalesFigures;
  readonly filter: SaleFilter;
  readonly afterRows: number;
  readonly limit: number;
};

/** A report as `reports.sales` tells it. */
export type SalesReport = {
  readonly total: SalesFigures;
  readonly rows: readonly SalesRow[];
  readonly rest: SalesFigures | null;
  readonly rowCount: number;
  readonly nextAfterRows: number | null;
};

type Group = {
  readonly productId: string | null;
  readonly province: number;
  readonly promoterNumber: number;
  figures: SalesFigures;
};
type Question = Pick<SalesAsked, "by" | "filter">;

/**
 * The smallest table that can answer: of the rows, and of the total where the rows do not tell it because they count an
 * order once for each product. Null = the documents' own totals do.
 */
export function tablesFor({ by, filter }: Question): {
  readonly rows: SalesTable;
  readonly total: SalesTable | null;
  /** Whether whole months can answer. */
  readonly byMonth: boolean;
} {
  const product = by.includes("product") || filter.productId !== undefined;
  const province = by.includes("province") || filter.province !== undefined;
  const promoter = by.includes("promoter") || filter.promoterNumber !== undefined;
  const isAlone = [product, province, promoter].filter(Boolean).length === 1;
  const rows: SalesTable = product
    ? isAlone
      ? "products"
      : "goods"
    : isAlone
      ? province
        ? "places"
        : "people"
      : "sales";
  const isPart = filter.province !== undefined || filter.promoterNumber !== undefined;
  const total = filter.productId !== undefined ? rows : !isPart ? null : product ? "sales" : rows;
  const used: readonly SalesTable[] = total === null ? [rows] : [rows, total];
  return { rows, total, byMonth: !used.some((table) => OF_DAYS_ONLY.includes(table)) };
}

/**
 * What was paid, by product, province and promoter, or some of these, the largest first.
 *
 * - `parts`: with the tables that `tablesFor` names.
 * - Promises: the rows of all pages add up to the total, but for `orders` where products are told apart.
 */
export function salesReport(parts: readonly SalesDay[], asked: SalesAsked): SalesReport {
  const { by, sort, filter, afterRows, limit } = asked;
  const { rows: table, total: ofTotal } = tablesFor(asked);
  const names = namesOf(parts);
  const titles = new Map(names.map(({ productId, title }) => [productId, title]));
  const groups = grouped(parts, table, { by, filter }, names);
  const largestFirst = [...groups].sort(
    (a, b) => b.figures[sort] - a.figures[sort] || keyOrder(a, b),
  );
  const page = largestFirst.slice(afterRows, afterRows + limit);
  const after = largestFirst.slice(afterRows + limit);
  const total =
    ofTotal === null
      ? parts.reduce((sum, day) => addFigures(sum, day.total), NO_FIGURES)
      : sumOf(ofTotal === table ? groups : grouped(parts, ofTotal, { by: [], filter }, names));
  const isBy = { product: by.includes("product"), province: by.includes("province") };
  const ofRow = ({ productId, province, promoterNumber, figures }: Group): SalesRow => ({
    ...figures,
    product:
      isBy.product && productId !== null
        ? { productId, title: titles.get(productId) ?? productId }
        : null,
    province: isBy.province ? provinceShown(province) : null,
    promoter: by.includes("promoter") ? promoterShown(promoterNumber) : null,
    filter: {
      ...filter,
      ...(isBy.product && productId !== null ? { productId } : {}),
      ...(isBy.province ? { province: provinceCode(province) } : {}),
      ...(by.includes("promoter") ? { promoterNumber } : {}),
    },
  });
  return {
    ...{ total, rows: page.map(ofRow), rowCount: largestFirst.length },
    rest: after.length === 0 ? null : sumOf(after),
    nextAfterRows: after.length === 0 ? null : afterRows + limit,
  };
}

/** More than any number of a promoter, so that one number can be the key of a group. */
const NUMBERS = 1_000_000_001;
/** More than any province's. */
const PROVINCES = 100;

/** The rows of a table that fit, in groups. */
function grouped(
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
      const place = (isProduct ? product : 0) * PROVINCES + (isProvince ? province : 0);
      const key = place * NUMBERS + (isPromoter ? promoterNumber : 0);
      const figures = figuresOf(row, columns);
      const known = groups.get(key);
      if (known) known.figures = addFigures(known.figures, figures);
      else if (figures.orders > 0) {
        const productId = isProduct ? (names[product]?.productId ?? "") : null;
        groups.set(key, { productId, province, promoterNumber, figures });
      }
    });
  }
  return [...groups.values()];
}

const at = (row: Row, column: number | undefined): number =>
  column === undefined ? 0 : (row[column] ?? 0);

function figuresOf(row: Row, columns: Columns): SalesFigures {
  const [paidFen, refundedFen] = [at(row, columns.paid), at(row, columns.refunded)];
  return {
    ...{ orders: at(row, columns.orders), pieces: at(row, columns.pieces), paidFen, refundedFen },
    ...{ netFen: paidFen - refundedFen, sharesFen: at(row, columns.shares) },
  };
}

const keyOrder = (a: Group, b: Group): number =>
  a.promoterNumber - b.promoterNumber ||
  a.province - b.province ||
  ((a.productId ?? "") < (b.productId ?? "") ? -1 : 1);

const sumOf = (rows: readonly Pick<Group, "figures">[]): SalesFigures =>
  rows.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);

export const provinceShown = (province: number) => {
  const code = provinceCode(province);
  return { code, name: provinceName(code) ?? "未知地区" };
};
export const promoterShown = (number: number) => ({
  number,
  label: number === 0 ? "无推广员" : promoterLabel(number),
});
