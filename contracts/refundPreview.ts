import * as z from "zod";
import { fenSchema, idSchema, nameSchema } from "#contracts/fields.ts";
import { LINES_MAX } from "#contracts/order.ts";
import { NOTHING } from "#core/money.ts";
import type { PreviewedShare, RefundPreview } from "#core/order/refundPreview.ts";

/** `order.previewRefund`, from staff: what `order.refund` would do, in numbers. Nothing is written. */
export const previewRefundSchema = z.strictObject({
  action: z.literal("previewRefund"),
  orderId: idSchema,
  /** Nothing at all asks what is left. */
  lines: z
    .array(z.strictObject({ sku: nameSchema, refundFen: fenSchema }))
    .max(LINES_MAX, "退款行太多")
    .default([]),
  freightFen: fenSchema.default(NOTHING),
});
export type PreviewRefund = z.output<typeof previewRefundSchema>;

/** `number`: the promoter's; null = nobody knows it any more. */
export type RefundPreviewReply = Omit<RefundPreview, "shares"> & {
  readonly orderId: string;
  readonly shares: readonly (PreviewedShare & { readonly number: number | null })[];
};
