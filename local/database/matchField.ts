import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { SERVER_DATE } from "./ejson.ts";
import { geoIntersects, geoWithin } from "./geo/query.ts";
import { bitsTest } from "./matchBits.ts";
import { comparing, equalTo, inList, matchesExpression } from "./matchCompare.ts";
import { remainderIs } from "./matchRemainder.ts";
import { expressionOf, hasSize, hasType, isPresent, isTrue } from "./matchValue.ts";
import type { ValueTest } from "./path.ts";

/** One thing that a query asks of a path, or that several such things do not all hold. */
export type Condition = Ask | { readonly not: readonly Condition[] };

export type Ask = {
  readonly test: ValueTest;
  /** Whether a list at the end of the path is tested element by element, besides as a whole. */
  readonly intoLists: boolean;
  /** What `$elemMatch` asks of each element: positional updates want to know which one it was. */
  readonly element?: (item: Value) => boolean;
};

/** Compiles a query inside `$elemMatch`, with the variables of the query around it. */
export type CompileQuery = (query: Doc) => (doc: Doc) => boolean;

/** What a query asks of one path: all of the conditions. */
export function compileCondition(operand: Value, compile: CompileQuery): Condition[] {
  if (!isOperators(operand)) return [found(equalTo(operand))];
  const conditions = Object.entries(operand).map(([operator, value]) =>
    operator === "$options" && operand["$regex"] !== undefined
      ? []
      : compileOperator(operator, value, operand, compile),
  );
  return conditions.flat();
}

/** Whether the operand holds operators rather than a document to be equal to. */
export function isOperators(operand: Value): operand is Doc {
  if (!isDoc(operand)) return false;
  const names = Object.keys(operand);
  const [first] = names;
  if (first === undefined) return false;
  const operators = names.filter((name) => name.startsWith("$"));
  if (operators.length === 0) return false;
  if (!first.startsWith("$") || operators.length !== names.length) {
    const stray = first.startsWith("$") ? names.find((name) => !name.startsWith("$")) : first;
    throw requestFailed(`unknown operator: ${stray}`);
  }
  return true;
}

function compileOperator(
  operator: string,
  operand: Value,
  operators: Doc,
  compile: CompileQuery,
): Condition[] {
  if (isDoc(operand) && operand[SERVER_DATE] !== undefined) {
    throw requestFailed(`a ${SERVER_DATE} that was not resolved before the query`);
  }
  switch (operator) {
    case "$eq":
      return [found(equalTo(operand, "as a value"))];
    case "$ne":
      return [absent(equalTo(notRegExp(operand, operator), "as a value"))];
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return [found(comparing(operator, notRegExp(operand, operator)))];
    case "$in":
      return [found(inList(operand, operator))];
    case "$nin":
      return [absent(inList(operand, operator))];
    case "$exists":
      return [isTrue(operand) ? found(isPresent) : absent(isPresent)];
    case "$type":
      return [found(hasType(operand))];
    case "$mod":
      return [found(remainderIs(operand))];
    case "$regex":
      return [found(matchesExpression(expressionOf(operand, operators["$options"])))];
    case "$options":
      throw requestFailed("$options needs a $regex");
    case "$size":
      return [whole(hasSize(operand))];
    case "$all":
      return compileAll(operand, compile);
    case "$elemMatch":
      return [hasElement(operand, compile)];
    case "$not":
      return [compileNot(operand, compile)];
    case "$bitsAllSet":
    case "$bitsAllClear":
    case "$bitsAnySet":
    case "$bitsAnyClear":
      return [found(bitsTest(operator, operand))];
    case "$geoWithin":
      return [found(geoWithin(operand))];
    case "$geoIntersects":
      return [found(geoIntersects(operand))];
    case "$near":
    case "$nearSphere":
      throw requestFailed(`${operator} stands at the top of a find's query or in $and there only`);
    case "$jsonSchema":
      throw schemaBelowTop();
    default:
      throw notEmulated(operator);
  }
}

/** A schema describes whole documents: it stands at the top of a query, or in `$and`, `$or`, `$nor` there. */
export function schemaBelowTop(): Error {
  return notEmulated("$jsonSchema of a field or an element");
}

function found(test: ValueTest): Condition {
  return { test, intoLists: true };
}

function absent(test: ValueTest): Condition {
  return { not: [found(test)] };
}

function whole(test: ValueTest): Condition {
  return { test, intoLists: false };
}

function notRegExp(operand: Value, operator: string): Value {
  if (operand instanceof RegExp) throw requestFailed(`Can't have RegEx as arg to ${operator}.`);
  return operand;
}

function compileAll(operand: Value, compile: CompileQuery): Condition[] {
  if (!Array.isArray(operand)) throw requestFailed("$all needs an array");
  if (operand.length === 0) return [found(() => false)];
  return operand.flatMap((item) => {
    if (!isDoc(item) || item["$elemMatch"] === undefined) return [found(equalTo(item))];
    return compileCondition(item, compile);
  });
}

/** `$elemMatch`: operators ask of the element as a value; a query asks of its fields. */
function hasElement(operand: Value, compile: CompileQuery): Condition {
  const element = compileElement(operand, compile);
  return { ...whole((value) => Array.isArray(value) && value.some(element)), element };
}

function compileElement(operand: Value, compile: CompileQuery): (item: Value) => boolean {
  if (!isDoc(operand)) throw requestFailed("$elemMatch needs an Object");
  const [first] = Object.keys(operand);
  const asksOfValue = first?.startsWith("$") && !QUERY_OPERATORS.has(first);
  if (asksOfValue) {
    const conditions = compileCondition(operand, compile);
    return (item) => conditions.every((condition) => holds(condition, item));
  }
  const matches = compile(operand);
  // A list inside the list is asked as a document whose fields are its positions.
  return (item) => matchesAsDoc(item, matches);
}

const QUERY_OPERATORS: ReadonlySet<string> = new Set(["$and", "$or", "$nor", "$expr", "$comment"]);

function holds(condition: Condition, item: Value): boolean {
  if ("test" in condition) return condition.test(item);
  return !condition.not.every((inner) => holds(inner, item));
}

function matchesAsDoc(item: Value, matches: (doc: Doc) => boolean): boolean {
  if (Array.isArray(item)) return matches(Object.fromEntries(item.entries()));
  return isDoc(item) && matches(item);
}

function compileNot(operand: Value, compile: CompileQuery): Condition {
  if (operand instanceof RegExp) return absent(equalTo(operand));
  if (!isDoc(operand)) throw requestFailed("$not needs a regex or a document");
  if (!isOperators(operand)) throw requestFailed("$not cannot be empty");
  return { not: compileCondition(operand, compile) };
}
