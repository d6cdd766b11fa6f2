import type { OwnSales } from "#core/bonus/measure.ts";
import type { Case } from "#core/commission/case.ts";

/** What the bonuses by period ask of the books. */
export interface BonusReads {
  /**
   * What some promoters sold themselves, as known now, by part of time: part n begins at the n-th cut, from 0, and ends
   * before the next one. Who sold nothing in a part is left out of it. 1 request, or none for nobody or no part.
   *
   * - `cutsMs`: the earliest first, each once.
   */
  ownSales(promoterIds: readonly string[], cutsMs: readonly number[]): Promise<readonly OwnSales[]>;
  /** Their period cases of periods that end after an instant, in the order of their ids, after `afterId`. 1 request. */
  bonusCases(
    promoterIds: readonly string[],
    endAfterMs: number,
    afterId: string,
    limit: number,
  ): Promise<readonly Case[]>;
}
