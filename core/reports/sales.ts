import { provinceName } from "#core/buyer/province.ts";
import { promoterLabel } from "#core/promoter/words.ts";
import { namesOf, type SalesDay } from "#core/reports/day.ts";
import {
  addFigures,
  NO_FIGURES,
  type SaleFilter,
  type SalesFigures,
} from "#core/reports/figures.ts";
import { firstOf } from "#core/reports/firstOf.ts";
import {
  type Group,
  grouped,
  less,
  type Question,
  type SalesBy,
  sumOf,
} from "#core/reports/grouped.ts";
import { provinceCode } from "#core/reports/sale.ts";
import type { SalesRow } from "#core/reports/shown.ts";
import { OF_DAYS_ONLY, type SalesTable } from "#core/reports/tables.ts";

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
  const narrow: SalesTable =
    filter.province === undefined
      ? "people"
      : filter.promoterNumber === undefined
        ? "places"
        : "sales";
  const total = filter.productId !== undefined ? rows : !isPart ? null : product ? narrow : rows;
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
  const largest = firstOf(
    groups,
    afterRows + limit,
    (a, b) => b.figures[sort] - a.figures[sort] || keyOrder(a, b),
  );
  const page = largest.slice(afterRows);
  const isLast = largest.length === groups.length;
  const ofAll = sumOf(groups);
  const total =
    ofTotal === null
      ? parts.reduce((sum, day) => addFigures(sum, day.total), NO_FIGURES)
      : ofTotal === table
        ? ofAll
        : sumOf(grouped(parts, ofTotal, { by: [], filter }, names));
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
    ...{ total, rows: page.map(ofRow), rowCount: groups.length },
    rest: isLast ? null : less(ofAll, sumOf(largest)),
    nextAfterRows: isLast ? null : afterRows + limit,
  };
}

const keyOrder = (a: Group, b: Group): number =>
  a.promoterNumber - b.promoterNumber ||
  a.province - b.province ||
  ((a.productId ?? "") < (b.productId ?? "") ? -1 : 1);

export const provinceShown = (province: number) => {
  const code = provinceCode(province);
  return { code, name: provinceName(code) ?? "未知地区" };
};
export const promoterShown = (number: number) => ({
  number,
  label: number === 0 ? "无推广员" : promoterLabel(number),
});
