import type { Gift, LevelPrice, Product, Sku, Spec } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import {
  CELL_MAX,
  cellText,
  choiceField,
  type Field,
  idField,
  listField,
  orNone,
  textField,
  timeField,
  wholeField,
  yuanField,
  yuanText,
} from "#core/sheet/field.ts";
import { joinParts, plain, splitEntries, splitParts } from "#core/sheet/list.ts";
import type { Columns } from "#core/sheet/table.ts";

/** A row of the table of products: one SKU, with what belongs to its product repeated. */
export type ProductRow = ProductPart & SkuPart;
export type ProductPart = Pick<
  Product,
  | ("title" | "subtitle" | "description" | "pictures" | "detailPictures" | "categories")
  | ("kind" | "specs" | "priceFixed" | "gifts" | "related" | "rank")
> & {
  readonly productId: string;
  readonly limitQuantity: number | null;
  readonly limitDays: number | null;
  readonly saleFromMs: number | null;
  readonly saleUntilMs: number | null;
};
export type SkuPart = Omit<Sku, "supplier" | "supplyFen"> & {
  readonly supplier: string | null;
  readonly supplyFen: Sku["priceFen"] | null;
};

const PICTURES = { most: 20, longest: 300 };
const COUNTS = { min: 0, max: 1_000_000 };

/** An entry of a list that has parts, such as `gold=88.00`. */
const entriesField = <V>(
  heading: string,
  hint: string,
  write: (value: V) => string,
  read: (entry: string) => V | null,
): Field<readonly V[]> => ({
  ...{ heading, hint, isNumber: false },
  write: (values) => values.map(write).join("|"),
  read: (cell) => {
    const values = splitEntries(cell).map(read);
    const known = values.filter((value): value is NonNullable<typeof value> => value !== null);
    if (known.length < values.length || known.length > ENTRIES_MAX) return err(`应写作：${hint}`);
    return ok(known);
  },
});
const ENTRIES_MAX = 100;

const specsField = entriesField<Spec>(
  "规格",
  "重量=50克/100克|包装=罐/袋",
  ({ name, values }) =>
    `${joinParts([cellText(name)], "")}=${joinParts(values.map(cellText), "/")}`,
  (entry) => {
    const [name = "", values, ...rest] = splitParts(entry, "=");
    if (name === "" || values === undefined || rest.length > 0) return null;
    return { name: plain(name), values: values === "" ? [] : splitParts(values, "/").map(plain) };
  },
);

const AMOUNT = yuanField("", "");
const levelPricesField = entriesField<LevelPrice>(
  "等级价",
  "银牌=96.00|金牌=88.00",
  ({ level, priceFen }) => `${joinParts([level], "")}=${yuanText(priceFen)}`,
  (entry) => {
    const [level = "", price, ...rest] = splitParts(entry, "=");
    const priceFen = AMOUNT.read(price ?? "");
    if (level === "" || !priceFen.ok || rest.length > 0) return null;
    return { level: plain(level), priceFen: priceFen.value };
  },
);

const giftsField = entriesField<Gift>(
  "赠品",
  "SKU*数量/每买几件，如 bag-1*1/2",
  ({ sku, quantity, forEach }) => `${joinParts([sku], "")}*${quantity}/${forEach}`,
  (entry) => {
    const [, sku = "", quantity, forEach] = /^(.+)\*(\d{1,4})\/(\d{1,4})$/u.exec(entry) ?? [];
    if (sku === "") return null;
    return { sku: plain(sku), quantity: Number(quantity), forEach: Number(forEach) };
  },
);

/** What belongs to the product. */
export const PRODUCT_PART: Columns<ProductPart> = {
  productId: idField("商品编号", "小写字母、数字和连字符"),
  title: textField("标题", 200, "必填"),
  subtitle: textField("副标题", 200, "可留空"),
  description: textField("描述", CELL_MAX, "可留空"),
  pictures: listField("图片", PICTURES, "文件编号或网址，用 | 分隔，第一张是封面"),
  detailPictures: listField("详情图片", { most: 50, longest: 300 }, "用 | 分隔"),
  categories: listField("分类", { most: 20, longest: 64 }, "分类编号，用 | 分隔"),
  kind: choiceField("类型", [
    ["goods", "商品"],
    ["sample", "试用装"],
  ]),
  specs: specsField,
  priceFixed: choiceField("一口价", [
    [true, "是"],
    [false, "否"],
  ]),
  limitQuantity: orNone(wholeField("每人限购", { min: 1, max: 1_000_000 }, "件数，留空 = 不限")),
  limitDays: orNone(wholeField("限购天数", { min: 1, max: 10_000 }, "留空 = 一直有效")),
  gifts: giftsField,
  related: listField("关联商品", { most: 50, longest: 64 }, "商品编号，用 | 分隔"),
  saleFromMs: orNone(timeField("上架时间", "2026-03-05 14:30，留空 = 不上架")),
  saleUntilMs: orNone(timeField("下架时间", "留空 = 不下架")),
  rank: wholeField("排序", { min: -1_000_000, max: 1_000_000 }, "小的在前"),
};

/** What belongs to the SKU. */
const SKU_PART: Columns<SkuPart> = {
  sku: idField("SKU", "商品编号-后缀，如 longjing-50g"),
  values: listField("规格值", { most: 10, longest: 64 }, "按规格的顺序，用 | 分隔"),
  priceFen: yuanField("零售价", "单位元，如 128.00"),
  memberFen: orNone(yuanField("会员价", "留空 = 零售价")),
  levelPrices: levelPricesField,
  weightGrams: wholeField("重量克", COUNTS, "整数"),
  picture: orNone(textField("SKU图片", 300, "可留空")),
  supplier: orNone(textField("供应商", 64, "留空 = 品牌自己")),
  supplyFen: orNone(yuanField("供货价", "留空 = 没有")),
};

export const PRODUCT_COLUMNS: Columns<ProductRow> = { ...PRODUCT_PART, ...SKU_PART };

/** The rows of a product, one for each SKU. */
export function productRows(product: Product): readonly ProductRow[] {
  const { _id: productId, limit, sale, skus, ...rest } = product;
  const { rev: _rev, createdAtMs: _created, changedAtMs: _changed, ...common } = rest;
  return skus.map(({ supplier = null, supplyFen = null, ...sku }): ProductRow => ({
    ...{ ...common, productId, ...sku, supplier, supplyFen },
    ...{ limitQuantity: limit?.quantity ?? null, limitDays: limit?.days ?? null },
    ...{ saleFromMs: sale?.fromMs ?? null, saleUntilMs: sale?.untilMs ?? null },
  }));
}

/**
 * The product that rows say, which agree in all but the SKU.
 *
 * - `known`: as it is now. Instants that the table shows to the minute stay as they are where that minute did not change.
 * - Errors: the heading of the column that contradicts another, with a sentence.
 */
export function productOf(
  rows: readonly [ProductRow, ...ProductRow[]],
  known: Product | undefined,
  nowMs: number,
): Result<Product, { readonly heading: string; readonly message: string }> {
  const { limitQuantity, limitDays, saleFromMs, saleUntilMs, ...common } = rows[0];
  if (limitDays !== null && limitQuantity === null) {
    return err({ heading: "限购天数", message: "没有限购件数时请留空" });
  }
  if (saleUntilMs !== null && saleFromMs === null) {
    return err({ heading: "下架时间", message: "没有上架时间时请留空" });
  }
  const kept = (atMs: number, before: number | null | undefined): number =>
    before !== null && before !== undefined && sameMinute(atMs, before) ? before : atMs;
  const { productId, title, subtitle, description, pictures, detailPictures } = common;
  const { categories, kind, specs, priceFixed, gifts, related, rank } = common;
  return ok({
    ...{ _id: productId, rev: known?.rev ?? 0, title, subtitle, description, pictures },
    ...{ detailPictures, categories, kind, specs, skus: rows.map(skuOf), priceFixed },
    limit: limitQuantity === null ? null : { quantity: limitQuantity, days: limitDays },
    ...{ gifts, related },
    sale:
      saleFromMs === null
        ? null
        : {
            fromMs: kept(saleFromMs, known?.sale?.fromMs),
            untilMs: saleUntilMs === null ? null : kept(saleUntilMs, known?.sale?.untilMs),
          },
    ...{ rank, createdAtMs: known?.createdAtMs ?? nowMs, changedAtMs: nowMs },
  });
}

const sameMinute = (one: number, other: number): boolean =>
  one - (one % 60_000) === other - (other % 60_000);

function skuOf({ supplier, supplyFen, ...row }: ProductRow): Sku {
  const { sku, values, priceFen, memberFen, levelPrices, weightGrams, picture } = row;
  return {
    ...{ sku, values, priceFen, memberFen, levelPrices, weightGrams, picture },
    ...(supplier === null ? {} : { supplier }),
    ...(supplyFen === null ? {} : { supplyFen }),
  };
}
