import * as z from "zod";
import { idSchema, nameSchema, said } from "#contracts/fields.ts";
import { CARRIERS, type Carrier, TRACKING_NUMBER } from "#core/purchase/carriers.ts";
import { PURCHASE_TABS } from "#core/purchase/tabs.ts";

const INSTANT_MAX_MS = 8_640_000_000_000_000;
const instantSchema = z.int().min(0).max(INSTANT_MAX_MS);
const LINES_MAX = 200;
const SHIP_MANY_MAX = 100;

/** Where a list goes on: with those made before, and how many. */
const pageSchema = {
  beforeMs: instantSchema.nullable().default(null),
  limit: z.int().min(1).max(100).default(20),
};
const oneSchema = <A extends string>(action: A) =>
  z.strictObject({ action: z.literal(action), orderId: idSchema });

/** `purchase.list`, from the buyer: his own orders, by tab. */
export const listPurchasesSchema = z.strictObject({
  action: z.literal("list"),
  tab: z.enum(PURCHASE_TABS).default("all"),
  ...pageSchema,
});
export type ListPurchases = z.output<typeof listPurchasesSchema>;

/** `purchase.counts`: how many orders each tab has, the buyer's own or, for staff, all. */
export const countPurchasesSchema = z.strictObject({ action: z.literal("counts") });
export type CountPurchases = z.output<typeof countPurchasesSchema>;

/** `purchase.show`, from the buyer: everything that the page of an order shows. */
export const showPurchaseSchema = oneSchema("show");
export type ShowPurchase = z.output<typeof showPurchaseSchema>;
/** `purchase.receive`, from the buyer: he has his goods. */
export const receivePurchaseSchema = oneSchema("receive");
export type ReceivePurchase = z.output<typeof receivePurchaseSchema>;
/** `purchase.remindShipping`, from the buyer, once a day. */
export const remindShippingSchema = oneSchema("remindShipping");
export type RemindShipping = z.output<typeof remindShippingSchema>;
/** `purchase.detail`, from staff. */
export const detailPurchaseSchema = oneSchema("detail");
export type DetailPurchase = z.output<typeof detailPurchaseSchema>;
/** `purchase.retryTasks`, from staff: what failed is done again at once. */
export const retryTasksSchema = oneSchema("retryTasks");
export type RetryTasks = z.output<typeof retryTasksSchema>;

export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "不能为空")
    .max(max, `最长 ${max} 个字符`)
    .regex(/^[^\p{C}]*$/u, "含有不允许的字符");

/** `purchase.cancel`, from the buyer, before he paid. */
export const cancelPurchaseSchema = z.strictObject({
  action: z.literal("cancel"),
  orderId: idSchema,
  reason: freeText(100).default("不想要了"),
});
export type CancelPurchase = z.output<typeof cancelPurchaseSchema>;
/** `purchase.cancelUnpaid`, from staff. */
export const cancelUnpaidSchema = z.strictObject({
  action: z.literal("cancelUnpaid"),
  orderId: idSchema,
  reason: freeText(100),
});
export type CancelUnpaid = z.output<typeof cancelUnpaidSchema>;

const parcelIdSchema = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "应为 1 到 40 位字母或数字");
/** `purchase.track`, from the buyer or staff: where a parcel is. */
export const trackParcelSchema = z.strictObject({
  action: z.literal("track"),
  orderId: idSchema,
  parcelId: parcelIdSchema,
});
export type TrackParcel = z.output<typeof trackParcelSchema>;

/** `purchase.setAddress`, from the buyer, before shipping: another address of his address book. */
export const setAddressSchema = z.strictObject({
  action: z.literal("setAddress"),
  orderId: idSchema,
  addressId: idSchema,
});
export type SetAddress = z.output<typeof setAddressSchema>;

/** `purchase.all`, from staff: all orders, the newest first; all that is said must be true. */
export const allPurchasesSchema = z
  .strictObject({
    action: z.literal("all"),
    state: z.enum(["created", "paid", "shipped", "received", "closed", "cancelled"]).optional(),
    delivery: z.enum(["express", "pickup"]).optional(),
    fromMs: instantSchema.optional(),
    untilMs: instantSchema.optional(),
    storeId: idSchema.optional(),
    phone: z
      .string()
      .regex(/^[0-9+ -]{3,20}$/, "电话格式不对")
      .optional(),
    trackingNumber: z.string().regex(TRACKING_NUMBER, "运单号格式不对").optional(),
    orderId: idSchema.optional(),
    productId: idSchema.optional(),
    sku: idSchema.optional(),
    /** By the names of the address that the goods go to. */
    province: nameSchema.optional(),
    city: nameSchema.optional(),
    /** Orders of his fans, of himself, and of those whom he introduced. */
    promoterId: idSchema.optional(),
    hasAfterSales: z.literal(true).optional(),
    asksStaff: z.literal(true).optional(),
    /** Its buyer asked for an invoice that is not issued. */
    awaitsInvoice: z.literal(true).optional(),
    ...pageSchema,
  })
  .transform((given) => said(given));
export type AllPurchases = z.output<typeof allPurchasesSchema>;

const carriers = Object.keys(CARRIERS) as Carrier[]; // The keys of a closed table.
const wayFields = {
  /** Made by the client before its first try, so that a retry is the same parcel. */
  parcelId: parcelIdSchema,
  carrier: z.enum(carriers, "没有这家快递公司"),
  trackingNumber: z.string().regex(TRACKING_NUMBER, "运单号应为 6 到 30 位字母、数字或短横线"),
};
/** `purchase.ship`, from staff: one parcel. `lines` left out = everything that is left. */
export const shipSchema = z.strictObject({
  action: z.literal("ship"),
  orderId: idSchema,
  ...wayFields,
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(0).max(LINES_MAX),
        quantity: z.int().min(1).max(1_000_000),
      }),
    )
    .min(1, "至少一件")
    .max(LINES_MAX, "商品行太多")
    .nullable()
    .default(null),
});
export type Ship = z.output<typeof shipSchema>;
/** `purchase.shipMany`, from staff: whole orders, each in one parcel. */
export const shipManySchema = z.strictObject({
  action: z.literal("shipMany"),
  parcels: z
    .array(z.strictObject({ orderId: idSchema, ...wayFields }))
    .min(1, "至少一单")
    .max(SHIP_MANY_MAX, `一次最多 ${SHIP_MANY_MAX} 单`),
});
export type ShipMany = z.output<typeof shipManySchema>;
/** `purchase.correctParcel`, from staff: another carrier or number, once. */
export const correctParcelSchema = z.strictObject({
  action: z.literal("correctParcel"),
  orderId: idSchema,
  ...wayFields,
});
export type CorrectParcel = z.output<typeof correctParcelSchema>;

/** `purchase.addNote`, from staff, for staff. */
export const addNoteSchema = z.strictObject({
  action: z.literal("addNote"),
  orderId: idSchema,
  text: freeText(200),
});
export type AddNote = z.output<typeof addNoteSchema>;
