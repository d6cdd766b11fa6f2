import { isDoc, type Doc, type Value } from "./value.ts";
import { compareValues, equalValues } from "./compare.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { resolveServerDates } from "./ejson.ts";
import { compileQuery } from "./match.ts";
import { isOperators } from "./matchField.ts";
import { parsePath, valueAt } from "./path.ts";
import { storedValue } from "./storable.ts";
import { typeName } from "./typeName.ts";
import type { CompileChange } from "./updateFields.ts";
import type { Change, Leaf, UpdateContext } from "./updateTree.ts";
import { shownValue } from "./shownValue.ts";

/** The update operators that change the elements of a list. */
export const LIST_OPERATORS: ReadonlyMap<string, CompileChange> = new Map<string, CompileChange>([
  ["$push", compilePush],
  ["$addToSet", compileAddToSet],
  ["$pop", compilePop],
  ["$pull", compilePull],
  ["$pullAll", compilePullAll],
]);

/** Also in this order: elements go in, then the list is sorted, then cut. */
function compilePush(path: string, operand: Value): readonly Leaf[] {
  const modifiers =
    isDoc(operand) && operand["$each"] !== undefined ? operand : { $each: [operand] };
  for (const name of Object.keys(modifiers)) {
    if (!["$each", "$position", "$sort", "$slice"].includes(name)) {
      throw name.startsWith("$")
        ? notEmulated(`$push ${name}`)
        : requestFailed(`Unrecognized clause in $push: ${name}`);
    }
  }
  const added = eachOf("$push", modifiers["$each"] ?? null);
  const position = wholeOf(modifiers, "$position");
  const slice = wholeOf(modifiers, "$slice");
  const order = modifiers["$sort"] === undefined ? undefined : elementOrder(modifiers["$sort"]);
  const change: Change = (current, context) => {
    const list = listAt("$push", path, current, context) ?? [];
    // Past the end a position means the end; a negative one counts from there.
    const at = position ?? list.length;
    const pushed = list.slice(0, at).concat(storedAll(added, context), list.slice(at));
    if (order !== undefined) pushed.sort(order);
    if (slice === undefined) return pushed;
    return slice < 0 ? pushed.slice(slice) : pushed.slice(0, slice);
  };
  return [{ path, change, passive: false }];
}

function compileAddToSet(path: string, operand: Value): readonly Leaf[] {
  const each = isDoc(operand) ? operand["$each"] : undefined;
  const added = each === undefined ? [operand] : eachOf("$addToSet", each);
  const change: Change = (current, context) => {
    const list = listAt("$addToSet", path, current, context);
    const grown = [...(list ?? [])];
    for (const value of storedAll(added, context)) {
      if (!grown.some((item) => equalValues(item, value))) grown.push(value);
    }
    return list !== undefined && grown.length === list.length ? list : grown;
  };
  return [{ path, change, passive: false }];
}

function compilePop(path: string, operand: Value): readonly Leaf[] {
  if (operand !== 1 && operand !== -1) throw requestFailed("$pop expects 1 or -1");
  return culling("$pop", path, (list) => (operand === 1 ? list.slice(0, -1) : list.slice(1)));
}

/** A document asks of the fields of the elements, operators and expressions of the elements themselves. */
function compilePull(path: string, operand: Value): readonly Leaf[] {
  // With a server date in it, what is to be taken away is only known when the update runs.
  const fixed = resolveServerDates(operand, 0) === operand ? compileElement(operand) : undefined;
  return culling("$pull", path, (list, { nowMs }) => {
    const matches = fixed ?? compileElement(resolveServerDates(operand, nowMs));
    return list.filter((item) => !matches(item));
  });
}

function compileElement(operand: Value): (item: Value) => boolean {
  if (operand instanceof RegExp || isOperators(operand)) {
    const matches = compileQuery({ item: operand });
    return (item) => matches({ item });
  }
  if (!isDoc(operand)) return (item) => equalValues(item, operand);
  const matches = compileQuery(operand);
  return (item) => isDoc(item) && matches(item);
}

function compilePullAll(path: string, operand: Value): readonly Leaf[] {
  if (!Array.isArray(operand)) throw requestFailed("$pullAll requires an array argument");
  return culling("$pullAll", path, (list) =>
    list.filter((item) => !operand.some((value) => equalValues(item, value))),
  );
}

/** A change that only takes elements away: nothing to do where there is no list. */
function culling(
  operator: string,
  path: string,
  cull: (list: readonly Value[], context: UpdateContext) => Value[],
): readonly Leaf[] {
  const change: Change = (current, context) => {
    const list = listAt(operator, path, current, context);
    if (list === undefined) return undefined;
    const kept = cull(list, context);
    return kept.length === list.length ? list : kept;
  };
  return [{ path, change, passive: true }];
}

function listAt(
  operator: string,
  path: string,
  current: Value | undefined,
  { root }: UpdateContext,
): Value[] | undefined {
  if (current === undefined || Array.isArray(current)) return current;
  throw requestFailed(
    `Cannot apply ${operator} to a non-array value: the field '${path}' must be an array ` +
      `but is of type ${typeName(current)} in document {_id: ${shownValue(root["_id"])}}`,
  );
}

function eachOf(operator: string, each: Value): readonly Value[] {
  if (!Array.isArray(each)) {
    throw requestFailed(
      `The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`,
    );
  }
  for (const value of each) storedValue(value, 0); // Refuses at once what may not be stored.
  return each;
}

function storedAll(values: readonly Value[], { nowMs }: UpdateContext): Value[] {
  return values.map((value) => storedValue(value, nowMs));
}

function wholeOf(modifiers: Doc, name: string): number | undefined {
  const value = modifiers[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw requestFailed(`The value for ${name} must be an integer value`);
}

/** `$sort`: 1 or -1 orders the elements themselves; a document orders them by their fields. */
function elementOrder(sort: Value): (a: Value, b: Value) => number {
  if (!isDoc(sort)) {
    const sign = signOf(sort);
    return (a, b) => compareValues(a, b) * sign;
  }
  const keys = Object.entries(sort).map(([path, direction]) => ({
    names: parsePath(path),
    sign: signOf(direction),
  }));
  if (keys.length === 0)
    throw requestFailed("The $sort pattern is empty when it should be a set of fields.");
  return (a, b) => {
    for (const { names, sign } of keys) {
      const order = compareValues(valueAt(a, names) ?? null, valueAt(b, names) ?? null);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

function signOf(direction: Value): 1 | -1 {
  if (direction === 1 || direction === -1) return direction;
  throw requestFailed("The $sort element value must be either 1 or -1");
}
