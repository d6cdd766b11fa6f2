import * as z from "zod";
import { lineSchema, saleFields } from "#contracts/cart.ts";
import { fenSchema, idSchema, nameSchema, pageSchema, said } from "#contracts/fields.ts";
import type { Held } from "#core/commission/hold.ts";
import { AMOUNT_FEN_MAX, NOTHING } from "#core/money.ts";

/** The largest cart. With 1,000 lines a call stays below CloudBase's 100 KB. */
export const LINES_MAX = 1_000;

/** `order.create`, from the buyer. The shop priced the cart and sealed it; who buys, the platform says. */
export const createOrderSchema = z
  .strictObject({
    action: z.literal("create"),
    /** Made by the shop with the cart, so that a retry is the same order. */
    orderId: idSchema,
    lines: z.array(lineSchema).min(1, "至少一件商品").max(LINES_MAX, "商品行太多"),
    freightFen: fenSchema,
    ...saleFields,
    expiresAtMs: z.int().min(0),
    seal: z.string().regex(/^[0-9a-f]{64}$/, "格式不对"),
  })
  .refine(
    ({ lines, freightFen }) =>
      lines.reduce<number>((sum, { paidFen }) => sum + paidFen, freightFen) <= AMOUNT_FEN_MAX,
    { path: ["lines"], message: "合计金额太大" },
  )
  .transform((given) => said(given));
export type CreateOrder = z.output<typeof createOrderSchema>;

/** `order.confirmReceipt`, from the buyer, or from staff who have it from the carrier; not for orders of our own shop. */
export const confirmReceiptSchema = z.strictObject({
  action: z.literal("confirmReceipt"),
  orderId: idSchema,
});
export type ConfirmReceipt = z.output<typeof confirmReceiptSchema>;

const refundLinesSchema = z
  .array(z.strictObject({ sku: nameSchema, refundFen: fenSchema }))
  .max(LINES_MAX, "退款行太多");

/** `order.recordRefund`, from staff: a refund that WeChat has paid back. */
export const recordRefundSchema = z.strictObject({
  action: z.literal("recordRefund"),
  orderId: idSchema,
  /** The refund's own number at WeChat (out_refund_no): the same one again changes nothing. */
  refundId: idSchema,
  lines: refundLinesSchema.min(1, "至少一行"),
  freightFen: fenSchema.optional(),
  /** How the buyer came to the money; left out = a refund. */
  source: z.enum(["refund", "complaint", "chargeback"]).optional(),
});
export type RecordRefund = z.output<typeof recordRefundSchema>;

/** WeChat's form of a merchant's number for an order (out_trade_no), and for a refund (out_refund_no). */
const payableIdSchema = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/, "应为 6 到 32 位字母或数字");
const refundIdSchema = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/, "应为 1 到 64 位字母或数字");

/** `order.pay`, from the buyer. What it costs the order says, never the caller. */
export const payOrderSchema = z.strictObject({
  action: z.literal("pay"),
  orderId: payableIdSchema,
});
export type PayOrder = z.output<typeof payOrderSchema>;
export type PayReply = {
  /** For `wx.requestPayment`, whole. */
  readonly payment: {
    readonly timeStamp: string;
    readonly nonceStr: string;
    readonly package: string;
    readonly signType: string;
    readonly paySign: string;
  };
  readonly expiresAtMs: number;
};

/** `order.checkPayment`, from the buyer who comes back from WeChat, or from staff. */
export const checkPaymentSchema = z.strictObject({
  action: z.literal("checkPayment"),
  orderId: idSchema,
});
export type CheckPayment = z.output<typeof checkPaymentSchema>;
/** `open`: nobody has paid yet, and it can still be paid. */
export type CheckReply = {
  readonly orderId: string;
  readonly state: "paid" | "open" | "closed";
};

/** WeChat takes a reason of 80 bytes. */
const REASON_BYTES_MAX = 80;
const reasonSchema = nameSchema.refine(
  (text) => new TextEncoder().encode(text).length <= REASON_BYTES_MAX,
  `最长 ${REASON_BYTES_MAX} 字节`,
);

/** `order.refund`, from staff: asks WeChat to give money back. */
export const refundOrderSchema = z
  .strictObject({
    action: z.literal("refund"),
    orderId: idSchema,
    /** Made and stored by the client before its first try: the same one again is the same refund. */
    refundId: refundIdSchema,
    /** Of what it is given back; empty when only freight is. */
    lines: refundLinesSchema,
    freightFen: fenSchema.default(NOTHING),
    reason: reasonSchema,
  })
  .refine(
    ({ lines, freightFen }) => {
      const sum = lines.reduce<number>((all, { refundFen }) => all + refundFen, freightFen);
      return sum >= 1 && sum <= AMOUNT_FEN_MAX;
    },
    { path: ["lines"], message: "退款金额至少 1 分" },
  );
export type RefundOrderRequest = z.output<typeof refundOrderSchema>;

const noteSchema = z
  .string()
  .trim()
  .min(1, "请说明原因")
  .max(200, "最长 200 个字符")
  .regex(/^[^\p{C}]*$/u, "含有不允许的字符");

/** `order.hold`, from staff: nobody is paid of it before the hold has ended. */
export const holdOrderSchema = z.strictObject({
  action: z.literal("hold"),
  orderId: idSchema,
  /** Made by the client before its first try: the same one again is the same hold. */
  holdId: idSchema,
  reason: z.enum(["after_sales", "complaint", "suspicion"]),
  note: noteSchema,
});
export type HoldOrder = z.output<typeof holdOrderSchema>;

/** `order.endHold`, from staff: a hold or a complaint is over. */
export const endHoldSchema = z.strictObject({
  action: z.literal("endHold"),
  orderId: idSchema,
  holdId: idSchema,
});
export type EndHold = z.output<typeof endHoldSchema>;

/** `order.recordComplaint`, from staff: the buyer has complained. It holds the order. */
export const recordComplaintSchema = z.strictObject({
  action: z.literal("recordComplaint"),
  orderId: idSchema,
  /** The complaint's own number at WeChat. The hold that it makes has the same one. */
  complaintId: idSchema,
  note: noteSchema,
});
export type RecordComplaint = z.output<typeof recordComplaintSchema>;

/** What `hold`, `endHold` and `recordComplaint` answer: what is held, and what no hold reaches any more. */
export type HeldReply = Held;

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

/** cloudPay's notice of a refund's end, read as strictly. */
export const refundNoticeSchema = z.object({
  returnCode: z.literal("SUCCESS"),
  outTradeNo: idSchema,
  outRefundNo: idSchema,
  totalFee: fenSchema,
  refundFee: fenSchema,
  refundStatus: z.enum(["SUCCESS", "CHANGE", "REFUNDCLOSE"]),
});
export type RefundNotice = z.output<typeof refundNoticeSchema>;

/** All that cloudPay tells the function `order`. */
export const cloudNoticeSchema = z.union([payNoticeSchema, refundNoticeSchema]);
export type CloudNotice = z.output<typeof cloudNoticeSchema>;
