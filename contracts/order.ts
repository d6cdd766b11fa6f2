import * as z from "zod";
import { fenSchema, idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { AMOUNT_FEN_MAX } from "#core/money.ts";

/** The largest cart. With 1,000 lines a call stays below CloudBase's 100 KB. */
export const LINES_MAX = 1_000;

const lineSchema = z.strictObject({
  sku: nameSchema,
  quantity: z.int("应为整数").min(1, "至少 1 件").max(1_000_000, "数量太大"),
  paidFen: fenSchema,
  category: nameSchema.nullable().default(null),
  gift: z.boolean().default(false),
});

/** `order.create`, from the buyer. The shop priced the cart and sealed it; who buys, the platform says. */
export const createOrderSchema = z
  .strictObject({
    action: z.literal("create"),
    /** Made by the shop with the cart, so that a retry is the same order. */
    orderId: idSchema,
    lines: z.array(lineSchema).min(1, "至少一件商品").max(LINES_MAX, "商品行太多"),
    freightFen: fenSchema,
    expiresAtMs: z.int().min(0),
    seal: z.string().regex(/^[0-9a-f]{64}$/, "格式不对"),
  })
  .refine(
    ({ lines, freightFen }) =>
      lines.reduce<number>((sum, { paidFen }) => sum + paidFen, freightFen) <= AMOUNT_FEN_MAX,
    { path: ["lines"], message: "合计金额太大" },
  );
export type CreateOrder = z.output<typeof createOrderSchema>;

/** `order.confirmReceipt`, from the buyer, or from staff who have it from the carrier. */
export const confirmReceiptSchema = z.strictObject({
  action: z.literal("confirmReceipt"),
  orderId: idSchema,
});
export type ConfirmReceipt = z.output<typeof confirmReceiptSchema>;

/** `order.recordRefund`, from staff: a refund that WeChat has paid back. */
export const recordRefundSchema = z.strictObject({
  action: z.literal("recordRefund"),
  orderId: idSchema,
  /** The refund's own number at WeChat (out_refund_no): the same one again changes nothing. */
  refundId: idSchema,
  lines: z
    .array(z.strictObject({ sku: nameSchema, refundFen: fenSchema }))
    .min(1, "至少一行")
    .max(LINES_MAX, "退款行太多"),
});
export type RecordRefund = z.output<typeof recordRefundSchema>;

/** `order.show`, from the buyer or from staff. */
export const showOrderSchema = z.strictObject({ action: z.literal("show"), orderId: idSchema });
export type ShowOrder = z.output<typeof showOrderSchema>;

/** `order.list`, from staff. */
export const listOrdersSchema = z.strictObject({ action: z.literal("list"), ...pageSchema });
export type ListOrders = z.output<typeof listOrdersSchema>;

/**
 * WeChat's notice of a payment, as cloudPay hands it to the function. It carries more fields than
 * these, and may get new ones: only what we use is read, and read strictly.
 */
export const payNoticeSchema = z.object({
  returnCode: z.literal("SUCCESS"),
  resultCode: z.literal("SUCCESS"),
  outTradeNo: idSchema,
  transactionId: z.string().min(1).max(64),
  totalFee: fenSchema,
  /** When the buyer paid, UTC+8, to the second. */
  timeEnd: z.string().regex(/^\d{14}$/),
});
export type PayNotice = z.output<typeof payNoticeSchema>;
