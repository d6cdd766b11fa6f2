import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { type Act, story, THREE_MONTHS } from "./story.ts";

/** Goal: the invented months hang together whatever the seed, so that the functions have nothing to refuse. */

const START_MS = Date.parse("2026-08-24T00:00:00+08:00");
const { days, fans, promoters } = THREE_MONTHS;
const of = <D extends Act["does"]>(acts: readonly Act[], does: D) =>
  acts.filter((act): act is Extract<Act, { does: D }> => act.does === does);

it.each([1, 7, 2026])("seed %i: who acts is there already", (seed) => {
  const acts = story(seed, START_MS);
  const joined = new Map(of(acts, "join").map(({ promoter, atMs }) => [promoter, atMs]));
  expect([joined.size, of(acts, "scan").length]).toEqual([promoters, fans]);
  for (const { promoter, atMs } of of(acts, "scan"))
    expect(joined.get(promoter)).toBeLessThan(atMs);
  for (const { introducer, atMs } of of(acts, "join")) {
    if (introducer !== null) expect(joined.get(introducer)).toBeLessThan(atMs);
  }
  const bought = new Map(of(acts, "buy").map(({ order, atMs }) => [order, atMs]));
  const later = acts.flatMap((act) => ("order" in act && act.does !== "buy" ? [act] : []));
  for (const { order, atMs } of later) expect(bought.get(order)).toBeLessThan(atMs);
});

it("is the same story for the same seed, another one for another, and grows", () => {
  expect(story(7, START_MS)).toEqual(story(7, START_MS));
  expect(story(7, START_MS)).not.toEqual(story(8, START_MS));
  const buys = of(story(7, START_MS), "buy");
  const half = START_MS + (days / 2) * DAY_MS;
  const late = buys.filter(({ atMs }) => atMs >= half).length;
  expect(late).toBeGreaterThan(buys.length * 0.6);
  expect(Math.max(...buys.map(({ atMs }) => atMs))).toBeLessThan(
    START_MS + days * DAY_MS + HOUR_MS,
  );
});
