import { compareTerms, CONTRARY } from "./comparison.ts";
import type { Expression, Span } from "./expression.ts";
import { isAlways, type Formula } from "./formula.ts";
import { AFTER_THE_UPDATE, fix, fixedTerm, termOf, type Term } from "./term.ts";
import { isComputed, type World } from "./world.ts";

/**
 * What is left of a rule in a world: a formula without negation, whose atoms are about the documents.
 *
 * `positive` false gives the formula of the contrary. As on any sensible computer, the right side of `&&` is not looked
 * at where the left one is false, nor that of `||` where it is true: so `auth != null && get(…)` reads nothing in vain.
 */
export function reduce(expression: Expression, world: World, positive = true): Formula {
  const { at } = expression;
  switch (expression.kind) {
    case "not":
      return reduce(expression.of, world, !positive);
    case "and":
    case "or": {
      const is = (expression.kind === "and") === positive ? "and" : "or";
      const left = reduce(expression.left, world, positive);
      if (isAlways(left, is === "and" ? "false" : "true")) return left;
      const right = reduce(expression.right, world, positive);
      return { is, parts: [...partsIn(left, is), ...partsIn(right, is)], at };
    }
    case "compare": {
      const operator = positive ? expression.operator : CONTRARY[expression.operator];
      const left = termOf(expression.left, world);
      return compareTerms({ left, right: termOf(expression.right, world), operator, at }, world);
    }
    case "in":
      return membership(expression, world, positive);
    default:
      return asCondition(termOf(expression, world), positive, at);
  }
}

/** A chain of `&&` or of `||` is one formula with many parts, which keeps the search for a failure short. */
function partsIn(formula: Formula, is: "and" | "or"): readonly Formula[] {
  return formula.is === is ? formula.parts : [formula];
}

/** A value that stands where a condition should: only true is true, and only false is its contrary. */
function asCondition(term: Term, positive: boolean, at: Span): Formula {
  const literal = { is: "value", value: positive, from: "literal" } as const;
  if (term.is === "path" && term.path.length > 0) {
    return {
      is: "atom",
      path: term.path,
      condition: { kind: "oneOf", values: [literal.value] },
      at,
    };
  }
  if (term.is === "value" && typeof term.value === "boolean") {
    return { is: term.value === positive ? "true" : "false", at };
  }
  const why =
    term.is === "stuck"
      ? term.why
      : "值不是 true 或 false，请写成比较 (it is neither true nor false: write a comparison)";
  return { is: "unknown", why, at };
}

function membership(
  { item, list, at }: Extract<Expression, { kind: "in" }>,
  world: World,
  positive: boolean,
): Formula {
  const left = termOf(item, world);
  if (list.kind === "list") return amongItems(left, list.items, { world, positive, at });
  const right = termOf(list, world);
  if (right.is === "stuck") return { is: "unknown", why: right.why, at };
  const known = fix(left, world);
  if (right.is === "path" && right.path.length > 0) {
    if (known.is !== "value") return { is: "unknown", why: stuckWord(known), at };
    const { value } = known;
    if (value === undefined) return { is: "unknown", why: NO_ITEM, at };
    if (isComputed(value)) return { is: "unknown", why: AFTER_THE_UPDATE, at };
    const kind = positive ? "holds" : "lacks";
    return { is: "atom", path: right.path, condition: { kind, item: value }, at };
  }
  if (right.is !== "value" || !Array.isArray(right.value)) {
    return { is: "unknown", why: "in 的右边不是数组 (what stands right of in is no list)", at };
  }
  const items = right.value.map((value): Term => ({ is: "value", value }));
  return amongTerms(left, items, { world, positive, at });
}

const NO_ITEM = "in 左边的值不存在 (what stands left of in does not exist)";

function stuckWord(term: Term): string {
  return term.is === "stuck" ? term.why : NO_ITEM;
}

type Around = { readonly world: World; readonly positive: boolean; readonly at: Span };

function amongItems(left: Term, items: readonly Expression[], around: Around): Formula {
  return amongTerms(
    left,
    items.map((item) => fixedTerm(item, around.world)),
    around,
  );
}

/** A list that one document holds may be long; more than this is no list of names any more. */
const ITEMS_MAX = 1_000;

function amongTerms(left: Term, items: readonly Term[], around: Around): Formula {
  const { world, positive, at } = around;
  if (items.length > ITEMS_MAX) {
    return { is: "unknown", why: `in 的数组超过 ${ITEMS_MAX} 项 (the list is too long)`, at };
  }
  if (left.is === "stuck") return { is: "unknown", why: left.why, at };
  const operator = positive ? "==" : "!=";
  const parts = items.map((right) => compareTerms({ left, right, operator, at }, world));
  const values = parts.flatMap((part) =>
    part.is === "atom" && (part.condition.kind === "oneOf" || part.condition.kind === "noneOf")
      ? [part.condition.values]
      : [],
  );
  // One condition with all values is proven faster than one for each.
  if (left.is === "path" && left.path.length > 0 && values.length === parts.length) {
    const kind = positive ? "oneOf" : "noneOf";
    return { is: "atom", path: left.path, condition: { kind, values: values.flat() }, at };
  }
  const formula: Formula = { is: positive ? "or" : "and", parts, at };
  if (left.is === "path") return formula;
  // A long list in which one name is looked up is one condition, to prove and to show.
  if (isAlways(formula, "true")) return { is: "true", at };
  return isAlways(formula, "false") ? { is: "false", at } : formula;
}
