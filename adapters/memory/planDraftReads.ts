import type { Memory } from "#adapters/memory/store.ts";
import type { PlanDraftReads } from "#ports/planDraftReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `PlanDraftReads`, answered from maps. */
export function memoryPlanDraftReads({ documents }: Memory, request: Request): PlanDraftReads {
  return {
    planDrafts: (isArchived, after, limit) =>
      request(() =>
        [...documents.planDrafts.values()]
          .filter((one) => one.isArchived === isArchived)
          .sort((a, b) => b.changedAtMs - a.changedAtMs || (a._id > b._id ? -1 : 1))
          .filter(
            ({ changedAtMs, _id }) =>
              after === null ||
              changedAtMs < after.atMs ||
              (changedAtMs === after.atMs && _id < after.id),
          )
          .slice(0, limit)
          .map(({ text: _text, ...head }) => head),
      ),
  };
}
