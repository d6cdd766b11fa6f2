import { triedWrong, triesId, triesLeft, TRIES_MAX, triesUntilMs } from "#core/shop/tries.ts";
import type { Counter } from "#core/people/counter.ts";
import { HOUR_MS } from "#core/time.ts";

const tried = (times: readonly number[]) =>
  times.reduce<Counter | undefined>((known, atMs) => triedWrong("C", known, atMs), undefined);
const span = (count: number, fromMs = 0) => Array.from({ length: count }, (_, n) => fromMs + n);

it("starts with all tries", () => {
  expect(triesLeft(undefined, 0)).toBe(TRIES_MAX);
  expect(triesUntilMs(undefined, 0)).toBeNull();
});

it.each([
  ["nine within the hour", span(9), 10, 1, null],
  ["ten", span(10), 10, 0, HOUR_MS],
  ["ten, the first an hour ago", span(10), HOUR_MS, 1, null],
  ["ten, the first just within the hour", span(10), HOUR_MS - 1, 0, HOUR_MS],
  ["eleven, of which the newest ten count", span(11), 20, 0, HOUR_MS + 1],
  ["ten, all long ago", span(10), 9 * HOUR_MS, 10, null],
])("%s", (_, times, nowMs, left, untilMs) => {
  expect(triesLeft(tried(times), nowMs)).toBe(left);
  expect(triesUntilMs(tried(times), nowMs)).toBe(untilMs);
});

it("keeps the newest ten, and how many there ever were", () => {
  expect(tried(span(15))).toEqual({
    ...{ _id: triesId("C"), rev: 0, last: 15 },
    recentMs: span(10, 5),
  });
});
