import * as z from "zod";
import { fenSchema, idSchema } from "#contracts/fields.ts";
import { monthSchema } from "#contracts/tax.ts";
import type { Fen } from "#core/money.ts";

/** `books.recordTaxPayment`, from staff: the bank has paid the tax office for a month. */
export const recordTaxPaymentSchema = z.strictObject({
  action: z.literal("recordTaxPayment"),
  month: monthSchema,
  amountFen: fenSchema.refine((amountFen) => amountFen > 0, "应大于 0"),
  /** The number of the tax receipt (电子缴款凭证): the same one again changes nothing. */
  receipt: idSchema,
  paidAtMs: z.int().min(0),
});
export type RecordTaxPayment = z.output<typeof recordTaxPaymentSchema>;

/** `books.taxMonth`, from staff: how a month stands, with what was paid for it. */
export const readTaxMonthSchema = z.strictObject({
  action: z.literal("taxMonth"),
  month: monthSchema,
});
export type ReadTaxMonth = z.output<typeof readTaxMonthSchema>;

/** How a month stands at the tax office. */
export type TaxPaymentReply = {
  readonly month: string;
  readonly withheldFen: Fen;
  readonly paidFen: Fen;
  readonly unpaidFen: Fen;
};
/** What `taxMonth` answers. */
export type TaxMonthReply = TaxPaymentReply & {
  /** The latest payment last. `isUndone`: it was too much, and was taken back. */
  readonly payments: readonly {
    readonly receipt: string;
    readonly amountFen: Fen;
    readonly paidAtMs: number;
    readonly by: string;
    readonly isUndone: boolean;
  }[];
};
