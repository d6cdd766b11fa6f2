import * as z from "zod";
import { fenSchema, idSchema, pageSchema } from "#contracts/fields.ts";
import type { Fen } from "#core/money.ts";
import type { DebtHistory, Repayment, WriteOff } from "#core/wallet/debt.ts";

const reasonSchema = z
  .string()
  .trim()
  .min(1, "请说明原因")
  .max(200, "最长 200 个字符")
  .regex(/^[^\p{C}]*$/u, "含有不允许的字符");

/** `books.debts`, from staff: who owes something back, or whom the brand has forgiven something. */
export const listDebtsSchema = z.strictObject({
  action: z.literal("debts"),
  which: z.enum(["owed", "writtenOff"]).default("owed"),
  /** This one's alone, whatever he owes by now. */
  promoterId: idSchema.optional(),
  ...pageSchema,
});
export type ListDebts = z.output<typeof listDebtsSchema>;

/**
 * `books.recordRepayment`, from staff: a promoter has paid back by bank. From the limit on (`twoPersonsFromFen`) it waits
 * until another one of them records the very same.
 */
export const recordRepaymentSchema = z.strictObject({
  action: z.literal("recordRepayment"),
  promoterId: idSchema,
  /** The bank's own number of the payment: the same one again changes nothing. */
  receipt: idSchema,
  amountFen: fenSchema.refine((value) => value > 0, "应大于 0"),
  paidAtMs: z.int().min(0),
  /** What the person saw waiting for a second one (`repayment`); null = nothing waited. */
  waits: z
    .strictObject({ receipt: idSchema, atMs: z.int().min(0) })
    .nullable()
    .optional(),
});
export type RecordRepayment = z.output<typeof recordRepaymentSchema>;

/** `books.proposeWriteOff`, from staff: to give up what a promoter owes. A second person decides. */
export const proposeWriteOffSchema = z.strictObject({
  action: z.literal("proposeWriteOff"),
  promoterId: idSchema,
  /** Made by the client before its first try, so that a retry is the same proposal. */
  id: idSchema,
  reason: reasonSchema,
});
export type ProposeWriteOff = z.output<typeof proposeWriteOffSchema>;

/** `books.decideWriteOff`, from another one of the staff. */
export const decideWriteOffSchema = z.strictObject({
  action: z.literal("decideWriteOff"),
  promoterId: idSchema,
  id: idSchema,
  accept: z.boolean(),
});
export type DecideWriteOff = z.output<typeof decideWriteOffSchema>;

/** What a promoter owes, as his wallet was last written: settlement brings it up to date within six hours. */
export type DebtReply = {
  readonly promoterId: string;
  readonly owedFen: Fen;
  /** Null when nothing is owed now. */
  readonly sinceMs: number | null;
  /** Whole days since then. */
  readonly days: number;
  readonly reminders: number;
  /** What he reads of the newest reminder. */
  readonly reminder: string | null;
  readonly proposal: WriteOff | null;
  /** What one of the staff has recorded and a second one is still to record; null = nothing. */
  readonly repayment: Repayment | null;
  readonly repaidFen: Fen;
  readonly writtenOffFen: Fen;
  readonly history: DebtHistory;
};
/** What `debts` answers; `nextAfterId` is null on the last page. */
export type DebtsReply = {
  readonly debts: readonly DebtReply[];
  readonly nextAfterId: string | null;
};
