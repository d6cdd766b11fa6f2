import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { ARITHMETIC } from "./expressions/arithmetic.ts";
import { ARRAYS } from "./expressions/arrays.ts";
import { COMPARISON } from "./expressions/comparison.ts";
import { CONVERSION } from "./expressions/conversion.ts";
import { DATE_PARTS } from "./expressions/dateParts.ts";
import { DATE_TEXT } from "./expressions/dateText.ts";
import { DATE_UNITS } from "./expressions/dateUnits.ts";
import { DATES } from "./expressions/dates.ts";
import type { CompileOperator, Evaluate, Scope } from "./expressions/evaluate.ts";
import { FIELDS } from "./expressions/fields.ts";
import { FUNCTIONS } from "./expressions/functions.ts";
import { LISTS } from "./expressions/lists.ts";
import { LOOPS } from "./expressions/loops.ts";
import { OBJECTS } from "./expressions/objects.ts";
import { missing } from "./expressions/operands.ts";
import { PATTERNS } from "./expressions/patterns.ts";
import { SETS } from "./expressions/sets.ts";
import { STRINGS } from "./expressions/strings.ts";
import { TEXT_SEARCH } from "./expressions/textSearch.ts";
import { fieldOf, parsePath } from "./path.ts";

const OPERATORS: ReadonlyMap<string, CompileOperator> = new Map([
  ...ARITHMETIC,
  ...ARRAYS,
  ...COMPARISON,
  ...CONVERSION,
  ...DATE_PARTS,
  ...DATE_TEXT,
  ...DATE_UNITS,
  ...DATES,
  ...FIELDS,
  ...FUNCTIONS,
  ...LISTS,
  ...LOOPS,
  ...OBJECTS,
  ...PATTERNS,
  ...SETS,
  ...STRINGS,
  ...TEXT_SEARCH,
  ["$literal", (operand: Value) => () => operand],
]);

/**
 * Compiles an aggregation expression: once for a pipeline, then run for each document.
 *
 * - Field paths, variables, literals, documents and lists of expressions, and the operators of `expressions/`.
 * - Comparisons follow BSON's order across types, unlike a query's.
 * - Errors: at once, "not emulated" for an operator or variable that is not known; while running,
 *   DATABASE_REQUEST_FAILED where MongoDB refuses a value.
 * - Source: MongoDB manual, "Aggregation Operators".
 */
export function compileExpression(expression: Value, scope: Scope): Evaluate {
  if (typeof expression === "string") {
    if (expression.startsWith("$$")) return compileVariable(expression.slice(2), scope);
    if (expression.startsWith("$")) return compilePath(expression.slice(1));
    return () => expression;
  }
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compileExpression(item, scope));
    return (doc) => items.map((evaluate) => evaluate(doc) ?? null);
  }
  return isDoc(expression) ? compileDoc(expression, scope) : () => expression;
}

/** Whether the document is an operator with its operand, such as `{ $add: [1, 2] }`. */
export function isOperatorCall(doc: Doc): boolean {
  return Object.keys(doc)[0]?.startsWith("$") ?? false;
}

function compileDoc(expression: Doc, scope: Scope): Evaluate {
  if (isOperatorCall(expression)) return compileCall(expression, scope);
  const fields = Object.entries(expression).map(([name, value]): [string, Evaluate] => {
    if (name.startsWith("$")) throw notEmulated(name);
    if (name.includes("."))
      throw requestFailed(`FieldPath field names may not contain '.': ${name}`);
    return [name, compileExpression(value, scope)];
  });
  return (doc) => {
    const made: Doc = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(doc);
      if (value !== undefined) made[name] = value;
    }
    return made;
  };
}

function compileCall(call: Doc, scope: Scope): Evaluate {
  const [[name, operand] = ["", null], second] = Object.entries(call);
  if (second !== undefined) {
    throw requestFailed(
      `An object representing an expression must have exactly one field: ${name}, ${second[0]}`,
    );
  }
  const compileOperator = OPERATORS.get(name);
  if (compileOperator === undefined) throw notEmulated(name);
  return compileOperator(
    operand,
    (inner, innerScope) => compileExpression(inner, innerScope ?? scope),
    scope,
  );
}

function compileVariable(reference: string, scope: Scope): Evaluate {
  const [name = "", ...rest] = parsePath(reference);
  const root = rootOf(name, scope);
  return rest.length === 0 ? root : (doc) => through(root(doc), rest, 0);
}

function rootOf(name: string, scope: Scope): Evaluate {
  const slot = scope.variables.get(name);
  if (slot !== undefined) return () => slot.value;
  switch (name) {
    case "ROOT":
    case "CURRENT":
      return (doc) => doc;
    case "REMOVE":
      return missing;
    case "NOW": {
      if (scope.nowMs === undefined) throw notEmulated("$$NOW in a query");
      const now = new Date(scope.nowMs);
      return () => now;
    }
    default:
      throw /^[A-Z]/.test(name)
        ? notEmulated(`$$${name}`)
        : requestFailed(`Use of undefined variable: ${name}`);
  }
}

/** The evaluator of a field path; a path through a list gives the list of what it finds in its documents. */
export function compilePath(path: string): Evaluate {
  if (path === "") throw requestFailed("'$' by itself is not a valid FieldPath");
  const names = parsePath(path);
  const [first = "", second] = names;
  if (second === undefined) return (doc) => fieldOf(doc, first);
  return (doc) => through(doc, names, 0);
}

function through(
  value: Value | undefined,
  names: readonly string[],
  from: number,
): Value | undefined {
  const name = names[from];
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    const found: Value[] = [];
    for (const item of value) {
      const inner = isDoc(item) ? through(item, names, from) : undefined;
      if (inner !== undefined) found.push(inner);
    }
    return found;
  }
  return isDoc(value) ? through(fieldOf(value, name), names, from + 1) : undefined;
}
