import type { AssessedAction } from "#core/reports/targets.ts";

/** How one promoter did. */
export type Assessed = {
  readonly number: number;
  readonly value: number;
  readonly passed: boolean;
  readonly proposed: AssessedAction;
};

/**
 * Who reached a target, and what is proposed for who did not: the most first. Nothing happens by itself.
 *
 * - `numbers`: everybody whom it is about, also those who have nothing.
 * - Source: docs/domain/reports.md, "Assessment".
 */
export function assessed(
  values: ReadonlyMap<number, number>,
  numbers: Iterable<number>,
  targetValue: number,
  otherwise: AssessedAction,
): readonly Assessed[] {
  return [...new Set(numbers)]
    .map((number): Assessed => {
      const value = values.get(number) ?? 0;
      const passed = value >= targetValue;
      return { number, value, passed, proposed: passed ? "keep" : otherwise };
    })
    .sort((a, b) => b.value - a.value || a.number - b.number);
}
