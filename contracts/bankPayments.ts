import * as z from "zod";
import { fenSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { ofWhom } from "#contracts/withdraw.ts";
import type { Fen } from "#core/money.ts";

/** `withdraw.toPay`, from staff: what waits to be paid by bank, by promoter. */
export const listBankPaymentsSchema = z.strictObject({ action: z.literal("toPay"), ...pageSchema });
export type ListBankPayments = z.output<typeof listBankPaymentsSchema>;

/** `withdraw.recordBankPayment`, from staff who have paid. */
export const recordBankPaymentSchema = z.strictObject({
  action: z.literal("recordBankPayment"),
  ...ofWhom,
  /** The bank's own number of the payment. */
  receipt: nameSchema,
  paidFen: fenSchema,
});
export type RecordBankPayment = z.output<typeof recordBankPaymentSchema>;

/** `withdraw.recordBankFailure`, from staff whose payment came back or could not be made. */
export const recordBankFailureSchema = z.strictObject({
  action: z.literal("recordBankFailure"),
  ...ofWhom,
  reason: nameSchema,
});
export type RecordBankFailure = z.output<typeof recordBankFailureSchema>;

/** What `toPay` answers; `nextAfterId` is null on the last page. */
export type BankPaymentsReply = {
  readonly payments: readonly {
    readonly promoterId: string;
    readonly withdrawalId: string;
    /** Its own number, for the purpose of the payment. */
    readonly transferNumber: string;
    readonly netFen: Fen;
    readonly taxFen: Fen;
    readonly sentAtMs: number;
  }[];
  readonly nextAfterId: string | null;
};
