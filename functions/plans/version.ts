import type { ShowVersion } from "#contracts/plans.ts";
import { type CalendarEntry, emptyCalendar, placeOf } from "#core/plan/calendar.ts";
import { spanOf } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import { inWords, type RecordedFinding } from "#core/plan/recorded.ts";
import { touchedOrders } from "#core/plan/touched.ts";
import { err, ok, type Result } from "#core/result.ts";
import { publishedFor, type ListedVersion } from "#functions/plans/versions.ts";
import { readVersion } from "#functions/shared/planVersions.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

type WholeVersion = ListedVersion & {
  /** Null where its seal is broken. */
  readonly plan: Plan | null;
  /** What the linter said when it was published, in words. */
  readonly findings: readonly RecordedFinding[];
};

/**
 * One published version, whole. What is not in the calendar was never published. Who published is told to staff alone.
 * 2 requests.
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
  return ok({
    ...{ ...entry, state, touches: touchedOrders(state, span) },
    published: known && publishedFor(known, staffId !== null),
    plan: known?.plan ?? null,
    findings: inWords(known?.lint.findings ?? []),
  });
}
