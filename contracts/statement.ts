import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { readStatementSchema } from "#contracts/withdraw.ts";
import type { MonthStatement } from "#core/wallet/monthStatement.ts";

/** `books.statement`, from staff: a month of a promoter's account, as `withdraw.statement` tells it to him. */
export const staffStatementSchema = readStatementSchema.extend({
  action: z.literal("statement"),
  promoterId: idSchema,
});
export type StaffStatement = z.output<typeof staffStatementSchema>;
export type StaffStatementReply = MonthStatement & {
  /** Null = he is no promoter here any more. */
  readonly promoterNumber: number | null;
};
