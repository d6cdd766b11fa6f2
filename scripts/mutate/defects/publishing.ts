import type { Defect } from "#scripts/mutate/defect.ts";

const PUBLISH = "core/plan/publish.ts";
const NOTICE = "core/plan/notice.ts";
const CALENDAR = "core/plan/calendar.ts";
const GUARDS = "ports/guards.ts";

/** Defects in which plans are published, when they come into force, and what of them stays. */
export const PUBLISHING: readonly Defect[] = [
  {
    file: "core/plan/verdict.ts",
    find: " && !never.includes(id)",
    replace: "",
    says: "a declaration accepts what nobody may",
  },
  {
    file: "core/plan/verdict.ts",
    find: 'plan.pack === "declared" ? (plan.declaration?.accepts ?? []) : []',
    replace: "plan.declaration?.accepts ?? []",
    says: "a declaration counts under strict, too",
  },
  {
    file: "core/plan/finding.ts",
    find: '"E120", "E121", "E122", "E199"]',
    replace: '"E120", "E121", "E199"]',
    says: "a declaration accepts that recruiting is sold",
  },
  {
    file: "core/plan/finding.ts",
    find: 'id === "E140" && pack === "declared"',
    replace: 'id === "E140"',
    says: "rates beyond the cap are a warning, even under strict",
  },
  {
    file: PUBLISH,
    find: "if (refusing.length > 0)",
    replace: "if (refusing.length > 1)",
    says: "one error alone does not refuse a plan",
  },
  {
    file: PUBLISH,
    find: "if (unread.length === 0) return ok(null);",
    replace: "if (unread.length < 2) return ok(null);",
    says: "one warning may stay unread",
  },
  {
    file: PUBLISH,
    find: "atMs - known.publishedAtMs < UNFINISHED_MS",
    replace: "atMs >= known.publishedAtMs",
    says: "an old version passes for one left half done",
  },
  {
    file: "functions/commission/publishPlan.ts",
    find: 'if (acknowledges === "all" && !deps.pastLogs) return err({ code: "acknowledge_each" });',
    replace: "",
    says: "warnings are acknowledged unseen in operation",
  },
  {
    file: "functions/commission/publishPlan.ts",
    find: "pastLog || isSameCalendar(calendar, read ?? emptyCalendar)",
    replace: 'pastLog || calendar._id === "plans"',
    says: "two publishers at once each count their notice alone",
  },
  {
    file: "functions/shared/planVersions.ts",
    find: "return known && isSamePublication(known, plan, pastLog) ? entry : null;",
    replace: "return known && isSamePublication(known, plan, pastLog) ? null : null;",
    says: "the same plan again is another version",
  },
  {
    file: "core/plan/published.ts",
    find: "version, publishedAtMs, publishedBy, lint },",
    replace: "version, publishedAtMs, lint },",
    says: "the seal does not cover who published",
  },
  {
    file: NOTICE,
    find: "fromMs < nowMs + noticeMs(plan, one.plan)",
    replace: "fromMs <= nowMs + noticeMs(plan, one.plan)",
    says: "worse terms wait a moment longer than announced",
  },
  {
    file: NOTICE,
    find: "Math.max(noticeDaysOf(one), noticeDaysOf(other))",
    replace: "noticeDaysOf(one)",
    says: "a plan gives less notice than the one before it promised",
  },
  {
    file: NOTICE,
    find: "[before, displaced].flatMap",
    replace: "[before].flatMap",
    says: "an announced version is replaced by a worse one",
  },
  {
    file: NOTICE,
    find: "next && next.fromMs < next.publishedAtMs + noticeMs(plan, next.plan)",
    replace: "next && next.fromMs < 0",
    says: "an announced version gets worse by what comes before it",
  },
  {
    file: "core/plan/noticeDays.ts",
    find: "noticeDays > NOTICE_DAYS ? noticeDays : NOTICE_DAYS",
    replace: "noticeDays",
    says: "a plan asks for less than seven days",
  },
  {
    file: "core/plan/diff.ts",
    find: 'worseOf = (changes: readonly PlanChange[]): readonly PlanChange[] =>\n  changes.filter(({ direction }) => direction === "worse")',
    replace:
      'worseOf = (changes: readonly PlanChange[]): readonly PlanChange[] =>\n  changes.filter(({ direction }) => direction !== "better")',
    says: "neutral changes ask for notice",
  },
  {
    file: "core/plan/diffCaps.ts",
    find: "    ...crowding(before, after, raised),\n",
    replace: "",
    says: "whom others crowd out under a cap is not told",
  },
  {
    file: "core/plan/diffCaps.ts",
    find: "    ...orderChange(before, after),\n",
    replace: "",
    says: "a new order under the caps is not told",
  },
  {
    file: "core/plan/diffTerms.ts",
    find: 'isMore && isLike ? "better"',
    replace: 'isMore ? "better"',
    says: "a share in place of a price is better for all",
  },
  {
    file: "core/plan/diffTerms.ts",
    find: "was.minFen,\n      is.minFen,\n      -1,",
    replace: "was.minFen,\n      is.minFen,\n      1,",
    says: "a higher least withdrawal is better",
  },
  {
    file: "core/plan/diffPeriods.ts",
    find: " || was.mode !== is.mode",
    replace: "",
    says: "slices in place of the whole are as good",
  },
  {
    file: "core/plan/diffRules.ts",
    find: 'if (before.unitFen === undefined || after.unitFen === undefined) return "worse";',
    replace: 'if (before.unitFen === undefined || after.unitFen === undefined) return "better";',
    says: "an amount in place of a rate is better",
  },
  {
    file: GUARDS,
    find: "  plans: writtenOnce,\n",
    replace: "",
    says: "a published version can be written again",
  },
  {
    file: GUARDS,
    find: "  calendars: guardCalendar,\n",
    replace: "",
    says: "an announced version can be taken back",
  },
  {
    file: CALENDAR,
    find: "place >= 0 && place > (places[at - 1] ?? -1)",
    replace: "place >= -1",
    says: "the calendar lets announced versions go",
  },
  {
    file: CALENDAR,
    find: "kept.length === told.length || after.versions.length >= CALENDAR_MAX",
    replace: "kept.length <= told.length",
    says: "the oldest versions are dropped though there is room",
  },
  {
    file: CALENDAR,
    find: " && one.fromMs === other.fromMs",
    replace: "",
    says: "an announced version moves to another day",
  },
  {
    file: CALENDAR,
    find: "assert(isSorted, `${after._id} is out of order`);",
    replace: "",
    says: "the calendar lets versions stand out of order",
  },
];
