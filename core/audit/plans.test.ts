import { auditCalendar, auditPriced, auditVersion } from "#core/audit/plans.ts";
import { PAID_MS, soundCase } from "#core/ledger/testing/soundBooks.ts";
import { soundCalendar, soundVersion } from "#core/ledger/testing/soundPlan.ts";
import { type Calendar, CALENDAR_MAX } from "#core/plan/calendar.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { aPlan, rate } from "#tests/fixtures.ts";

const declared = aPlan();
const sound = soundVersion();
const { planHash: _hash, ...hashless } = sound;
const versions: readonly [string, PublishedPlan, boolean | null, RegExp | null][] = [
  ["as it was published", sound, true, null],
  ["where nobody has the key", sound, null, null],
  ["of earlier days, without a hash", hashless, null, null],
  ["with an error that its declaration accepts", withFindings(["E101", "W310"]), true, null],
  [
    "with rates above its cap, a warning under this pack",
    withFindings(["E101", "E140"]),
    true,
    null,
  ],
  ["whose seal does not fit", sound, false, /none of a function's/],
  [
    "with one rate changed",
    { ...sound, plan: { ...declared, rates: [rate(1, 1_001)] } },
    null,
    /changed/,
  ],
  ["under another number", { ...sound, version: 2 }, null, /another id/],
  [
    "with a verdict about another pack",
    { ...sound, lint: { ...sound.lint, pack: "strict" } },
    null,
    /verdict/,
  ],
  ["with an error that nobody accepts", withFindings(["E103"]), null, /in spite of E103/],
  [
    "with an error that nobody may accept",
    soundVersion(
      { lint: { pack: "declared", findings: ["E110"], declaration: accepting("E110") } },
      aPlan({ declaration: accepting("E110") }),
    ),
    null,
    /in spite of E110/,
  ],
];
function accepting(id: string) {
  return { by: "owner", counsel: "counsel", accepts: [id] };
}
function withFindings(findings: readonly string[]): PublishedPlan {
  return { ...sound, lint: { ...sound.lint, findings } };
}

it.each(versions)("a version %s", (_, version, isSealed, text) => {
  const found = auditVersion(version, isSealed);
  if (text === null) expect(found).toEqual([]);
  else expect(found).toEqual([{ invariant: "I25", id: "p1@1", text: expect.stringMatching(text) }]);
});

const known = new Map([
  ["p1@1", { publishedAtMs: 100 }],
  ["p1@2", { publishedAtMs: 100 }],
]);
const entry = (version: number, fromMs: number) => ({ planId: "p1", version, fromMs });
const calendarOf = (...versions: Calendar["versions"]): Calendar => ({
  ...soundCalendar(),
  versions,
});
it.each([
  ["in order", calendarOf(entry(1, 100), entry(2, 300)), []],
  ["that names a version of nobody", calendarOf(entry(9, 100)), [/p1@9, which nobody/]],
  ["that begins too early", calendarOf(entry(1, 99)), [/p1@1 is in force from 99, before/]],
  ["with a version twice", calendarOf(entry(1, 100), entry(1, 200)), [/p1@1 twice/]],
  ["out of order", calendarOf(entry(1, 300), entry(2, 200)), [/p1@2 is out of order/]],
])("a calendar %s", (_, calendar, texts) => {
  expect(auditCalendar(calendar, known)).toEqual(
    texts.map((text) => ({
      ...{ invariant: "I25", id: "calendars/plans" },
      text: expect.stringMatching(text),
    })),
  );
});

const priced = soundCase("O1", PAID_MS);
const two = (fromMs: number) => calendarOf(entry(1, 0), entry(2, fromMs));
const publishedAt = (publishedAtMs: number) =>
  new Map([...known, ["p1@2", { publishedAtMs }] as const]);
it.each([
  ["the version in force", soundCalendar(), known, null],
  ["what was in force before the next one", two(PAID_MS + 1), known, null],
  [
    "another than the calendar says now",
    two(PAID_MS),
    known,
    /priced by p1@1; the calendar says p1@2/,
  ],
  ["one that the calendar does not know", calendarOf(), known, /says none/],
  ["one that came into force later", soundCalendar(PAID_MS + DAY_MS), known, /says none/],
  [
    "the one before, while the next was published",
    two(PAID_MS),
    publishedAt(PAID_MS - MINUTE_MS),
    null,
  ],
  [
    "the one before, long after the next was published",
    two(PAID_MS),
    publishedAt(PAID_MS - DAY_MS),
    /p1@2/,
  ],
  [
    "the one before, and the next begins before it was published",
    two(PAID_MS),
    publishedAt(PAID_MS + 1),
    /p1@2/,
  ],
])("a case priced by %s", (_, calendar, all, text) => {
  const found = auditPriced(priced, calendar, all);
  if (text === null) expect(found).toEqual([]);
  else expect(found).toEqual([{ invariant: "I18", id: "O1", text: expect.stringMatching(text) }]);
});

it("asks nothing of what a full calendar has forgotten, nor of what is not paid", () => {
  const full = Array.from({ length: CALENDAR_MAX }, (_, at) => entry(at + 2, PAID_MS + 1 + at));
  expect(auditPriced(priced, calendarOf(...full), known)).toEqual([]);
  expect(auditPriced(priced, calendarOf(...full.slice(1)), known)).toHaveLength(1);
  expect(auditPriced({ ...priced, facts: [] }, calendarOf(), known)).toEqual([]);
});
