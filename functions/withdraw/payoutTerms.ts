import { type Calendar, entryAt } from "#core/plan/calendar.ts";
import { type PayoutTerms, termsOf } from "#core/wallet/terms.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * What the plan in force says about paying out. No request for a plan that this instance knows already.
 * Throws when its seal is broken: by such a plan nobody is paid.
 */
export async function payoutTerms(
  { plans }: Pick<Deps, "plans">,
  calendar: Calendar,
  nowMs: number,
): Promise<PayoutTerms> {
  const entry = entryAt(calendar, nowMs);
  return termsOf(entry === null ? null : (await plans.get(entry)).plan);
}
