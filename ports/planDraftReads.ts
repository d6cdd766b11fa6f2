import type { PlanDraft } from "#core/plan/draft.ts";
import type { Place } from "#ports/messageReads.ts";

/** What is asked about drafts of plans. */
export interface PlanDraftReads {
  /**
   * Those that are open, or those put away, without their texts: the one changed last first, those after a place. By
   * `changedAtMs`. 1 request.
   */
  planDrafts(
    isArchived: boolean,
    after: Place | null,
    limit: number,
  ): Promise<readonly Omit<PlanDraft, "text">[]>;
}
