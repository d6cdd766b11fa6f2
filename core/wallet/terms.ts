import { type Fen, fen } from "#core/money.ts";
import { PLAN_DEFAULTS } from "#core/plan/defaults.ts";
import type { Plan, TaxMode, WithdrawalTerms } from "#core/plan/plan.ts";

/** What a plan says about paying out. */
export type PayoutTerms = { readonly withdrawal: WithdrawalTerms; readonly tax: TaxMode };

/** The terms of the plan in force; without one, what was earned under earlier ones is still paid. */
export const termsOf = (plan: Plan | null): PayoutTerms => {
  const { withdrawal, tax } = plan ?? PLAN_DEFAULTS;
  return { withdrawal, tax };
};

/** WeChat transfers nothing below 0.10 CNY (pay.weixin.qq.com, scene 1005). */
const TRANSFER_FEN_MIN = fen(10);
/** Tax takes at most 36 % and one fen of a payment, so of this at least 0.10 CNY remains. */
const TAXED_FEN_MIN = fen(20);

/** The least that can be asked for: what the plan says, but never less than WeChat can transfer. */
export function minimumFen({ withdrawal, tax }: PayoutTerms): Fen {
  const transferableFen = tax === "none" ? TRANSFER_FEN_MIN : TAXED_FEN_MIN;
  return withdrawal.minFen > transferableFen ? withdrawal.minFen : transferableFen;
}
