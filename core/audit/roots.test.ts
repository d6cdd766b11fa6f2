import { auditRoots } from "#core/audit/roots.ts";
import type { Case } from "#core/commission/case.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { dayAfter, type DayTrees, rootOf, withCase } from "#core/ledger/days.ts";
import { caseOf, PAID_MS, refundFact, soundCase } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";

const FIRST = chinaDay(PAID_MS);
const DAYS = Array.from({ length: 6 }, (_, i) => chinaDay(PAID_MS + i * DAY_MS));
const cases = ["O1", "O2", "O3"].map((id, i) => soundCase(id, PAID_MS + i * DAY_MS));
const treesOf = (known: readonly Case[]): DayTrees =>
  known.reduce<DayTrees>((trees, one) => withCase(trees, one), {});
const roots = DAYS.reduce<DayRoot[]>((made, day) => {
  const before = made.at(-1) ?? null;
  return [...made, rootOf(day, treesOf(cases)[day], before, 7)];
}, []);

it("has a root for each day, also where nothing happened", () => {
  expect(roots.map(({ _id, cases: count }) => [_id, count])).toEqual([
    ["2026-03-10", 1],
    ["2026-03-11", 2],
    ["2026-03-12", 3],
    ["2026-03-13", 2],
    ["2026-03-14", 1],
    ["2026-03-15", 0],
  ]);
  expect(auditRoots(roots, treesOf(cases))).toEqual([]);
});

it("stays the root of its day when a case changes later", () => {
  const changed = cases.map((one) =>
    caseOf(one._id, [[refundFact("R9", 100), PAID_MS + 9 * DAY_MS]], one),
  );
  expect(auditRoots(roots, treesOf(changed))).toEqual([]);
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});

const second = (change: (known: Case) => Partial<Case>): readonly Case[] =>
  cases.map((one) => (one._id === "O2" ? { ...one, ...change(one) } : one));
const rootAt = (at: number, change: Partial<DayRoot>): readonly DayRoot[] =>
  roots.map((root, i) => (i === at ? { ...root, ...change } : root));

it.each<[string, string, readonly DayRoot[], readonly Case[]]>([
  [
    "an amount that was changed",
    "2026-03-11",
    roots,
    second(({ entries }) => ({
      entries: entries.map((entry) => ({
        ...entry,
        postings: entry.postings.map((one) => ({ ...one, amountFen: fen(1) })),
      })),
    })),
  ],
  [
    "a fact that was dropped",
    "2026-03-13",
    roots,
    second(({ facts }) => ({ facts: facts.slice(0, 2) })),
  ],
  [
    "two facts that were swapped",
    "2026-03-11",
    roots,
    second(({ facts: [a, b, c] }) => ({ facts: [b!, a!, c!] })),
  ],
  ["a case that is gone", "2026-03-11", roots, cases.filter(({ _id }) => _id !== "O2")],
  ["a root that is gone", "2026-03-12", roots.filter(({ _id }) => _id !== "2026-03-12"), cases],
  ["another root", "2026-03-12", rootAt(2, { merkleRoot: "" }), cases],
  ["another count", "2026-03-12", rootAt(2, { cases: 2 }), cases],
  ["another head", "2026-03-12", rootAt(2, { head: "" }), cases],
])("names the day of %s", (_, day, someRoots, someCases) => {
  const [found] = auditRoots(someRoots, treesOf(someCases));
  expect(found?.invariant).toBe("I23");
  expect(`${found?.id} ${found?.text}`).toContain(day);
});

it("keeps only the days that are wanted", () => {
  expect(Object.keys(withCase({}, cases[0]!, (day) => day === FIRST))).toEqual([FIRST]);
});
