import { type Calendar, type CalendarEntry, versionId } from "#core/plan/calendar.ts";
import { diffPlans } from "#core/plan/diff.ts";
import { spanOf } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";

/** For so long after it came into force a version is still told as a notice: not everybody looks every day. */
const TOLD_AFTER_MS = 30 * DAY_MS;
/** The most that are told at once, the latest in force first. */
const TOLD_MAX = 10;
const PLAN_PREFIX = "plan:";

/** The versions that promoters should know of now: those to come, and those that came within 30 days. */
export function recentEntries(calendar: Calendar, nowMs: number): readonly CalendarEntry[] {
  const { versions } = calendar;
  const recent = versions.filter(
    ({ fromMs }, at) =>
      fromMs > nowMs - TOLD_AFTER_MS && spanOf(calendar, at, nowMs).state !== "withdrawn",
  );
  return recent.slice(-TOLD_MAX);
}

/**
 * A plan version as a notice, with one sentence for each change; null = nothing changed that matters to anybody.
 *
 * - `before`: the version that it was compared with when it was published.
 * - Source: docs/domain/plans.md, "Notice".
 */
export function planNotice(published: PublishedPlan, before: Plan, fromMs: number) {
  const { plan, version, publishedAtMs } = published;
  const changes = diffPlans(before, plan).map(({ zh }) => zh);
  if (changes.length === 0) return null;
  const day = chinaDay(fromMs);
  return {
    noticeId: `${PLAN_PREFIX}${versionId({ planId: plan.id, version })}`,
    kind: "plan" as const,
    title: `分润方案变更，${day} 起生效`,
    text: `${day} 起付款的订单按新方案分润，之前付款的不变。变更共 ${changes.length} 项：\n${changes
      .map((change, at) => `${at + 1}. ${change}`)
      .join("\n")}`,
    atMs: publishedAtMs,
    plan: { planId: plan.id, version, fromMs, changes },
  };
}

/** Whether an id is that of a plan version told as a notice. */
export const isPlanNotice = (noticeId: string): boolean => noticeId.startsWith(PLAN_PREFIX);
