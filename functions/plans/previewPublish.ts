import type { PreviewPublish, PublishPreview } from "#contracts/drafts.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import {
  type Calendar,
  type CalendarEntry,
  emptyCalendar,
  nextVersion,
} from "#core/plan/calendar.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import { type PlanDraft, signatureFor } from "#core/plan/draft.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { earliestStart, type Timeline } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict } from "#core/plan/verdict.ts";
import { ok, type Result } from "#core/result.ts";
import { samePublication, timelineOf } from "#functions/shared/planVersions.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithForecasts, WithSeal } from "#ports/deps.ts";

/** So many worse changes are told; `plans.compare` shows all. */
const CHANGES_TOLD_MAX = 50;

/**
 * What publishing a plan now would do: from when it holds, what gets worse, who is told, and what is in the way. Writes
 * nothing; 3 requests and one for each version that is announced, 1 more with a draft, and 2 more at most where the plan may
 * be published already.
 */
export async function previewPublish(
  deps: WithSeal & WithForecasts,
  call: StaffCall,
  { plan, draftId, fromMs }: PreviewPublish,
): Promise<Result<PublishPreview, never>> {
  const { nowMs } = call;
  const [calendar = emptyCalendar, draft, promoters] = await Promise.all([
    deps.store.get("calendars", "plans"),
    draftId === undefined ? undefined : deps.store.get("planDrafts", draftId),
    deps.reads.promotersBefore(nowMs),
  ]);
  const word = wordOf(plan, draft, call);
  const { refusing, warnings } = verdict(plan, lintPlan(plan));
  const timeline = await timelineOf(deps, calendar, nowMs);
  const start = timeline.ok
    ? startOf(plan, timeline.value, nowMs, fromMs)
    : { ...NO_START, earliestMs: nowMs };
  const known = await knownAt(deps, calendar, plan, Math.max(fromMs ?? nowMs, nowMs), start.fromMs);
  const obstacles: readonly (readonly [PublishPreview["refusedBy"], boolean])[] = [
    ["plan_refused", refusing.length > 0],
    ["declaration_unsigned", !word.isSigned],
    ["announced_full", known === null && !timeline.ok],
    ["notice_too_short", known === null && start.fromMs === null],
  ];
  return ok({
    ...start,
    ...(known ? { fromMs: known.fromMs, earliestMs: known.fromMs } : {}),
    version: known?.version ?? nextVersion(calendar, plan.id),
    isPublished: known !== null,
    promoters,
    refusedBy: obstacles.find(([, isThere]) => isThere)?.[0] ?? null,
    isOwnSignature: word.isOwn,
    warnings,
  });
}

/** This very plan, where it holds at the instant that was asked for or is announced for the one it would get. */
async function knownAt(
  deps: WithSeal,
  calendar: Calendar,
  plan: Plan,
  wantedMs: number,
  startMs: number | null,
): Promise<CalendarEntry | null> {
  const known = await samePublication(deps, calendar, wantedMs, plan, false);
  if (known || startMs === null || startMs <= wantedMs) return known;
  return samePublication(deps, calendar, startMs, plan, false);
}

type Start = Pick<
  PublishPreview,
  "fromMs" | "earliestMs" | "before" | "changes" | "worse" | "worseChanges" | "hinders"
>;
const NO_START = {
  ...{ fromMs: null, before: null, changes: 0 },
  ...{ worse: 0, worseChanges: [], hinders: [] },
};

function startOf(
  plan: Plan,
  timeline: Timeline,
  nowMs: number,
  wantedMs: number | undefined,
): Start {
  const askedMs = Math.max(wantedMs ?? nowMs, nowMs);
  const start = earliestStart(plan, timeline, nowMs, askedMs);
  const changes = start.before ? diffPlans(start.before.plan, plan) : [];
  const worse = worseOf(changes);
  return {
    fromMs: wantedMs === undefined || start.fromMs === askedMs ? start.fromMs : null,
    earliestMs: start.fromMs,
    before: start.before?.id ?? null,
    changes: changes.length,
    worse: worse.length,
    worseChanges: worse.slice(0, CHANGES_TOLD_MAX),
    hinders: start.changes.slice(0, CHANGES_TOLD_MAX),
  };
}

/** Whether somebody answers for the declaration, and whether that is the caller, who then may not publish. */
function wordOf(plan: Plan, draft: PlanDraft | undefined, { staffId }: StaffCall) {
  if (plan.pack === "strict") return { isSigned: true, isOwn: false };
  const signature = signatureFor(draft, digest(canonicalJson(plan)), staffId);
  if (signature.ok) return { isSigned: true, isOwn: false };
  const isOwn = signature.error.code === "second_person_required";
  return { isSigned: isOwn, isOwn };
}
