import { bonusCaseId, isBonusCaseId } from "#core/bonus/caseId.ts";
import { monthStarts, periodsEndingAt } from "#core/bonus/span.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);
const day = (ms: number) =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace("T00:00:00", "");

it.each([
  ["2026-02-01", [["month", "2026-01", "2026-01-01"]]],
  ["2024-03-01", [["month", "2024-02", "2024-02-01"]]],
  [
    "2026-04-01",
    [
      ["month", "2026-03", "2026-03-01"],
      ["quarter", "2026-Q1", "2026-01-01"],
    ],
  ],
  [
    "2026-07-01",
    [
      ["month", "2026-06", "2026-06-01"],
      ["quarter", "2026-Q2", "2026-04-01"],
    ],
  ],
  [
    "2026-10-01",
    [
      ["month", "2026-09", "2026-09-01"],
      ["quarter", "2026-Q3", "2026-07-01"],
    ],
  ],
  [
    "2027-01-01",
    [
      ["month", "2026-12", "2026-12-01"],
      ["quarter", "2026-Q4", "2026-10-01"],
      ["year", "2026", "2026-01-01"],
    ],
  ],
])("what ends with the night before %s, in China", (end, expected) => {
  const found = periodsEndingAt(at(`${end}T00:00:00`));
  expect(found.map(({ kind, label, fromMs }) => [kind, label, day(fromMs)])).toEqual(expected);
  for (const { untilMs } of found) expect(untilMs).toBe(at(`${end}T00:00:00`));
});

it("knows no period that ends within a month", () => {
  for (const ms of [-1, 1]) expect(periodsEndingAt(at("2026-04-01T00:00:00") + ms)).toEqual([]);
});

it.each([
  ["2026-03-01T00:00:00.000", ["2026-03-01", "2026-02-01", "2026-01-01", "2025-12-01"]],
  ["2026-02-28T23:59:59.999", ["2026-02-01", "2026-01-01", "2025-12-01", "2025-11-01"]],
  ["2024-12-31T23:59:59.999", ["2024-12-01", "2024-11-01", "2024-10-01", "2024-09-01"]],
])("the months that began at %s or before", (now, expected) => {
  expect(monthStarts(at(now), 4).map(day)).toEqual(expected);
});

it("gives a period an id that no order can have, one for each promoter, bonus and period", () => {
  const id = bonusCaseId("P", "b", "2026");
  expect(id).toMatch(/^bonus\/b\/2026\/[0-9a-f]{64}$/);
  expect(isBonusCaseId(id)).toBe(true);
  expect(isBonusCaseId("bonus/".padEnd(64, "x"))).toBe(false); // An order may be called so.
  expect(isBonusCaseId("x".repeat(80))).toBe(false);
  const others = [
    bonusCaseId("Q", "b", "2026"),
    bonusCaseId("P", "c", "2026"),
    bonusCaseId("P", "b", "2025"),
    bonusCaseId("P", "b/2026", "2026"),
  ];
  expect(new Set([id, ...others]).size).toBe(5);
});
