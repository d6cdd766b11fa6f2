import type { CentreSums } from "#core/promoter/centre.ts";
import type { ComingSums } from "#core/promoter/coming.ts";
import type { SalesTo } from "#core/promoter/fanShown.ts";
import type { ShareCase } from "#core/promoter/shareShown.ts";
import type { Place } from "#ports/messageReads.ts";
import type { FanView } from "#ports/reads.ts";

/** Whose pages these are: his id and his number. */
export type Whose = { readonly promoterId: string; readonly number: number };

/**
 * Where a list of fans goes on: with those whose newest visit was at this instant or before, less the first so many;
 * null = with those of whom no such time is kept. No id: the place is told to a client.
 */
export type FanPlace = { readonly atMs: number | null; readonly skip: number };

/** What the pages of promoters ask. What they return of other persons is not shown: functions mask it. */
export interface PromoterReads {
  /**
   * Those who ever opened one of his codes, himself left out, the newest visit first: what `Fan.touchedAtMs` says, so that
   * each page reads as many documents as it returns. Whose fans they are is not said. 1 request.
   */
  fansOf(
    whose: Whose,
    after: FanPlace | null,
    limit: number,
  ): Promise<
    readonly {
      readonly fanId: string;
      readonly touchedAtMs: number | null;
      readonly view: FanView;
    }[]
  >;
  /** How many `fansOf` lists. 1 request. */
  countFans(whose: Whose): Promise<number>;
  /** His own sales to some buyers, at most 100; who bought nothing is left out. 1 request, or none for nobody. */
  salesTo(promoterId: string, buyerIds: readonly string[]): Promise<readonly SalesTo[]>;
  /**
   * The cases of which anything was ever booked to him and that were paid in [`fromMs`, `untilMs`), the newest first,
   * those after a place, with the names of their goods. 1 request.
   */
  sharesOf(
    promoterId: string,
    filter: { readonly fromMs?: number; readonly untilMs?: number; readonly orderId?: string },
    before: Place | null,
    limit: number,
  ): Promise<readonly ShareCase[]>;
  /**
   * His own sales since two instants, and his rows: due in (`afterMs`, `untilMs`], and later. 1 request.
   */
  centreSums(
    promoterId: string,
    since: { readonly dayMs: number; readonly monthMs: number },
    due: { readonly afterMs: number; readonly untilMs: number },
  ): Promise<CentreSums>;
  /** His rows that become available after `afterMs`: by days in China up to `untilMs`, those after it, those held. 1 request. */
  comingOf(promoterId: string, afterMs: number, untilMs: number): Promise<ComingSums>;
  /**
   * How many persons each of at most 500 promoters brought, by parts of time as in `ownSales`: persons whose very first
   * recorded visit was by his code, himself left out. 1 request, or none for nobody.
   */
  broughtBy(
    numbers: readonly number[],
    cutsMs: readonly number[],
  ): Promise<readonly { readonly number: number; readonly part: number; readonly fans: number }[]>;
}
