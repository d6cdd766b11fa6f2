import type { ShowVersion, WholeVersion } from "#contracts/plans.ts";
import { type CalendarEntry, emptyCalendar, placeOf } from "#core/plan/calendar.ts";
import { spanOf } from "#core/plan/notice.ts";
import { inWords } from "#core/plan/recorded.ts";
import { touchedOrders } from "#core/plan/touched.ts";
import { err, ok, type Result } from "#core/result.ts";
import { publishedFor } from "#functions/plans/versions.ts";
import { readVersion } from "#functions/shared/planVersions.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/**
 * One published version, whole. What is not in the calendar was never published. Who published is told to staff alone.
 * 2 requests, 1 more for staff.
 */
export async function version(
  deps: WithSeal,
  { staffId, nowMs }: EitherCall,
  asked: ShowVersion,
): Promise<Result<WholeVersion, { readonly code: "plan_version_unknown" }>> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  const entry: CalendarEntry | undefined = placeOf(calendar, asked);
  if (!entry) return err({ code: "plan_version_unknown" });
  const { state, ...span } = spanOf(calendar, calendar.versions.indexOf(entry), nowMs);
  const known = await readVersion(deps, entry);
  const publisher =
    known && staffId !== null ? await deps.store.get("staff", known.publishedBy) : undefined;
  return ok({
    ...{ ...entry, state, touches: touchedOrders(state, span) },
    published: known && publishedFor(known, staffId !== null),
    plan: known?.plan ?? null,
    findings: inWords(known?.lint.findings ?? []),
    publisherName: publisher?.name ?? null,
  });
}
