import * as z from "zod";
import {
  categoryIdSchema,
  instantSchema,
  productIdSchema,
  productSchema,
  textSchema,
} from "#contracts/product.ts";
import { shopSettingsSchema } from "#contracts/shopSettings.ts";
import type { SaleState, ShownCard } from "#core/catalogue/card.ts";
import { CURSOR } from "#core/catalogue/listing.ts";
import type { SaleWindow } from "#core/catalogue/product.ts";
import type { Shop } from "#core/shop/shop.ts";

const PAGE_MAX = 50;
const SEARCH_MAX = 50;
const SALES_MAX = 100;
const REV_MAX = 1_000_000_000;

const search = textSchema(SEARCH_MAX)
  .transform((text) => text.trim())
  .refine((text) => text !== "", "不能为空")
  .optional();
const pageFields = {
  /** Where the page before ended: its `next`. */
  cursor: z.union([z.literal(""), z.string().max(80).regex(CURSOR, "翻页位置有误")]).default(""),
  limit: z.int().min(1).max(PAGE_MAX).default(20),
};
/** What was read; 0 = nothing, so it is new. */
const rev = z.int().min(0).max(REV_MAX);

/** `catalogue.home`, from anybody signed in: the shop and its first products. */
export const homeSchema = z.strictObject({ action: z.literal("home") });
export type HomePage = Pick<Shop, "name" | "logo" | "banners" | "categories" | "contacts"> & {
  readonly products: ListedProducts;
};

/** `catalogue.list`, from anybody signed in: what is on sale. */
export const listProductsSchema = z.strictObject({
  action: z.literal("list"),
  category: categoryIdSchema.optional(),
  /** A part of the title, the subtitle or an id, large or small letters. */
  search,
  sort: z.enum(["rank", "price", "newest"]).default("rank"),
  ...pageFields,
});
export type ListProducts = z.output<typeof listProductsSchema>;
export type ListedProducts = {
  readonly cards: readonly ShownCard[];
  /** Where the next page goes on; null = this is the last one. */
  readonly next: string | null;
};

/** `catalogue.show`, from anybody signed in: all that a product's page needs. */
export const showProductSchema = z.strictObject({
  action: z.literal("show"),
  productId: productIdSchema,
});
export type ShowProduct = z.output<typeof showProductSchema>;

/** `catalogue.saveProduct`, from staff: a product as a whole. */
export const saveProductSchema = z.strictObject({
  action: z.literal("saveProduct"),
  rev,
  product: productSchema,
});
export type SaveProduct = z.output<typeof saveProductSchema>;

/** `catalogue.setSale`, from staff: some products on sale, from an instant on or until one, or off. */
export const setSaleSchema = z.strictObject({
  action: z.literal("setSale"),
  productIds: z
    .array(productIdSchema)
    .min(1, "至少写一个商品")
    .max(SALES_MAX, `一次最多 ${SALES_MAX} 个商品`)
    .refine((ids) => new Set(ids).size === ids.length, "有重复"),
  /** Null = off sale. `fromMs` left out = now, or since when it has been on sale. */
  sale: z
    .strictObject({ fromMs: instantSchema.optional(), untilMs: instantSchema.nullable() })
    .refine(({ fromMs, untilMs }) => untilMs === null || (fromMs ?? 0) < untilMs, {
      path: ["untilMs"],
      message: "下架时间应晚于上架时间",
    })
    .nullable(),
});
export type SetSale = z.output<typeof setSaleSchema>;
/** Which products are now as was asked for, and which do not exist. */
export type SaleSet = { readonly set: readonly string[]; readonly unknown: readonly string[] };

/** `catalogue.products`, from staff: all products, by rank. */
export const listAllProductsSchema = z.strictObject({
  action: z.literal("products"),
  category: categoryIdSchema.optional(),
  search,
  state: z.enum(["on", "planned", "off"]).optional(),
  ...pageFields,
});
export type ListAllProducts = z.output<typeof listAllProductsSchema>;
export type StaffCard = Omit<ShownCard, "yourFen"> & {
  readonly rev: number;
  readonly state: SaleState;
  readonly sale: SaleWindow | null;
  readonly categories: readonly string[];
  readonly rank: number;
  /** How many SKUs it has, and how many of them are low in any place. */
  readonly skus: number;
  readonly lowSkus: number;
  readonly changedAtMs: number;
};
export type StaffCards = { readonly products: readonly StaffCard[]; readonly next: string | null };

/** `catalogue.product`, from staff: one product, whole. */
export const readProductSchema = z.strictObject({
  action: z.literal("product"),
  productId: productIdSchema,
});
export type ReadProduct = z.output<typeof readProductSchema>;

/** `catalogue.saveShop`, from staff: the shop as a whole. */
export const saveShopSchema = z.strictObject({
  action: z.literal("saveShop"),
  rev,
  shop: shopSettingsSchema,
});
export type SaveShop = z.output<typeof saveShopSchema>;

/** `catalogue.shop`, from staff. */
export const readShopSchema = z.strictObject({ action: z.literal("shop") });
