import { assert } from "#core/assert.ts";
import { bindingAt, type Binding, type PolicyAt } from "#core/attribution/bind.ts";
import { DEFAULT_ATTRIBUTION } from "#core/plan/defaults.ts";
import { entryAt, versionId } from "#core/plan/calendar.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";

/**
 * Whose fan somebody is at an instant; null = the brand's.
 *
 * - Throws what `Plans.get` throws: by a plan with a broken seal nobody owns anything.
 * - No request when the plan versions are in memory; else one for each.
 */
export async function bindingOf(
  deps: Pick<Deps, "plans">,
  view: FanView,
  atMs: number,
): Promise<Binding | null> {
  return bindingAt(view, await policiesOf(deps, view), atMs);
}

/** The policies that a fan's touches and payments fall under, each by the plan of its instant. */
export async function policiesOf(
  { plans }: Pick<Deps, "plans">,
  { calendar, fan, paidAtMs }: FanView,
): Promise<PolicyAt> {
  const fromMs = fan?.base?.asOfMs ?? -Infinity;
  const eventsMs = [...(fan?.touches.map(({ atMs }) => atMs) ?? []), ...paidAtMs];
  const entries = eventsMs.filter((atMs) => atMs >= fromMs).map((atMs) => entryAt(calendar, atMs));
  const known = new Map<string, Plan>();
  for (const entry of entries) {
    if (!entry || known.has(versionId(entry))) continue;
    known.set(versionId(entry), (await plans.get(entry)).plan);
  }
  return (atMs) => {
    const entry = entryAt(calendar, atMs);
    if (!entry) return DEFAULT_ATTRIBUTION;
    const plan = known.get(versionId(entry));
    assert(plan !== undefined, `no event was known at ${atMs}`);
    return plan.attribution;
  };
}
