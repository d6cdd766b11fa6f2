/** Where a part of a rule stands in its text: from the first character, to behind the last. */
export type Span = { readonly from: number; readonly to: number };

/** A rule's expression. `and`, `or`, `not`, `compare` and `in` are conditions, all others are values. */
export type Expression = { readonly at: Span } & (
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly index: Expression }
  | { readonly kind: "join"; readonly parts: readonly Expression[] }
  | { readonly kind: "get"; readonly path: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "compare";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "in"; readonly item: Expression; readonly list: Expression }
);

export type Operator = "==" | "!=" | ">" | ">=" | "<" | "<=";

/** The parts that an expression is directly made of, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "name":
      return [];
    case "list":
      return expression.items;
    case "join":
      return expression.parts;
    case "member":
    case "not":
      return [expression.of];
    case "index":
      return [expression.of, expression.index];
    case "get":
      return [expression.path];
    case "in":
      return [expression.item, expression.list];
    default:
      return [expression.left, expression.right];
  }
}

/** Whether the expression says something true or false by its form, rather than naming a value. */
export function isCondition({ kind }: Expression): boolean {
  return kind === "and" || kind === "or" || kind === "not" || kind === "compare" || kind === "in";
}

/** A rule as it was written and as it was understood. */
export type Rule = { readonly text: string; readonly expression: Expression };

/** What is wrong with an expression, and at which character of it (from 0). */
export class RuleSyntaxError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = "RuleSyntaxError";
    this.at = at;
  }
}
