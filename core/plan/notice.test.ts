import { scheduled, emptyCalendar, versionId } from "#core/plan/calendar.ts";
import { announcedAfter, earliestStart, type PlacedVersion, spanOf } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aPlan, rate } from "#tests/fixtures.ts";

const NOW_MS = Date.parse("2026-03-01T08:00:00+08:00");
const LATER_MS = NOW_MS + 3 * DAY_MS;
/** Distance 1 alone, at a rate. */
const paying = (bp: number, changes: Partial<Plan> = {}) =>
  aPlan({ rates: [rate(1, bp)], ...changes });
const placed = (
  plan: Plan,
  fromMs: number,
  publishedAtMs = Math.min(fromMs, NOW_MS),
): PlacedVersion => ({ id: `p1@${fromMs}`, plan, fromMs, publishedAtMs });
const five = placed(paying(500), NOW_MS - 90 * DAY_MS);

const startOf = (
  plan: Plan,
  announced: readonly PlacedVersion[] = [],
  wantedMs = NOW_MS,
  inForce: PlacedVersion | null = five,
) => earliestStart(plan, { inForce, announced }, NOW_MS, wantedMs).fromMs - NOW_MS;

describe("when a plan may come into force", () => {
  it.each<[string, Plan, number]>([
    ["a better one at once", paying(600), 0],
    ["the same at once", paying(500), 0],
    ["a worse one after 7 days", paying(499), 7 * DAY_MS],
    [
      "after the longer notice that the new one asks for",
      paying(499, { noticeDays: 10 }),
      10 * DAY_MS,
    ],
    ["never after less than 7 days", paying(499, { noticeDays: 1 }), 7 * DAY_MS],
  ])("%s", (_, plan, waitsMs) => {
    expect(startOf(plan)).toBe(waitsMs);
  });

  it("waits for the longer notice that the old one promised", () => {
    const promised = { ...five, plan: paying(500, { noticeDays: 30 }) };
    expect(startOf(paying(499, { noticeDays: 30 }), [], NOW_MS, promised)).toBe(30 * DAY_MS);
    expect(startOf(paying(500, { noticeDays: 7 }), [], NOW_MS, promised)).toBe(30 * DAY_MS);
  });

  it("starts anything at once while nothing is in force", () => {
    expect(startOf(paying(1), [], NOW_MS, null)).toBe(0);
  });

  it("never starts before now, and not before it is asked to", () => {
    expect(startOf(paying(600), [], NOW_MS - DAY_MS)).toBe(0);
    expect(startOf(paying(600), [], LATER_MS)).toBe(3 * DAY_MS);
    expect(startOf(paying(400), [], NOW_MS + 8 * DAY_MS)).toBe(8 * DAY_MS);
  });

  it("compares with the one just before, to the millisecond", () => {
    const higher = placed(paying(800), LATER_MS);
    const before = (wantedMs: number) =>
      earliestStart(paying(900), { inForce: five, announced: [higher] }, NOW_MS, wantedMs).before;
    expect([before(LATER_MS), before(LATER_MS + 1)].map((one) => one?.id)).toEqual([
      five.id,
      higher.id,
    ]);
  });

  it("takes no announced rise back without notice: neither after it nor in its place", () => {
    const higher = placed(paying(800), LATER_MS);
    expect(startOf(paying(600), [higher], LATER_MS)).toBe(7 * DAY_MS);
    expect(startOf(paying(600), [higher], LATER_MS + 1)).toBe(7 * DAY_MS);
    expect(startOf(paying(600), [higher])).toBe(0); // Until the rise it is a rise itself.
  });

  it("takes an announced fall back at once", () => {
    const lower = placed(paying(300), NOW_MS + 9 * DAY_MS);
    expect(startOf(paying(500), [lower], lower.fromMs)).toBe(9 * DAY_MS);
  });

  it("puts nothing better before a version that was not announced long enough to end it", () => {
    const same = placed(paying(500), LATER_MS); // Announced 3 days before: enough for no fall.
    expect(startOf(paying(900), [same])).toBe(3 * DAY_MS); // In its place, and for good.
    const early = placed(paying(500), LATER_MS, LATER_MS - 7 * DAY_MS);
    expect(startOf(paying(900), [early])).toBe(0); // All have known for long when it ends.
  });

  it("tells what is worse, and nothing where nothing hinders", () => {
    const told = (bp: number) =>
      earliestStart(paying(bp), { inForce: five, announced: [] }, NOW_MS, NOW_MS).changes;
    expect(told(400).map(({ zh }) => zh)).toEqual(["距离 1 的比例从 5% 降为 4%（变差）"]);
    expect(told(600)).toEqual([]);
  });
});

describe("the calendar as people see it", () => {
  const entries = [
    { planId: "p1", version: 1, fromMs: 0 },
    { planId: "p1", version: 2, fromMs: 100 },
    { planId: "p1", version: 3, fromMs: 200 },
    { planId: "p1", version: 4, fromMs: 200 },
    { planId: "p1", version: 5, fromMs: 300 },
  ];
  const calendar = entries.reduce(scheduled, emptyCalendar);

  it.each([
    [0, 99, "in_force", 100],
    [0, 100, "over", 100],
    [1, 99, "announced", 200],
    [1, 100, "in_force", 200],
    [2, 100, "withdrawn", 200],
    [2, 999, "withdrawn", 200],
    [3, 200, "in_force", 300],
    [4, 999, "in_force", null],
  ])("place %d is at %d %s, until %s", (at, nowMs, state, untilMs) => {
    const fromMs = entries[at]?.fromMs;
    expect(spanOf(calendar, at, nowMs)).toEqual({ state, fromMs, untilMs });
  });

  it("knows what will be in force: of one instant the last, from the next millisecond on", () => {
    const ids = (nowMs: number) => announcedAfter(calendar, nowMs).map(versionId);
    expect(ids(99)).toEqual(["p1@2", "p1@4", "p1@5"]);
    expect(ids(100)).toEqual(["p1@4", "p1@5"]);
    expect(ids(300)).toEqual([]);
  });
});
