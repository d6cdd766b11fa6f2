import { newestMeasured } from "#core/bonus/measured.ts";
import type { Case } from "#core/commission/case.ts";
import { paidFact } from "#core/commission/facts.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { Pack } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import type { Store } from "#ports/store.ts";

/** Tells which plan version priced a case; null = none did, or there is no such version. 1 request a version. */
export function pricedBy(store: Pick<Store, "get">) {
  const known = new Map<string, PublishedPlan | null>();
  return async ({ facts }: Case): Promise<PublishedPlan | null> => {
    const plan = (newestMeasured(facts) ?? paidFact(facts))?.plan ?? null;
    if (plan === null) return null;
    const id = versionId(plan);
    if (!known.has(id)) known.set(id, (await store.get("plans", id)) ?? null);
    return known.get(id) ?? null;
  };
}

/** Tells under which pack the plan was linted that priced a case; null = none priced it. 1 request a version. */
export function packs(store: Pick<Store, "get">) {
  const publishedOf = pricedBy(store);
  return async (known: Case): Promise<Pack | null> => (await publishedOf(known))?.lint.pack ?? null;
}
