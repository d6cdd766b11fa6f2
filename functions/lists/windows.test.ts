import fc from "fast-check";
import { DAY_MS } from "#core/time.ts";
import { throughWindows } from "#functions/lists/windows.ts";

type Window = { readonly fromMs: number; readonly untilMs: number };

const anyTimes = fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(-1, 0, 1)), {
  maxLength: 30,
});

it("finds the first of a list from its side, whatever the times, in at most five windows", async () => {
  await fc.assert(
    fc.asyncProperty(anyTimes, fc.boolean(), fc.integer({ min: 1, max: 8 }), async (...given) => {
      const [days, isNewestFirst, limit] = given;
      const times = days.map(([day, ms]) => day * DAY_MS + ms);
      const span = { fromMs: DAY_MS, untilMs: 5_000 * DAY_MS };
      const sorted = (some: readonly number[]) =>
        [...some].sort((a, b) => (isNewestFirst ? b - a : a - b));
      const within = ({ fromMs, untilMs }: Window) =>
        sorted(times.filter((atMs) => atMs >= fromMs && atMs < untilMs));
      const asked: Window[] = [];
      const found = await throughWindows(span, isNewestFirst, limit, async (window, room) => {
        asked.push(window);
        return within(window).slice(0, room);
      });
      expect(found).toEqual(within(span).slice(0, limit));
      expect(asked.length).toBeLessThanOrEqual(5);
    }),
  );
});

it("leaves no gap between two windows", async () => {
  const edges = [DAY_MS - 1, DAY_MS, DAY_MS + 1];
  const span = { fromMs: 0, untilMs: 2 * DAY_MS };
  const read = async ({ fromMs, untilMs }: Window) =>
    edges.filter((atMs) => atMs >= fromMs && atMs < untilMs);
  for (const isNewestFirst of [true, false]) {
    const found = await throughWindows(span, isNewestFirst, 9, read);
    expect([...found].sort((a, b) => a - b)).toEqual(edges);
  }
});

it("asks nothing of an empty span, and one window where that is enough", async () => {
  let asked = 0;
  const read = async () => [(asked += 1)];
  expect(await throughWindows({ fromMs: 5, untilMs: 5 }, true, 1, read)).toEqual([]);
  expect(asked).toBe(0);
  await throughWindows({ fromMs: 0, untilMs: 9 * DAY_MS }, true, 1, read);
  expect(asked).toBe(1);
});
