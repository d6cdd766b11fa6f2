import * as z from "zod";
import { fenSchema, nameSchema, said } from "#contracts/fields.ts";
import { fen } from "#core/money.ts";
import { NEVER_MS } from "#core/time.ts";

/** So many SKUs a product may have: lists keep the ids of all of them in memory. */
const SKUS_MAX = 100;
const SPECS_MAX = 3;
const SPEC_VALUES_MAX = 30;
const LEVELS_MAX = 20;
const PICTURES_MAX = 9;
const DETAIL_PICTURES_MAX = 30;
const CATEGORIES_MAX = 5;
const GIFTS_MAX = 5;
const RELATED_MAX = 12;
const PICTURE_LENGTH_MAX = 300;
const SUBTITLE_MAX = 100;
const DESCRIPTION_MAX = 10_000;
const PIECES_MAX = 1_000_000;
const DAYS_MAX = 3_650;
const GRAMS_MAX = 1_000_000;
const RANK_MAX = 1_000_000_000;

/** Lower-case letters, digits, and single hyphens between them; 1 to 32 characters. */
export const productIdSchema = z
  .string()
  .max(32, "最长 32 个字符")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "应为小写字母、数字和连字符，如 longjing");

/** A product's id, a hyphen, letters, digits or underscores; at most 64 characters. */
export const skuSchema = z
  .string()
  .max(64, "最长 64 个字符")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*-[A-Za-z0-9_]+$/, "应为商品编号加连字符和后缀，如 longjing-50g");

export const categoryIdSchema = z
  .string()
  .max(32, "最长 32 个字符")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "应为小写字母、数字和连字符，如 green");

/** A file of CloudBase, or an address of the web. */
export const pictureSchema = z
  .string()
  .max(PICTURE_LENGTH_MAX, `最长 ${PICTURE_LENGTH_MAX} 个字符`)
  .regex(/^(?:cloud|https):\/\/[^\s\p{C}]+$/u, "应为 cloud:// 或 https:// 开头的地址");

/** Text for people in several lines. */
export const textSchema = (most: number) =>
  z
    .string()
    .max(most, `最长 ${most} 个字符`)
    .regex(/^(?:[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]|\n)*$/u, "含有不允许的字符");

export const instantSchema = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");

/** A price of one piece, at least 1 fen: WeChat takes no payment of nothing. */
export const priceSchema = fenSchema.refine((value) => value >= fen(1), "至少 1 分");

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
const TWICE = "有重复";

/** When something is sold; the end is exclusive, null = open. */
export const saleSchema = z
  .strictObject({ fromMs: instantSchema, untilMs: instantSchema.nullable() })
  .refine(({ fromMs, untilMs }) => untilMs === null || fromMs < untilMs, {
    path: ["untilMs"],
    message: "下架时间应晚于上架时间",
  });

const pieces = z.int("应为整数").min(1, "至少 1 件").max(PIECES_MAX, "太多");

const skuOfferSchema = z
  .strictObject({
    sku: skuSchema,
    values: z.array(nameSchema).max(SPECS_MAX),
    priceFen: priceSchema,
    memberFen: priceSchema.nullable(),
    levelPrices: z
      .array(z.strictObject({ level: nameSchema, priceFen: priceSchema }))
      .max(LEVELS_MAX, `最多 ${LEVELS_MAX} 个等级`),
    weightGrams: z.int("应为整数，单位克").min(0, "不能小于 0").max(GRAMS_MAX, "太重"),
    picture: pictureSchema.nullable(),
    supplier: nameSchema.optional(),
    supplyFen: fenSchema.optional(),
  })
  .transform(said);

/** A product as staff write it: everything but what the function keeps itself. */
export const productSchema = z.strictObject({
  productId: productIdSchema,
  title: nameSchema,
  subtitle: textSchema(SUBTITLE_MAX).refine((text) => !text.includes("\n"), "不能换行"),
  description: textSchema(DESCRIPTION_MAX),
  pictures: z.array(pictureSchema).max(PICTURES_MAX, `最多 ${PICTURES_MAX} 张`),
  detailPictures: z.array(pictureSchema).max(DETAIL_PICTURES_MAX, `最多 ${DETAIL_PICTURES_MAX} 张`),
  categories: z.array(categoryIdSchema).max(CATEGORIES_MAX).refine(unique, TWICE),
  kind: z.enum(["goods", "sample"]),
  specs: z
    .array(
      z.strictObject({
        name: nameSchema,
        values: z.array(nameSchema).min(1, "至少写一个").max(SPEC_VALUES_MAX),
      }),
    )
    .max(SPECS_MAX, `最多 ${SPECS_MAX} 种规格`),
  skus: z.array(skuOfferSchema).min(1, "至少要有一个 SKU").max(SKUS_MAX, `最多 ${SKUS_MAX} 个 SKU`),
  priceFixed: z.boolean(),
  limit: z
    .strictObject({
      quantity: pieces,
      days: z.int("应为整数").min(1, "至少 1 天").max(DAYS_MAX, "太久").nullable(),
    })
    .nullable(),
  gifts: z
    .array(z.strictObject({ sku: skuSchema, quantity: pieces, forEach: pieces }))
    .max(GIFTS_MAX, `最多 ${GIFTS_MAX} 种赠品`)
    .refine((gifts) => unique(gifts.map(({ sku }) => sku)), TWICE),
  related: z.array(productIdSchema).max(RELATED_MAX).refine(unique, TWICE),
  sale: saleSchema.nullable(),
  rank: z.int("应为整数").min(0, "不能小于 0").max(RANK_MAX, "太大"),
});
export type ProductDraft = z.output<typeof productSchema>;
