import { CORRECTION_ID, FREIGHT_ID } from "./freight.ts";
import type { SalesRow } from "#core/reports/shown.ts";

type Names = Readonly<Record<"freight" | "correction" | "unknown" | "nobody", string>>;

/** What a row of sales is called: its product, province and promoter, as far as it is grouped by them. */
export function rowName(row: Pick<SalesRow, "product" | "province" | "promoter">, names: Names) {
  return [productName(row, names), provinceName(row, names), promoterName(row, names)]
    .filter((name) => name !== null)
    .join(" · ");
}

export const productName = ({ product }: Pick<SalesRow, "product">, names: Names): string | null =>
  product && (notGoods(names).get(product.productId) ?? product.title);

/** What is no product and has no page. */
const notGoods = ({ freight, correction }: Names): ReadonlyMap<string, string> =>
  new Map([
    [FREIGHT_ID, freight],
    [CORRECTION_ID, correction],
  ]);

export const provinceName = (
  { province }: Pick<SalesRow, "province">,
  names: Names,
): string | null => province && (province.code === "" ? names.unknown : province.name);

export const promoterName = (
  { promoter }: Pick<SalesRow, "promoter">,
  names: Names,
): string | null => promoter && (promoter.number === 0 ? names.nobody : promoter.label);
