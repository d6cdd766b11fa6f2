import type { ListedVersion, Published, Versions, VersionsPage } from "#contracts/plans.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { spanOf } from "#core/plan/notice.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { touchedOrders } from "#core/plan/touched.ts";
import { err, ok, type Result } from "#core/result.ts";
import { readVersion } from "#functions/shared/planVersions.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/**
 * A page of the calendar, the version that starts latest first. Who published is told to staff alone.
 * 1 request, and one for each version of the page.
 */
export async function versions(
  deps: WithSeal,
  { staffId, nowMs }: EitherCall,
  { after, limit }: Versions,
): Promise<Result<VersionsPage, { readonly code: "plan_version_unknown" }>> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  const places = [...calendar.versions.keys()].reverse();
  const isAfter = (place: number) => {
    const entry = calendar.versions[place];
    return after && entry?.planId === after.planId && entry.version === after.version;
  };
  const first = after ? places.findIndex(isAfter) + 1 : 0;
  if (after && first === 0) return err({ code: "plan_version_unknown" });
  const page = places.slice(first, first + limit);
  const listed = page.map(async (place): Promise<readonly ListedVersion[]> => {
    const entry = calendar.versions[place];
    if (!entry) return [];
    const { state, ...span } = spanOf(calendar, place, nowMs);
    const known = await readVersion(deps, entry);
    const published = known && publishedFor(known, staffId !== null);
    return [{ ...entry, state, touches: touchedOrders(state, span), published }];
  });
  return ok({
    versions: (await Promise.all(listed)).flat(),
    isLast: first + limit >= places.length,
  });
}

/** What is told of how a version was published; who did it is the staff's business. */
export function publishedFor(known: PublishedPlan, isStaff: boolean): Published {
  const { publishedAtMs, lint, before, planHash, publishedBy, signed } = known;
  return {
    ...{ publishedAtMs, lint },
    ...(before === undefined ? {} : { before }),
    ...(planHash === undefined ? {} : { planHash }),
    ...(isStaff ? { publishedBy, ...(signed === undefined ? {} : { signed }) } : {}),
  };
}
