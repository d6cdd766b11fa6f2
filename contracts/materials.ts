import * as z from "zod";
import { nameSchema, pageSchema } from "#contracts/fields.ts";
import { pictureSchema, productIdSchema, textSchema } from "#contracts/product.ts";
import type { ShownCard } from "#core/catalogue/card.ts";
import { MATERIAL_AUDIENCES, type Material } from "#core/content/material.ts";
import type { CopyFinding } from "#core/content/phrases.ts";

const TEXT_MAX = 1_500;
const PICTURES_MAX = 9;
const PRODUCTS_MAX = 9;
const TAGS_MAX = 5;
const TAG_MAX = 12;
const LIMIT_MAX = 50;
const REV_MAX = 1_000_000_000;
const TWICE = "有重复";
const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Staff choose it; it never changes. */
export const contentIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$/, "应为 1 至 48 个字母或数字，可含 - 和 _");
const tagSchema = nameSchema.max(TAG_MAX, `最长 ${TAG_MAX} 个字符`);

/** Where a list by time goes on. */
export const placePage = {
  /** Where the page before ended: its `next`. */
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,160})?$/u, "应为上一页给出的 next")
    .default(""),
  limit: pageSchema.limit.pipe(z.int().max(LIMIT_MAX)).default(20),
};

/** `content.materials`, from the mini program: what the caller may share, the newest first. */
export const materialsSchema = z
  .strictObject({
    action: z.literal("materials"),
    tag: tagSchema.optional(),
    productId: productIdSchema.optional(),
    ...placePage,
  })
  .refine(({ tag, productId }) => tag === undefined || productId === undefined, {
    path: ["productId"],
    message: "tag 和 productId 只写一个",
  });
export type ListMaterials = z.output<typeof materialsSchema>;

/** What every advertisement must say: the phone puts it on pictures and below texts. */
export type AdvertWords = {
  /** 广告. */
  readonly mark: string;
  /** One line: the mark, who shares and earns, who sells. */
  readonly footer: string;
  /** In full, the brand's licensed name where the plan names it. */
  readonly sellerName: string;
};
export type ShownMaterial = {
  readonly materialId: string;
  readonly text: string;
  /** What to copy beside the pictures: the text, and below it the footer. */
  readonly copyText: string;
  readonly pictures: readonly string[];
  /** Those on sale now, as `catalogue.list` gives them to the caller. */
  readonly products: readonly ShownCard[];
  readonly tags: readonly string[];
  readonly createdAtMs: number;
  /** Whether the caller said that he forwarded it; false for who is no promoter. */
  readonly isForwarded: boolean;
};
export type MaterialsPage = {
  readonly materials: readonly ShownMaterial[];
  readonly advert: AdvertWords;
  /** Whether the caller is a promoter, whose code may be stamped on pictures. */
  readonly isPromoter: boolean;
  /** Where the next page goes on; null = this is the last one. */
  readonly next: string | null;
};

/** `content.forwarded`, from a promoter: he forwarded a material. It counts once for each promoter. */
export const forwardedSchema = z.strictObject({
  action: z.literal("forwarded"),
  materialId: contentIdSchema,
});
export type ForwardMaterial = z.output<typeof forwardedSchema>;
export type ForwardedMaterial = { readonly materialId: string; readonly atMs: number };

/** `content.saveMaterial`, from staff: a new material (`rev` 0), or a known one as it was read. One removed is shown again. */
export const saveMaterialSchema = z.strictObject({
  action: z.literal("saveMaterial"),
  materialId: contentIdSchema,
  rev: z.int().min(0).max(REV_MAX),
  text: textSchema(TEXT_MAX).refine((text) => text.trim() !== "", "不能为空"),
  pictures: z
    .array(pictureSchema)
    .min(1, "至少一张图片")
    .max(PICTURES_MAX, `最多 ${PICTURES_MAX} 张图片`),
  productIds: z
    .array(productIdSchema)
    .max(PRODUCTS_MAX, `最多 ${PRODUCTS_MAX} 个商品`)
    .refine(isUnique, TWICE),
  tags: z.array(tagSchema).max(TAGS_MAX, `最多 ${TAGS_MAX} 个标签`).refine(isUnique, TWICE),
  audience: z.enum(MATERIAL_AUDIENCES, "应为 all（所有人）或 promoters（仅推广员）"),
});
export type SaveMaterial = z.output<typeof saveMaterialSchema>;
/** A material as staff change it. */
export type StaffMaterial = Omit<Material, "_id"> & {
  readonly materialId: string;
};

/** `content.removeMaterial`, from staff: nobody is shown it any more. It stays in the list of staff. */
export const removeMaterialSchema = z.strictObject({
  action: z.literal("removeMaterial"),
  materialId: contentIdSchema,
});
export type RemoveMaterial = z.output<typeof removeMaterialSchema>;

/** `content.listMaterials`, from staff: the newest first, removed ones too, and how many promoters forwarded each. */
export const listMaterialsSchema = z.strictObject({
  action: z.literal("listMaterials"),
  /** Left out = of any tag. */
  tag: tagSchema.optional(),
  ...placePage,
});
export type ListMaterialsForStaff = z.output<typeof listMaterialsSchema>;
/** `forwards` goes no further: so many means so many or more. */
export const FORWARDS_MAX = 1_000;
export type StaffMaterialsPage = {
  readonly materials: readonly (StaffMaterial & { readonly forwards: number })[];
  readonly next: string | null;
};

/** `content.materialTags`, from staff: the tags of the newest materials that are shown, those used most first. */
export const materialTagsSchema = z.strictObject({ action: z.literal("materialTags") });
export type MaterialTags = {
  readonly tags: readonly { readonly tag: string; readonly materials: number }[];
};

const CHECKED_MAX = 12;
/** `content.checkWords`, from staff: what would be refused in texts that are being written. Nothing is saved. */
export const checkWordsSchema = z.strictObject({
  action: z.literal("checkWords"),
  texts: z
    .array(z.strictObject({ field: nameSchema, text: textSchema(2_000) }))
    .max(CHECKED_MAX, `最多 ${CHECKED_MAX} 段`),
});
export type CheckWords = z.output<typeof checkWordsSchema>;
export type CheckedWords = {
  readonly found: readonly (CopyFinding & { readonly field: string })[];
};
