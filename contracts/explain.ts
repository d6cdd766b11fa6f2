import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { LINES_MAX } from "#contracts/order.ts";
import type { Statement } from "#core/explain/statement.ts";
import { LANGUAGES } from "#core/explain/text.ts";

/** In which language the lines come. The statements are the same in each. */
const languageSchema = z.enum(LANGUAGES).default("zh");

/** `order.explain`, from staff, or from a promoter with a part in the order. */
export const explainOrderSchema = z.strictObject({
  action: z.literal("explain"),
  orderId: idSchema,
  /** The first line of goods that is explained, from 0: a long order is told in parts. */
  fromLine: z.int().min(0).max(LINES_MAX).default(0),
  language: languageSchema,
});
export type ExplainOrder = z.output<typeof explainOrderSchema>;

/** `order.explainBonus`, from staff, who say whose, or from a promoter about his own. */
export const explainBonusSchema = z.strictObject({
  action: z.literal("explainBonus"),
  bonusId: idSchema,
  /** A month, quarter or year: `2026-05`, `2026-Q2`, `2026`. */
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/, "应为 2026-05、2026-Q2 或 2026"),
  promoterId: idSchema.optional(),
  language: languageSchema,
});
export type ExplainBonus = z.output<typeof explainBonusSchema>;
export type ExplainedBonus = Omit<ExplainedOrder, "orderId">;

/** The explanation as data, and the same as text: one line for each statement. */
export type ExplainedOrder = {
  readonly orderId: string;
  readonly statements: readonly Statement[];
  readonly lines: readonly string[];
};
