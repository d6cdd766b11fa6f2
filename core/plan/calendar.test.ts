import {
  CALENDAR_MAX,
  emptyCalendar,
  entryAt,
  guardCalendar,
  nextVersion,
  scheduled,
} from "#core/plan/calendar.ts";

const entry = (planId: string, version: number, fromMs: number) => ({ planId, version, fromMs });
const p1 = entry("p1", 1, 100);
const p2 = entry("p2", 1, 200);

it("has each plan in force from its very millisecond until the next one", () => {
  const calendar = scheduled(scheduled(emptyCalendar, p2), p1);
  expect([99, 100, 199, 200].map((atMs) => entryAt(calendar, atMs)?.planId)).toEqual([
    undefined,
    "p1",
    "p1",
    "p2",
  ]);
});

it("prefers, of two plans from the same instant, the one published later", () => {
  const calendar = scheduled(scheduled(emptyCalendar, p1), { ...p2, fromMs: 100 });
  expect(entryAt(calendar, 100)?.planId).toBe("p2");
});

it("gives a version one place only", () => {
  const calendar = scheduled(emptyCalendar, p1);
  expect(scheduled(calendar, { ...p1, fromMs: 500 })).toBe(calendar);
});

it("numbers the versions of each plan from 1", () => {
  const calendar = scheduled(scheduled(emptyCalendar, p1), entry("p1", 2, 300));
  expect([nextVersion(calendar, "p1"), nextVersion(calendar, "p2")]).toEqual([3, 1]);
});

it("drops what was replaced longest ago when it is full", () => {
  const versions = Array.from({ length: CALENDAR_MAX }, (_, n) => entry("p1", n + 1, n));
  const calendar = scheduled({ ...emptyCalendar, versions }, entry("p1", 5_000, 5_000));
  expect(calendar.versions).toHaveLength(CALENDAR_MAX);
  expect([calendar.versions[0]?.version, calendar.versions.at(-1)?.version]).toEqual([2, 5_000]);
});

describe("the guard lets a calendar grow, and nothing else", () => {
  const known = [p1, p2].reduce(scheduled, emptyCalendar);
  const full = {
    ...emptyCalendar,
    versions: Array.from({ length: CALENDAR_MAX }, (_, n) => entry("p1", n + 1, n)),
  };
  const calendarOf = (...versions: readonly (typeof p1)[]) => ({ ...emptyCalendar, versions });

  it.each([
    ["a first version", undefined, calendarOf(p1)],
    ["one more at the end", known, scheduled(known, entry("p3", 1, 300))],
    ["one more in between", known, scheduled(known, entry("p3", 1, 150))],
    ["the oldest dropped from a full one", full, scheduled(full, entry("p1", 5_000, 5_000))],
  ])("takes %s", (_, before, after) => {
    expect(() => guardCalendar(before, after)).not.toThrow();
  });

  it.each([
    ["a version gone", known, calendarOf(p1)],
    ["the oldest gone while there is room", known, calendarOf(p2)],
    ["all gone", known, calendarOf()],
    ["a version moved", known, calendarOf(p1, { ...p2, fromMs: 250 })],
    ["a version moved into the past", known, calendarOf({ ...p2, fromMs: 50 }, p1)],
    ["another number in its place", known, calendarOf(p1, { ...p2, version: 2 })],
    [
      "two of one instant swapped",
      calendarOf(p1, { ...p2, fromMs: 100 }),
      calendarOf({ ...p2, fromMs: 100 }, p1),
    ],
    ["a version out of order", undefined, calendarOf(p2, p1)],
  ])("refuses %s", (_, before, after) => {
    expect(() => guardCalendar(before, after)).toThrow("assertion failed");
  });
});
