import * as z from "zod";
import { idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { hoursOverlap } from "#core/shop/hours.ts";
import { codeIn, type PickupRow } from "#core/shop/pickup.ts";
import type { ShopStore } from "#core/shop/store.ts";
import type { StoreRow } from "#core/shop/storeRow.ts";

/** A store's id stands in the ids of its stock and its post. Staff choose it; it never changes. */
export const storeIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, "应为 1 至 32 个字母或数字，可含 - 和 _");
const regionSchema = z.string().regex(/^\d{6}$/, "应为六位行政区划代码，如 330106");
// Where China is, on either map: who mixes up the two numbers is told.
const latitude = z.number().min(3, "纬度应在 3 至 54 之间").max(54, "纬度应在 3 至 54 之间");
const longitude = z.number().min(73, "经度应在 73 至 136 之间").max(136, "经度应在 73 至 136 之间");
const DAY_MINUTES = 1_440;
const HOURS_MAX = 21; // Three spans on each of seven days.
const REGIONS_OF_STORE_MAX = 500;
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const hoursSchema = z
  .array(
    z
      .strictObject({
        /** 1 = Monday to 7 = Sunday. */
        days: z
          .array(z.int().min(1).max(7))
          .min(1)
          .max(7)
          .refine((days) => new Set(days).size === days.length, "同一天写了两次"),
        fromMinute: z
          .int()
          .min(0)
          .max(DAY_MINUTES - 1),
        untilMinute: z.int().min(1).max(DAY_MINUTES),
      })
      .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute, {
        path: ["untilMinute"],
        message: "结束要晚于开始；过夜请分成两天写",
      }),
  )
  .max(HOURS_MAX)
  .refine((hours) => !hoursOverlap(hours), "营业时间有重叠");

/** `store.list`, from whoever is signed in. With a place by distance, without one by name. */
export const listSchema = z
  .strictObject({
    action: z.literal("list"),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    /** Of the caller's address: which store it belongs to is told. */
    region: regionSchema.optional(),
    /** Only those where goods can be collected. */
    picksUp: z.boolean().default(false),
    /** Only those whose name or address has this in it. */
    search: z.string().trim().max(50, "最长 50 个字符").default(""),
    /** Only those in this province, city or district: 2, 4 or 6 digits of GB/T 2260. */
    area: z
      .string()
      .regex(/^(\d{2}){0,3}$/, "应为 2、4 或 6 位行政区划代码")
      .default(""),
    /** The store that the page before ended with; "" = from the first. */
    afterId: z.union([z.literal(""), storeIdSchema]).default(""),
    limit: pageSchema.limit,
  })
  .refine(({ latitude: a, longitude: b }) => (a === undefined) === (b === undefined), {
    path: ["longitude"],
    message: "latitude 和 longitude 要一起写",
  });
export type List = z.output<typeof listSchema>;
export type ListedStores = {
  readonly stores: readonly StoreRow[];
  /** The store that the caller's region belongs to; null = none, or no region was said. */
  readonly ownStoreId: string | null;
  readonly nextAfterId: string | null;
};

/** `store.show`, from whoever is signed in. */
export const showSchema = z.strictObject({
  action: z.literal("show"),
  storeId: storeIdSchema,
});
export type Show = z.output<typeof showSchema>;

/** `store.save`, from staff: a new store (`rev` 0), or a known one as it was read. */
export const saveSchema = z.strictObject({
  action: z.literal("save"),
  storeId: storeIdSchema,
  rev: z.int().min(0),
  name: nameSchema,
  phone: z.string().regex(/^[0-9+() -]{3,20}$/, "应为电话号码"),
  region: regionSchema,
  address: z.string().trim().min(1, "不能为空").max(200, "最长 200 个字符"),
  ...{ latitude, longitude, hours: hoursSchema },
  /** A file of the cloud's storage, or an address on the web. */
  picture: z
    .string()
    .max(500, "最长 500 个字符")
    .regex(/^(cloud|https):\/\/\S+$/, "应为 cloud:// 或 https:// 开头的图片地址")
    .nullable()
    .default(null),
  picksUp: z.boolean(),
  delivers: z.boolean(),
});
export type Save = z.output<typeof saveSchema>;

/** `store.setRegions`, from staff: whose addresses are this store's; an empty list gives all up. */
export const setRegionsSchema = z.strictObject({
  action: z.literal("setRegions"),
  storeId: storeIdSchema,
  /** 2, 4 or 6 digits of GB/T 2260. */
  regions: z
    .array(z.string().regex(/^\d{2}(\d{2}){0,2}$/, "应为 2、4 或 6 位行政区划代码"))
    .max(REGIONS_OF_STORE_MAX),
});
export type SetRegions = z.output<typeof setRegionsSchema>;

/** `store.stores`, from staff: all stores by id, closed ones too, with what staff need to change them. */
export const storesSchema = z.strictObject({
  action: z.literal("stores"),
  /** Only this one; left out = all. */
  storeId: storeIdSchema.optional(),
  /** Only those whose name, address or id has this in it. */
  search: z.string().trim().max(50, "最长 50 个字符").default(""),
  state: z.enum(["open", "closed"], "应为 open（营业）或 closed（停业）").optional(),
  afterId: z.union([z.literal(""), storeIdSchema]).default(""),
  limit: pageSchema.limit,
});
export type Stores = z.output<typeof storesSchema>;

/** A store as staff change it, with its regions. */
export type StoreForStaff = Omit<ShopStore, "_id"> & {
  readonly storeId: string;
  readonly regions: readonly string[];
  /** The week in words. */
  readonly hoursText: { readonly zh: string; readonly en: string };
};
export type StaffStoresPage = {
  readonly stores: readonly StoreForStaff[];
  readonly nextAfterId: string | null;
};

/** `store.close` and `store.open`, from staff: whether it is in business at all. */
export const closeSchema = z.strictObject({ action: z.literal("close"), storeId: storeIdSchema });
export const openSchema = z.strictObject({ action: z.literal("open"), storeId: storeIdSchema });
export type SetOpen = z.output<typeof closeSchema | typeof openSchema>;

/** `store.mine`, from the mini program: the stores that the caller holds or works in. */
export const mineSchema = z.strictObject({ action: z.literal("mine") });
export type Mine = z.output<typeof mineSchema>;

/** `store.pickups`, from a store's people or staff: who is still to collect, or what was handed over on a day. */
export const pickupsSchema = z.strictObject({
  action: z.literal("pickups"),
  storeId: storeIdSchema,
  /** A day in China, `2026-03-01`; left out = those that wait. */
  day: z.string().regex(dayPattern, "应为日期，如 2026-03-01").optional(),
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,64})?$/u, "应为上一页给出的 cursor")
    .default(""),
  limit: pageSchema.limit,
});
export type Pickups = z.output<typeof pickupsSchema>;

export type PickupsReply = {
  readonly pickups: readonly PickupRow[];
  readonly nextCursor: string | null;
};

/** Ten digits, or what the buyer's QR code says. */
const codeSchema = z
  .string()
  .max(100)
  .refine((text) => codeIn(text) !== null, "应为十位数字的取货码")
  .transform((text) => codeIn(text) ?? "");

/** `store.find`, from a store's people or staff: what to hand over for a code. Nothing is written down as collected. */
export const findSchema = z.strictObject({
  action: z.literal("find"),
  storeId: storeIdSchema,
  code: codeSchema,
});
export type Find = z.output<typeof findSchema>;

/** `store.redeem`, from a store's people or staff: the goods were handed over. */
export const redeemSchema = z.strictObject({
  action: z.literal("redeem"),
  storeId: storeIdSchema,
  orderId: idSchema,
  code: codeSchema,
});
export type Redeem = z.output<typeof redeemSchema>;
