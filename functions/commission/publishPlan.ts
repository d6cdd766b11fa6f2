import type { PublishPlan } from "#contracts/commission.ts";
import {
  type Calendar,
  type CalendarEntry,
  emptyCalendar,
  isSameCalendar,
  nextVersion,
  placeOf,
  scheduled,
  versionId,
} from "#core/plan/calendar.ts";
import type { Signature } from "#core/plan/draft.ts";
import type { Finding } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { found } from "#core/plan/lint/found.ts";
import { earliestStart } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import {
  isUnfinished,
  permitted,
  type Publication,
  type PublishError,
  unsealedVersion,
} from "#core/plan/publish.ts";
import { sealedText } from "#core/plan/published.ts";
import { err, ok, type Result } from "#core/result.ts";
import { signatureOf } from "#functions/commission/declared.ts";
import { readVersion, samePublication, timelineOf } from "#functions/shared/planVersions.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** Numbers that are tried before a publisher who keeps losing is told to come back; so are calendars. */
const VERSIONS_TRIED_MAX = 10;
const CALENDARS_TRIED_MAX = 5;
/** So many worse changes are told; `plans.compare` shows all. */
const CHANGES_TOLD_MAX = 50;

/**
 * Lints a plan, sees that another person signed what it declares and that worse terms are announced in time, seals it as
 * a version that never changes, and puts it into the calendar. The same plan again, while it is the one at that instant,
 * is the same publication. 3 or 4 requests, 1 more for a declared plan, and one for each version that it is compared
 * with, 2 documents.
 */
export async function publishPlan(
  deps: WithSeal,
  call: StaffCall,
  request: PublishPlan,
): Promise<Result<CalendarEntry, PublishError>> {
  const { plan, acknowledges } = request;
  if (acknowledges === "all" && !deps.pastLogs) return err({ code: "acknowledge_each" });
  const findings = lintPlan(plan);
  const permission = permitted(plan, findings, acknowledges);
  if (!permission.ok) return permission;
  const signature = await signatureOf(deps, call, request);
  if (!signature.ok) return signature;
  const judged = { findings, signed: signature.value };
  for (let tries = 0; tries < CALENDARS_TRIED_MAX; tries++) {
    const read = await deps.store.get("calendars", "plans");
    const placed = await place(deps, call, request, judged, read);
    // Null: somebody else published meanwhile, so that the notice is counted anew.
    if (placed !== null) return placed;
  }
  throw new BusyError("calendars/plans");
}

type Judged = { readonly findings: readonly Finding[]; readonly signed: Signature | null };

async function place(
  deps: WithSeal,
  { staffId, nowMs }: StaffCall,
  { plan, acknowledges, fromMs }: PublishPlan,
  { findings, signed }: Judged,
  read: Calendar | undefined,
): Promise<Result<CalendarEntry, PublishError> | null> {
  const pastLog = acknowledges === "all";
  const calendar = read ?? emptyCalendar;
  const wantedMs = Math.max(fromMs ?? nowMs, nowMs);
  const known = await samePublication(deps, calendar, wantedMs, plan, pastLog);
  if (known) return ok(known);
  const start = pastLog
    ? ok({ fromMs: wantedMs, before: null })
    : await startOf(deps, calendar, plan, nowMs, fromMs);
  if (!start.ok) return start;
  const { fromMs: startMs, before } = start.value;
  const announced =
    startMs > wantedMs && (await samePublication(deps, calendar, startMs, plan, pastLog));
  if (announced) return ok(announced);
  const by = { staffId, atMs: nowMs, pastLog, before, signed };
  const version = await keep(deps, plan, nextVersion(calendar, plan.id), findings, by);
  return enter(deps, { planId: plan.id, version, fromMs: startMs }, read, pastLog);
}

/** When the plan comes into force, and after which version. */
async function startOf(
  deps: WithSeal,
  calendar: Calendar,
  plan: Plan,
  nowMs: number,
  wantedMs: number | undefined,
): Promise<Result<{ fromMs: number; before: string | null }, PublishError>> {
  const timeline = await timelineOf(deps, calendar, nowMs);
  if (!timeline.ok) return timeline;
  const askedMs = Math.max(wantedMs ?? nowMs, nowMs);
  const { fromMs, before, changes } = earliestStart(plan, timeline.value, nowMs, askedMs);
  if (wantedMs === undefined || fromMs === askedMs)
    return ok({ fromMs, before: before?.id ?? null });
  return err({
    ...{ code: "notice_too_short", earliestMs: fromMs },
    ...{ changes: changes.slice(0, CHANGES_TOLD_MAX), findings: [found("E171", "fromMs")] },
  });
}

/** Writes the version under the first number that is free, or finds it there. */
async function keep(
  deps: WithSeal,
  plan: Plan,
  first: number,
  findings: readonly Finding[],
  by: Publication,
): Promise<number> {
  for (let version = first; version < first + VERSIONS_TRIED_MAX; version++) {
    const unsealed = unsealedVersion(plan, version, findings, by);
    const seal = deps.seal.mark("plan", sealedText(unsealed));
    if (await deps.store.create("plans", { ...unsealed, seal })) return version;
    // A taken number is another publisher's, or ours of a call that died before the calendar.
    const known = await readVersion(deps, { planId: plan.id, version });
    if (known && isUnfinished(known, plan, by)) return version;
  }
  throw new BusyError(`plans/${plan.id}`);
}

/** Null when the calendar is no longer the one that the notice was counted by. */
async function enter(
  { store }: WithSeal,
  entry: CalendarEntry,
  read: Calendar | undefined,
  pastLog: boolean,
): Promise<Result<CalendarEntry, never> | null> {
  const changed = await store.change(
    "calendars",
    "plans",
    (calendar = emptyCalendar) =>
      pastLog || isSameCalendar(calendar, read ?? emptyCalendar)
        ? ok(scheduled(calendar, entry))
        : err(versionId(entry)),
    { document: read ?? null },
  );
  return changed.ok ? ok(placeOf(changed.value, entry) ?? entry) : null;
}
