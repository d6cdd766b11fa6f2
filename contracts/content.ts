import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { type AdvertWords, contentIdSchema } from "#contracts/materials.ts";
import { productIdSchema } from "#contracts/product.ts";
import type { ShownCard } from "#core/catalogue/card.ts";
import type { PosterTemplate } from "#core/content/poster.ts";
import { FEATURED_MAX } from "#core/content/shopPage.ts";
import type { Colour, Look } from "#core/content/theme.ts";
import type { Fen } from "#core/money.ts";

const NAME_MAX = 16;
const SLOGAN_MAX = 40;
const NUMBER_MAX = 1_000_000_000;

/** `content.posterData`, from a promoter: all that a poster of a product, or of the shop, is drawn from. */
export const posterDataSchema = z.strictObject({
  action: z.literal("posterData"),
  productId: productIdSchema.optional(),
});
export type AskPosterData = z.output<typeof posterDataSchema>;
/** The code itself comes from `qrcode.picture`. Prices are what everybody pays, never the promoter's own. */
export type PosterData = {
  readonly promoterNumber: number;
  readonly brandName: string;
  readonly brandLogo: string | null;
  /** The promoter's own page of the shop. */
  readonly shopName: string;
  readonly slogan: string;
  readonly look: Look;
  /** Null: a poster of the shop. */
  readonly product: {
    readonly productId: string;
    readonly title: string;
    readonly subtitle: string;
    readonly picture: string | null;
    readonly fromFen: Fen;
    /** Whether other SKUs cost more: 12.30 元起. */
    readonly isFrom: boolean;
  } | null;
  readonly templates: readonly PosterTemplate[];
  readonly advert: AdvertWords;
  /** To stand in small letters below: what holds for prices. */
  readonly priceNote: string;
};

/** `content.myShop`, from a promoter: his own page, and what he may choose from. */
export const myShopSchema = z.strictObject({ action: z.literal("myShop") });
/** A picture of the brand's that a promoter may choose. */
export type OfferedPicture = {
  /** What `saveMyShop` takes. */
  readonly themeId: string;
  readonly name: string;
  readonly picture: string;
  readonly colour: Colour;
};
export type MyShop = {
  readonly number: number;
  /** As he saved it; "" = he has none, and `shownName` is the default. */
  readonly name: string;
  readonly shownName: string;
  readonly slogan: string;
  /** What he chose; null = nothing, or what he chose is not offered any more. */
  readonly backgroundId: string | null;
  readonly logoId: string | null;
  readonly look: Look;
  /** The products he chose that are on sale now, in his order. */
  readonly featured: readonly ShownCard[];
  readonly backgrounds: readonly OfferedPicture[];
  readonly logos: readonly OfferedPicture[];
};

/** `content.saveMyShop`, from a promoter: his own page as a whole. */
export const saveMyShopSchema = z.strictObject({
  action: z.literal("saveMyShop"),
  /** "" = the default. */
  name: z.union([z.literal(""), nameSchema.max(NAME_MAX, `最长 ${NAME_MAX} 个字符`)]),
  slogan: z.union([z.literal(""), nameSchema.max(SLOGAN_MAX, `最长 ${SLOGAN_MAX} 个字符`)]),
  backgroundId: contentIdSchema.nullable(),
  logoId: contentIdSchema.nullable(),
  featured: z
    .array(productIdSchema)
    .max(FEATURED_MAX, `最多 ${FEATURED_MAX} 个商品`)
    .refine((ids) => new Set(ids).size === ids.length, "有重复"),
});
export type SaveMyShop = z.output<typeof saveMyShopSchema>;

/** `content.visit`, from anybody signed in: a promoter's page as visitors see it. */
export const visitSchema = z.strictObject({
  action: z.literal("visit"),
  number: z.int("应为整数").min(1, "应为推广员编号").max(NUMBER_MAX, "应为推广员编号"),
});
export type VisitShop = z.output<typeof visitSchema>;
export type VisitedShop = {
  readonly number: number;
  readonly name: string;
  readonly slogan: string;
  readonly look: Look;
  /** As `catalogue.list` gives them to the caller. */
  readonly featured: readonly ShownCard[];
  /** Whose choice that is: the promoter's, or the shop's first ones where he made none or nothing of it is on sale. */
  readonly featuredBy: "promoter" | "shop";
  /** Whether it is the caller's own. */
  readonly isOwn: boolean;
};
