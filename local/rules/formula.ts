import type { Condition } from "./condition.ts";
import type { Span } from "./expression.ts";

/** A sentence in Chinese, and the same in English: "没有登录 (nobody is signed in)". */
export type Reason = string;

/**
 * What is left of a rule when all but the documents is known: conditions on their paths, joined by `and` and `or`.
 *
 * `unknown` is neither true nor false: it can never help to allow anything, negated or not.
 */
export type Formula = { readonly at: Span } & (
  | { readonly is: "true" | "false" }
  | { readonly is: "unknown"; readonly why: Reason }
  | { readonly is: "atom"; readonly path: readonly string[]; readonly condition: Condition }
  | { readonly is: "and"; readonly parts: readonly Formula[] }
  | { readonly is: "or"; readonly parts: readonly Formula[] }
);

export type Leaf = Exclude<Formula, { readonly is: "and" | "or" }>;

/** Whether the formula is what `is` says for every document, going by its form alone. */
export function isAlways(formula: Formula, is: "true" | "false"): boolean {
  if (formula.is !== "and" && formula.is !== "or") return formula.is === is;
  const oneIsEnough = (formula.is === "or") === (is === "true");
  return oneIsEnough
    ? formula.parts.some((part) => isAlways(part, is))
    : formula.parts.every((part) => isAlways(part, is));
}

/** All leaves, in the order of the rule's text. */
export function leavesOf(formula: Formula): Leaf[] {
  if (formula.is !== "and" && formula.is !== "or") return [formula];
  return formula.parts.flatMap(leavesOf);
}
