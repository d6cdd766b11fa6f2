import { isAdjustmentAsked } from "#core/commission/adjustment.ts";
import type { RecordedFact } from "#core/commission/facts.ts";

/** By what the list of corrections finds a case: whether one of them waits for a second person, and the newest step. */
export type Corrected = { readonly isWaiting: boolean; readonly atMs: number };

/** Nothing where nobody ever proposed a correction. */
export function correctedOf(facts: readonly RecordedFact[]): { readonly corrected?: Corrected } {
  const steps = facts.filter(({ key }) => /^adjustment(-asked|-ended)?\//.test(key));
  const newest = steps.at(-1);
  if (newest === undefined) return {};
  const asked = steps.filter(isAdjustmentAsked).length;
  return { corrected: { isWaiting: steps.length < 2 * asked, atMs: newest.atMs } };
}
