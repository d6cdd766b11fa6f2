import * as z from "zod";
import { idSchema, said } from "#contracts/fields.ts";
import type { AdjustmentStory } from "#core/commission/adjust.ts";
import type { Correction } from "#core/commission/corrections.ts";
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

/** `books.adjustments`, from staff: the orders with corrections, the newest step first. */
export const listAdjustmentsSchema = z
  .strictObject({
    action: z.literal("adjustments"),
    /** Only orders of which one waits for a second person, or only those where all are decided. */
    isWaiting: z.boolean().default(true),
    /** One order alone, whatever waits there. */
    orderId: idSchema.optional(),
    /** The end of the page before, as it told. */
    after: z
      .strictObject({ atMs: z.int().min(0), id: idSchema })
      .nullable()
      .default(null),
    limit: z.int().min(1).max(100).default(20),
  })
  .transform((given) => said(given));
export type ListAdjustments = z.output<typeof listAdjustmentsSchema>;
/** What `adjustments` answers: every correction of these orders; `next` is null on the last page. */
export type AdjustmentListReply = {
  readonly corrections: readonly Correction[];
  /** Of the one order that was asked about: who earns of it, and how much now. Empty in a list. */
  readonly earners: readonly { readonly promoterId: string; readonly earnsFen: Fen }[];
  readonly next: { readonly atMs: number; readonly id: string } | null;
};

/** What both answer: all corrections of the order, and what everybody earns of it now. */
export type AdjustmentsReply = {
  readonly orderId: string;
  readonly adjustments: readonly AdjustmentStory[];
  readonly commissions: readonly Share[];
};
