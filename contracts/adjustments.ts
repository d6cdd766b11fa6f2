import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import type { AdjustmentStory } from "#core/commission/adjust.ts";
import type { Share } from "#core/commission/shares.ts";
import { AMOUNT_FEN_MAX, type Fen } from "#core/money.ts";

/** `books.proposeAdjustment`, from staff: somebody is to earn more or less of an order. A second person decides. */
export const proposeAdjustmentSchema = z.strictObject({
  action: z.literal("proposeAdjustment"),
  orderId: idSchema,
  /** Made by the client before its first try, so that a retry is the same proposal. */
  id: idSchema,
  promoterId: idSchema,
  /** Below zero: less. */
  amountFen: z
    .int("应为整数，单位分")
    .min(-AMOUNT_FEN_MAX, "金额太大")
    .max(AMOUNT_FEN_MAX, "金额太大")
    .refine((value) => value !== 0, "不能为 0")
    .transform((value) => value as Fen),
  reason: z
    .string()
    .trim()
    .min(1, "请说明原因")
    .max(200, "最长 200 个字符")
    .regex(/^[^\p{C}]*$/u, "含有不允许的字符"),
});
export type ProposeAdjustment = z.output<typeof proposeAdjustmentSchema>;

/** `books.decideAdjustment`, from another one of the staff. */
export const decideAdjustmentSchema = z.strictObject({
  action: z.literal("decideAdjustment"),
  orderId: idSchema,
  id: idSchema,
  accept: z.boolean(),
});
export type DecideAdjustment = z.output<typeof decideAdjustmentSchema>;

/** What both answer: all corrections of the order, and what everybody earns of it now. */
export type AdjustmentsReply = {
  readonly orderId: string;
  readonly adjustments: readonly AdjustmentStory[];
  readonly commissions: readonly Share[];
};
