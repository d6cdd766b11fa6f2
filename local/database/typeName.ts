import { ObjectId, type Value } from "./value.ts";

const INT_MAX = 2_147_483_647;

/** BSON's number of each type, those that this database never holds among them, as `$type` takes it. */
const TYPE_OF_NUMBER: ReadonlyMap<number, string> = new Map([
  [1, "double"],
  [2, "string"],
  [3, "object"],
  [4, "array"],
  [5, "binData"],
  [6, "undefined"],
  [7, "objectId"],
  [8, "bool"],
  [9, "date"],
  [10, "null"],
  [11, "regex"],
  [12, "dbPointer"],
  [13, "javascript"],
  [14, "symbol"],
  [15, "javascriptWithScope"],
  [16, "int"],
  [17, "timestamp"],
  [18, "long"],
  [19, "decimal"],
  [-1, "minKey"],
  [127, "maxKey"],
]);

const NAMES: ReadonlySet<string> = new Set([...TYPE_OF_NUMBER.values(), "number"]);

/**
 * BSON's name for the type of a value; "missing" for no value.
 *
 * A whole number is the narrowest type that holds it, since the wire's ints, longs and doubles are one type here.
 */
export function typeName(value: Value | undefined): string {
  switch (typeof value) {
    case "undefined":
      return "missing";
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "bigint":
      return "long";
    case "number":
      if (!Number.isSafeInteger(value)) return "double";
      return value >= -INT_MAX - 1 && value <= INT_MAX ? "int" : "long";
    default:
      if (value === null) return "null";
      if (Array.isArray(value)) return "array";
      if (value instanceof Date) return "date";
      if (value instanceof ObjectId) return "objectId";
      return value instanceof RegExp ? "regex" : "object";
  }
}

/** Whether a value has one of the types; `number` stands for those of all numbers. */
export function typeTest(types: readonly string[]): (value: Value | undefined) => boolean {
  const names = new Set(
    types.flatMap((type) => (type === "number" ? ["int", "long", "double"] : [type])),
  );
  return (value) => names.has(typeName(value));
}

/** The type that `$type` was asked for, by number or by name; undefined when there is no such type. */
export function askedType(asked: Value): string | undefined {
  if (typeof asked === "number") return TYPE_OF_NUMBER.get(asked);
  return typeof asked === "string" && NAMES.has(asked) ? asked : undefined;
}
