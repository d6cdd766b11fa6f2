import type { Product } from "#core/catalogue/product.ts";
import { revised } from "#core/catalogue/revise.ts";
import { changing, faulty, type Judgement, same } from "#core/sheet/judge.ts";
import {
  PRODUCT_COLUMNS,
  PRODUCT_PART,
  productOf,
  type ProductRow,
  productRows,
} from "#core/sheet/products.ts";
import type { SheetFault } from "#core/sheet/sheet.ts";
import {
  type Cells,
  cellsOf,
  differing,
  faultAt,
  headingsOf,
  type NumberedRow,
  recordOf,
} from "#core/sheet/table.ts";

/** The catalogue's own rules, as whoever saves a product would be told. */
export type ProductRules = {
  /** The product as the catalogue would keep it. */
  readonly settled: (product: Product) => Product;
  readonly wrong: (
    product: Product,
  ) => readonly { readonly field: string; readonly message: string }[];
};

/**
 * What the rows of one product come to.
 *
 * - `rows`: all of the same product id, in the order of the file.
 * - Errors, as faults: cells that do not fit; rows that contradict each other; what `rules` say.
 * - A file that says what an export would say now changes nothing.
 */
export function judgeProduct(
  rows: readonly NumberedRow[],
  known: Product | undefined,
  rules: ProductRules,
  nowMs: number,
): Judgement {
  const read: ProductRow[] = [];
  const faults: SheetFault[] = [];
  for (const one of rows) {
    const record = recordOf(PRODUCT_COLUMNS, one);
    if (record.ok) read.push(record.value);
    else faults.push(...record.error);
  }
  const [first, ...more] = read;
  if (faults.length > 0 || first === undefined) return faulty(rows.length, faults);
  const cells = read.map((record) => cellsOf(PRODUCT_COLUMNS, record));
  const contradictions = contradicting(rows, read);
  if (contradictions.length > 0) return faulty(rows.length, contradictions);
  if (known && isSame(cells, known)) return same(rows.length);
  const product = productOf([first, ...more], known, nowMs);
  const at = rows[0]?.row ?? 0;
  if (!product.ok) {
    const { heading, message } = product.error;
    const cell = rows[0]?.cells[headingsOf(PRODUCT_COLUMNS).indexOf(heading)] ?? "";
    return faulty(rows.length, [faultAt(at, heading, cell, message)]);
  }
  const after = rules.settled(product.value);
  if (known && isUnchanged(known, after)) return same(rows.length);
  const wrong = rules.wrong(after);
  if (wrong.length > 0) return faulty(rows.length, wrong.map(faultOf(rows)));
  const change = { row: at, before: known ?? null, after };
  return changing(rows.length, { ...change, collection: "products" });
}

const isUnchanged = (known: Product, after: Product): boolean => {
  const settled = revised(known, after, known.rev);
  return settled.ok && settled.value === known;
};

/** Columns of the product in which a row differs from its first row. */
function contradicting(
  rows: readonly NumberedRow[],
  read: readonly ProductRow[],
): readonly SheetFault[] {
  const common = read.map((record) => cellsOf(PRODUCT_PART, record));
  const [first = []] = common;
  const headings = headingsOf(PRODUCT_PART);
  return common.flatMap((cells, at) =>
    differing(PRODUCT_PART, first, cells).map((heading) =>
      faultAt(
        rows[at]?.row ?? 0,
        heading,
        cells[headings.indexOf(heading)] ?? "",
        "同一商品的各行，这一列必须相同",
      ),
    ),
  );
}

const isSame = (cells: readonly Cells[], known: Product): boolean => {
  const now = productRows(known).map((record) => cellsOf(PRODUCT_COLUMNS, record));
  return (
    now.length === cells.length &&
    now.every((one, at) => differing(PRODUCT_COLUMNS, one, cells[at] ?? []).length === 0)
  );
};

/** Which row and column a check speaks of: `skus.1.priceFen` is the second row's price. */
const faultOf =
  (rows: readonly NumberedRow[]) =>
  ({ field, message }: { readonly field: string; readonly message: string }): SheetFault => {
    const [, index, inSku] = /^skus\.(\d+)(?:\.(\w+))?/.exec(field) ?? [];
    const { row = 0, cells = [] } = rows[Number(index ?? 0)] ?? rows[0] ?? {};
    const key =
      index === undefined ? (COLUMN_OF[field] ?? field.split(".")[0] ?? "") : (inSku ?? "sku");
    const at = Object.keys(PRODUCT_COLUMNS).indexOf(COLUMN_OF[key] ?? key);
    return faultAt(row, headingsOf(PRODUCT_COLUMNS)[at] ?? field, cells[at] ?? "", message);
  };
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ _id: "productId", limit: "limitQuantity", "limit.quantity": "limitQuantity" },
  ...{ "limit.days": "limitDays", sale: "saleFromMs", "sale.fromMs": "saleFromMs" },
  "sale.untilMs": "saleUntilMs",
};
