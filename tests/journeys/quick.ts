/** So many times the budget is too slow whatever else runs. */
const WIDE = 10;

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.trunc(times.length / 2)] ?? 0;
export const print = (what: string, tookMs: number, bareMs: number) =>
  process.stdout.write(
    `speed: ${what} ${Math.round(tookMs)} ms, bare ${Math.round(bareMs)} ms, ratio ${(tookMs / bareMs).toFixed(1)}\n`,
  );

/**
 * In the budget, or slow only as everything is.
 *
 * - `bareMs`: what the same browser needed at the same time for nearly nothing; `ratio`: how many times of that are enough.
 */
export function expectQuick(tookMs: number, budgetMs: number, bareMs: number, ratio: number): void {
  expect(tookMs).toBeLessThan(budgetMs * WIDE);
  expect(tookMs).toBeLessThan(Math.max(budgetMs, bareMs * ratio));
}
