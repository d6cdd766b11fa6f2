import { planNotice, recentEntries } from "#core/content/planNotice.ts";
import { DAY_MS } from "#core/time.ts";
import { aPlan, rate } from "#tests/fixtures.ts";

const NOW_MS = 100 * DAY_MS;
const entry = (version: number, fromMs: number) => ({ planId: "p", version, fromMs });
const calendarOf = (...versions: ReturnType<typeof entry>[]) => ({
  ...{ _id: "plans" as const, rev: 1, versions },
});

it("tells of versions to come and of those of the last 30 days, not of older or withdrawn ones", () => {
  const told = recentEntries(
    calendarOf(
      entry(1, 0),
      entry(2, NOW_MS - 30 * DAY_MS),
      entry(3, NOW_MS - 30 * DAY_MS + 1),
      entry(4, NOW_MS + DAY_MS), // The next one comes from the same instant.
      entry(5, NOW_MS + DAY_MS),
    ),
    NOW_MS,
  );
  expect(told.map(({ version }) => version)).toEqual([3, 5]);
  expect(recentEntries(calendarOf(), NOW_MS)).toEqual([]);
  const many = Array.from({ length: 12 }, (_, at) => entry(at + 1, NOW_MS + at));
  expect(recentEntries(calendarOf(...many), NOW_MS)).toEqual(many.slice(2));
});

describe("a version as a notice", () => {
  const before = aPlan({ rates: [rate(1, 1_000)] });
  const plan = aPlan({ rates: [rate(1, 800)] });
  const published = {
    ...{ _id: `${plan.id}@2`, rev: 1, plan, version: 2, publishedAtMs: 7, publishedBy: "staff" },
    lint: { pack: "strict" as const, findings: [], declaration: null },
    seal: "",
  };

  it("says from when, for which orders, and each change", () => {
    const fromMs = Date.parse("2026-12-03T00:00:00+08:00");
    const notice = planNotice(published, before, fromMs);
    expect(notice).toMatchObject({
      ...{ noticeId: `plan:${plan.id}@2`, kind: "plan", atMs: 7 },
      title: "分润方案变更，2026-12-03 起生效",
      plan: { planId: plan.id, version: 2, fromMs },
    });
    expect(notice?.plan.changes).toHaveLength(1);
    expect(notice?.text).toContain(`1. ${notice?.plan.changes[0]}`);
    expect(notice?.text).toMatch(/^2026-12-03 起付款的订单按新方案分润，之前付款的不变。/);
  });

  it("is none where nothing changed", () => {
    expect(planNotice(published, plan, 0)).toBe(null);
  });
});
