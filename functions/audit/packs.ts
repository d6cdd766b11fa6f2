import type { Case } from "#core/commission/case.ts";
import { paidFact } from "#core/commission/facts.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { Pack } from "#core/plan/plan.ts";
import type { Store } from "#ports/store.ts";

/** Tells under which pack the plan was linted that priced a case; null = none priced it. 1 request a version. */
export function packs(store: Pick<Store, "get">) {
  const known = new Map<string, Pack | null>();
  return async ({ facts }: Case): Promise<Pack | null> => {
    const plan = paidFact(facts)?.plan ?? null;
    if (plan === null) return null;
    const id = versionId(plan);
    if (!known.has(id)) known.set(id, (await store.get("plans", id))?.lint.pack ?? null);
    return known.get(id) ?? null;
  };
}
