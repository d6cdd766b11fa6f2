import type { Client } from "#adapters/cloudbase/client.ts";
import type { PlanDraft } from "#core/plan/draft.ts";
import type { PlanDraftReads } from "#ports/planDraftReads.ts";

/** The questions of `PlanDraftReads`, by the index over the last change. */
export function cloudbasePlanDraftReads({ db }: Client): PlanDraftReads {
  const _ = db.command;
  return {
    async planDrafts(isArchived, after, limit) {
      const place = after && [
        { changedAtMs: _.lt(after.atMs) },
        { changedAtMs: after.atMs, _id: _.lt(after.id) },
      ];
      const { data } = await db
        .collection("planDrafts")
        .where(place ? _.and([{ isArchived }, _.or(place)]) : { isArchived })
        .orderBy("changedAtMs", "desc")
        .orderBy("_id", "desc")
        .limit(limit)
        .field({ text: false })
        .get();
      return data as Omit<PlanDraft, "text">[];
    },
  };
}
