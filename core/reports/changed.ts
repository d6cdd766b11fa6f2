import type { Case } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { chinaDay } from "#core/time.ts";

/** Facts that change no figure of a report. */
const WITHOUT_FIGURES =
  /^(received$|counted$|payment-|refund-asked\/|refund-ended\/|hold\/|hold-ended\/)/;

const changesFigures = ({ key }: Fact): boolean => !WITHOUT_FIGURES.test(key);

/**
 * The day whose figures a case changed since an instant; null = none.
 *
 * - `isLate`: its payment became known only after the day on which it was made, so that a later order of the same buyer
 *   may no longer be his first.
 */
export function changedDay(
  { facts, paidAtMs }: Pick<Case, "facts" | "paidAtMs">,
  sinceMs: number,
): { readonly day: string; readonly isLate: boolean } | null {
  if (paidAtMs === null) return null;
  const recent = facts.filter((fact) => fact.atMs >= sinceMs && changesFigures(fact));
  if (recent.length === 0) return null;
  const day = chinaDay(paidAtMs);
  const isLate = recent.some(({ key, atMs }) => key === "paid" && chinaDay(atMs) !== day);
  return { day, isLate };
}
