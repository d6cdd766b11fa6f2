import type { Material, MaterialAudience } from "#core/content/material.ts";
import type { Notice, NoticeRead } from "#core/content/notice.ts";
import type { ShopPage } from "#core/content/shopPage.ts";
import type { Theme } from "#core/content/theme.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Place } from "#ports/messageReads.ts";

/** Which materials: those shown to any of the audiences; of a tag, or about a product, where one is named. */
type MaterialFilter = {
  readonly audiences: readonly MaterialAudience[];
  readonly tag?: string;
  readonly productId?: string;
};
/** How many promoters forwarded a material, or how many persons read a notice. */
export type Counted = { readonly id: string; readonly count: number };

/** What is asked about materials, promoters' own pages, themes and notices. */
export interface ContentReads {
  /** Those that are shown, the newest first, those after a place. 1 request. */
  materials(
    filter: MaterialFilter,
    after: Place | null,
    limit: number,
  ): Promise<readonly Material[]>;
  /** Removed ones too; of a tag, where one is named. 1 request. */
  allMaterials(after: Place | null, limit: number, tag?: string): Promise<readonly Material[]>;
  /** The tags of the `newest` materials that are shown, those used most first, then by name. 1 request. */
  materialTags(newest: number, limit: number): Promise<readonly Counted[]>;
  /** Which of some materials a promoter forwarded, in any order. 1 request, or none for no material. */
  forwardsOf(promoterId: string, materialIds: readonly string[]): Promise<readonly string[]>;
  /**
   * Each as far as `max`, in any order; what nobody forwarded is left out. 1 request, or none for no material; with
   * thousands of forwards 1 more for each material.
   */
  forwardCounts(materialIds: readonly string[], max: number): Promise<readonly Counted[]>;
  /** A promoter by his number, banned or not, with his page if he saved one. 1 request. */
  shopByNumber(
    number: number,
  ): Promise<{ readonly promoter: Promoter; readonly page: ShopPage | null } | null>;
  /** The themes that are not ended, at most `THEMES_MAX`, by id. 1 request. */
  goodThemes(): Promise<readonly Theme[]>;
  /**
   * The notices to any of the audiences that are shown at an instant, the newest first, those after a place. By `fromMs`.
   * 1 request.
   */
  noticesTo(
    audiences: readonly string[],
    atMs: number,
    after: Place | null,
    limit: number,
  ): Promise<readonly Notice[]>;
  /** Those to come and those taken back too. By `fromMs`, the latest first. 1 request. */
  allNotices(after: Place | null, limit: number): Promise<readonly Notice[]>;
  /** Which of some notices somebody read, in any order. 1 request, or none for no notice. */
  noticesReadBy(personId: string, noticeIds: readonly string[]): Promise<readonly string[]>;
  /** Who of some persons, at most 100, read a notice, in any order. 1 request, or none for nobody. */
  noticeReadsOf(noticeId: string, personIds: readonly string[]): Promise<readonly NoticeRead[]>;
  /** How many promoters have a mark of `facetsOf`. 1 request. */
  promotersMarked(mark: string): Promise<number>;
  /** The same of notices, by who read them. */
  noticeReadCounts(noticeIds: readonly string[], max: number): Promise<readonly Counted[]>;
}
