import type { Violation } from "#core/audit/violation.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { dayAfter, type DayTrees, rootOf } from "#core/ledger/days.ts";

/**
 * I23 of the daily roots: one for each day from the first to the last, chained, and each the root of its cases.
 *
 * - `roots`: all of them, by day. `trees`: of all cases. Days before the first root have none, and need none.
 */
export function auditRoots(roots: readonly DayRoot[], trees: DayTrees): readonly Violation[] {
  const violations: Violation[] = [];
  let before: DayRoot | null = null;
  for (const root of roots) {
    const { _id: day } = root;
    const found = (text: string): void => void violations.push({ invariant: "I23", id: day, text });
    const expected: string = before === null ? day : dayAfter(before._id);
    if (day !== expected) found(`the root of ${expected} is missing`);
    const made = rootOf(day, trees[day], before, root.madeAtMs);
    if (made.cases !== root.cases || made.merkleRoot !== root.merkleRoot) {
      const text = `its root is over ${root.cases} cases, there are ${made.cases} that give`;
      found(`${text} ${made.merkleRoot === root.merkleRoot ? "the same" : "another one"}`);
    } else if (made.head !== root.head && day === expected) found("its head does not follow");
    before = root;
  }
  return violations;
}
