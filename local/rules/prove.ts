import { valueAt } from "../database/path.ts";
import type { Doc } from "../database/value.ts";
import { isTrueOf, type Condition } from "./condition.ts";
import { covers } from "./coverage.ts";
import type { Formula, Leaf } from "./formula.ts";
import type { Facts } from "./queryFacts.ts";

/** Whether one of the conditions is bound to be true of the value at a path. */
export type Judge = (path: readonly string[], wanted: readonly Condition[]) => boolean;

/** Steps of one search. A rule of 1,024 characters can be made to need more; then it counts as not proven. */
const STEPS_MAX = 20_000;

/**
 * Looks for a way in which the formula fails although all is as the judge says.
 *
 * - Returns undefined when there is none: the formula is proven. Else the leaves that fail together, or "too complex".
 * - Goes through the contrary of the formula: of an `and` one part must fail, of an `or` all of them. Conditions on
 *   different paths do not depend on each other, so what fails together is judged path by path.
 */
export function failureOf(
  formula: Formula,
  judge: Judge,
): readonly Leaf[] | "too complex" | undefined {
  let steps = 0;
  const search = (
    todo: readonly Formula[],
    failed: readonly Leaf[],
  ): readonly Leaf[] | undefined => {
    steps += 1;
    const [first, ...rest] = todo;
    if (first === undefined || steps > STEPS_MAX) return failed;
    switch (first.is) {
      case "true":
        return undefined;
      case "false":
      case "unknown":
        return search(rest, [...failed, first]);
      case "atom":
        if (judge(first.path, wantedAt(first, failed))) return undefined;
        return search(rest, [...failed, first]);
      case "or":
        // One part that cannot fail settles it, and saves trying all combinations of the others.
        if (first.parts.some((part) => search([part], failed) === undefined)) return undefined;
        return search([...simpleFirst(first.parts), ...rest], failed);
      case "and":
        for (const part of first.parts) {
          const found = search([part, ...rest], failed);
          if (found !== undefined) return found;
        }
        return undefined;
    }
  };
  const found = search([formula], []);
  return steps > STEPS_MAX ? "too complex" : found;
}

/** Single conditions before joined ones: what they close need not be tried in all combinations. */
function simpleFirst(parts: readonly Formula[]): readonly Formula[] {
  const isSimple = ({ is }: Formula): boolean => is !== "and" && is !== "or";
  return [...parts.filter(isSimple), ...parts.filter((part) => !isSimple(part))];
}

/** The conditions on an atom's path that would all have to fail. */
function wantedAt(atom: Extract<Leaf, { is: "atom" }>, failed: readonly Leaf[]): Condition[] {
  const wanted = [atom.condition];
  for (const leaf of failed) {
    if (leaf.is === "atom" && samePath(leaf.path, atom.path)) wanted.push(leaf.condition);
  }
  return wanted;
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}

/** Judges by what a query says of the documents that it finds. */
export function judgeByQuery(facts: Facts): Judge {
  return (path, wanted) => covers(facts.about(path), wanted);
}

/** Judges one document that is at hand. */
export function judgeByDocument(doc: Doc): Judge {
  return (path, wanted) => {
    const value = valueAt(doc, path);
    return wanted.some((condition) => isTrueOf(condition, value));
  };
}
