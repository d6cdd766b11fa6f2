import { isDoc, type Doc, type Value } from "./value.ts";
import { compareValues } from "./compare.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { add, isNumeric, multiply } from "./numbers.ts";
import { parsePath, valueAt } from "./path.ts";
import { storedValue } from "./storable.ts";
import { typeName } from "./typeName.ts";
import { compileBit } from "./updateBit.ts";
import type { Change, Leaf } from "./updateTree.ts";
import { shownValue } from "./shownValue.ts";

/** Makes the changes of one operator from one path and operand. */
export type CompileChange = (path: string, operand: Value) => readonly Leaf[];

/** The update operators that change a field as a whole. */
export const FIELD_OPERATORS: ReadonlyMap<string, CompileChange> = new Map<string, CompileChange>([
  ["$set", (path, value) => [active(path, settingTo(value))]],
  ["$setOnInsert", (path, value) => [active(path, settingTo(value))]],
  ["$unset", (path) => [{ path, change: () => undefined, passive: true }]],
  ["$inc", compileInc],
  ["$mul", compileMul],
  ["$bit", compileBit],
  ["$min", (path, value) => [active(path, keeping(value, -1))]],
  ["$max", (path, value) => [active(path, keeping(value, 1))]],
  ["$rename", compileRename],
  ["$currentDate", compileCurrentDate],
]);

function active(path: string, change: Change): Leaf {
  return { path, change, passive: false };
}

function settingTo(value: Value): Change {
  // The walk over the value is spared when a first one finds no server date in it, which is nearly always.
  if (storedValue(value, 0) === value) return () => value;
  return (_, { nowMs }) => storedValue(value, nowMs);
}

function compileInc(path: string, by: Value): readonly Leaf[] {
  if (!isNumeric(by)) {
    throw requestFailed(`Cannot increment with non-numeric argument: {${path}: ${shownValue(by)}}`);
  }
  const change: Change = (current, { root }) => {
    if (current === undefined) return by;
    if (isNumeric(current)) return add(current, by);
    throw notNumeric("$inc", path, current, root);
  };
  return [active(path, change)];
}

function compileMul(path: string, by: Value): readonly Leaf[] {
  if (!isNumeric(by)) {
    throw requestFailed(`Cannot multiply with non-numeric argument: {${path}: ${shownValue(by)}}`);
  }
  const change: Change = (current, { root }) => {
    if (current === undefined) return 0;
    if (isNumeric(current)) return multiply(current, by);
    throw notNumeric("$mul", path, current, root);
  };
  return [active(path, change)];
}

function notNumeric(operator: string, path: string, current: Value, root: Doc): Error {
  return requestFailed(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${shownValue(root["_id"])}} ` +
      `has the field '${path}' of non-numeric type ${typeName(current)}`,
  );
}

/** `$min` and `$max` compare across types, in BSON's order. */
function keeping(value: Value, sign: 1 | -1): Change {
  const change = settingTo(value);
  return (current, context) => {
    const next = change(undefined, context);
    return current === undefined || compareValues(next, current) * sign > 0 ? next : current;
  };
}

/** A rename takes the value as it was before the update, and does nothing when there was none. */
function compileRename(path: string, target: Value): readonly Leaf[] {
  if (typeof target !== "string") {
    throw requestFailed(`The 'to' field for $rename must be a string: ${path}`);
  }
  for (const side of [path, target]) {
    if (/(^|\.)\$/.test(side))
      throw requestFailed(`The field for $rename may not be dynamic: ${side}`);
  }
  const names = parsePath(path);
  const leave: Change = (current, { root }) => {
    if (current !== undefined) refuseObstacles(root, path, target);
    return undefined;
  };
  return [
    { path, change: leave, passive: true },
    // Passive, since a document that has nothing to rename is not refused; one that has was looked at by `leave`.
    { path: target, change: (current, { root }) => valueAt(root, names) ?? current, passive: true },
  ];
}

/** Neither side of a rename may go through a list, nor the new one through a scalar: the value would be lost. */
function refuseObstacles(root: Doc, from: string, to: string): void {
  for (const path of [from, to]) {
    const names = parsePath(path);
    for (let length = 1; length < names.length; length += 1) {
      const passed = valueAt(root, names.slice(0, length));
      if (passed === undefined || isDoc(passed)) continue;
      throw requestFailed(
        Array.isArray(passed)
          ? `The field of $rename cannot be an array element: '${path}'`
          : `Cannot create field '${names[length]}' in element {${names[length - 1]}: ${shownValue(passed)}}`,
      );
    }
  }
}

function compileCurrentDate(path: string, operand: Value): readonly Leaf[] {
  const type = isDoc(operand) ? operand["$type"] : operand;
  if (type === "timestamp") throw notEmulated("$currentDate of a timestamp");
  if (typeof type !== "boolean" && type !== "date") {
    throw requestFailed("$currentDate needs true or { $type: 'date' }");
  }
  return [active(path, (_, { nowMs }) => new Date(nowMs))];
}
