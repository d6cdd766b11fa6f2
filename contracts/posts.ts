import * as z from "zod";
import { idSchema, nameSchema } from "#contracts/fields.ts";
import { NEVER_MS } from "#core/time.ts";

const POSTS_PAGE_MAX = 50; // A post may carry hundreds of terms.
const POST_ID_MAX = 80;

const instant = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");

/** A region or a store. */
export const postFields = {
  /** Six digits of GB/T 2260: a province xx0000, a city xxxx00, or a district. */
  region: z
    .string()
    .regex(/^\d{6}$/, "应为六位行政区划代码，如 330106")
    .optional(),
  store: nameSchema.optional(),
};
type Place = { readonly region?: string | undefined; readonly store?: string | undefined };

export const onePlace = ({ region, store }: Place): boolean =>
  (region === undefined) !== (store === undefined);
export const ONE_PLACE = "region 和 store 必须写一个，且只能写一个";
export const staffOfStore = ({ store, staff }: Place & { staff?: boolean | undefined }): boolean =>
  staff !== true || store !== undefined;
export const STAFF_OF_STORE = { path: ["staff"], message: "只有门店有店员" };

/** The place, and whether somebody works in the store instead of holding it. */
const place = { ...postFields, staff: z.boolean().default(false) };

/** The region or the store that was given. */
export const placeOf = ({ region, store = "" }: Place) =>
  region === undefined ? { store } : { region };

/** `commission.appoint`, from staff: a promoter becomes agent of a region, or holder or staff of a store. */
export const appointSchema = z
  .strictObject({
    action: z.literal("appoint"),
    promoterId: idSchema,
    ...place,
    /** The beginning; left out = now. */
    fromMs: instant.optional(),
    /** The end, exclusive; left out = until he is dismissed. */
    untilMs: instant.optional(),
  })
  .refine(onePlace, ONE_PLACE)
  .refine(staffOfStore, STAFF_OF_STORE);
export type Appoint = z.output<typeof appointSchema>;

/** `commission.dismiss`, from staff. */
export const dismissSchema = z
  .strictObject({
    action: z.literal("dismiss"),
    promoterId: idSchema,
    ...place,
    /** From when on he is out; left out = now. */
    atMs: instant.optional(),
  })
  .refine(onePlace, ONE_PLACE)
  .refine(staffOfStore, STAFF_OF_STORE);
export type Dismiss = z.output<typeof dismissSchema>;

/** `commission.posts`, from staff: regions before stores, each by code or name. */
export const listPostsSchema = z
  .strictObject({
    action: z.literal("posts"),
    kind: z.enum(["region", "store"]).optional(),
    /** How the code or the name begins: `33` is all of Zhejiang. */
    prefix: z.union([z.literal(""), nameSchema]).default(""),
    afterId: z.string().max(POST_ID_MAX).default(""),
    limit: z.int().min(1).max(POSTS_PAGE_MAX).default(20),
  })
  .refine(({ kind, prefix }) => prefix === "" || kind !== undefined, {
    path: ["kind"],
    message: "写了 prefix 就要写 kind",
  });
export type ListPosts = z.output<typeof listPostsSchema>;
