import { sealedText } from "#core/plan/published.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { Plans } from "#ports/plans.ts";
import type { Seal } from "#ports/seal.ts";
import type { Store } from "#ports/store.ts";

/** Versions that one warm instance keeps. A brand has one or two in force. */
const KEPT_MAX = 20;

/** Published plans out of the store, their seals checked, kept in memory since they never change. */
export function storedPlans(store: Store, seal: Seal): Plans {
  const kept = new Map<string, PublishedPlan>();
  return {
    async get(entry) {
      const id = versionId(entry);
      const known = kept.get(id);
      if (known) return known;
      const published = await store.get("plans", id);
      if (!published || !seal.matches("plan", sealedText(published), published.seal)) {
        throw new Error(`plan ${id} is missing or was not published by a function`);
      }
      const oldest = kept.size >= KEPT_MAX ? kept.keys().next() : null;
      if (oldest && !oldest.done) kept.delete(oldest.value);
      kept.set(id, published);
      return published;
    },
  };
}
