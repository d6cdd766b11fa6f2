/** Goal: CloudBase's seven fields, read at Beijing's clock. */
import { cpuMsOf } from "../testTimes.ts";
import { CronPatternError, parseCron } from "./cron.ts";

const utc = (text: string) => Date.parse(`${text}Z`);
const shown = (atMs: number | undefined) =>
  atMs === undefined ? "never" : new Date(atMs).toISOString().slice(0, 19);

it.each<[pattern: string, after: string, next: string]>([
  ["0 0 2 1 * * *", "2026-01-15T00:00:00", "2026-01-31T18:00:00"], // 2:00 on the 1st is 18:00 UTC the day before.
  ["0 0 * * * * *", "2026-01-01T00:00:00", "2026-01-01T01:00:00"], // The instant itself has run already.
  ["*/10 * * * * * *", "2026-01-01T00:00:09", "2026-01-01T00:00:10"],
  ["0 0 0 * * 0 *", "2026-01-01T00:00:00", "2026-01-03T16:00:00"], // 0 is Sunday.
  ["0 0 0 * * SUN *", "2026-01-01T00:00:00", "2026-01-03T16:00:00"],
  ["0 0 0 10 * MON *", "2026-01-06T00:00:00", "2026-01-09T16:00:00"], // The 10th, a Saturday, or any Monday.
  ["0 0 0 20 * MON *", "2026-01-06T00:00:00", "2026-01-11T16:00:00"],
  ["0 30 9-17/4 * * MON-FRI *", "2026-01-02T02:00:00", "2026-01-02T05:30:00"],
  ["0 0 0 1 1 * 2030", "2026-01-01T00:00:00", "2029-12-31T16:00:00"],
  ["0 0 0 1 1 * 2020", "2026-01-01T00:00:00", "never"],
  ["0 0 0 30 2 * *", "2026-01-01T00:00:00", "never"],
])("%s after %s: %s", (pattern, after, next) => {
  expect(shown(parseCron(pattern).after(utc(after)))).toBe(next);
});

it.each(["0 0 2 1 * *", "0 0 2 1 * * * *", "0 61 * * * * *", "a b c d e f g", ""])(
  'refuses "%s"',
  (pattern) => expect(() => parseCron(pattern)).toThrow(CronPatternError),
);

it("answers the same whether asked forward, backward or by leaps", () => {
  const pattern = "0 */7 * * * * *";
  const runs = parseCron(pattern);
  const startMs = utc("2026-03-01T00:00:00");
  for (const minutes of [0, 7, 8, 30, 3, 0, 10_000, 9_999, 500, 60_000, 60_001, 1]) {
    const atMs = startMs + minutes * 60_000;
    expect([minutes, runs.after(atMs)]).toEqual([minutes, parseCron(pattern).after(atMs)]);
  }
});

it("enumerates a year of hours in well under a second", async () => {
  const runs = parseCron("0 0 * * * * *");
  let count = 0;
  const tookMs = await cpuMsOf(() => {
    let atMs: number | undefined = utc("2026-01-01T00:00:00");
    for (; atMs !== undefined && atMs < utc("2027-01-01T00:00:00"); atMs = runs.after(atMs))
      count += 1;
  });
  expect(count).toBe(8760);
  expect(tookMs).toBeLessThan(1000);
});
