import { ObjectId, type Doc, type Value } from "./value.ts";

/**
 * Compares two values of any type, as BSON orders them: < 0, 0 or > 0.
 *
 * - The types stand in MongoDB's order: nothing, null, numbers, strings, documents, lists, ObjectId, booleans,
 *   dates, regular expressions. A missing value is less than null here; sorting treats the two as one (`sort.ts`).
 * - Numbers compare by exact value, whatever their type; NaN equals NaN and is less than every other.
 * - Strings compare by their UTF-8 bytes, without a locale; documents field by field, in their order.
 * - Promises a total order.
 */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  const rank = typeRank(a);
  const difference = rank - typeRank(b);
  return difference !== 0 ? difference : compareWithin(a, b);
}

/** Whether two values are the same to MongoDB: numbers by value, documents with their fields in the same order. */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") return false;
  return compareValues(a, b) === 0;
}

/** The place of a value's type in BSON's order. Two values of one rank are compared by their content. */
export function typeRank(value: Value | undefined): number {
  switch (typeof value) {
    case "undefined":
      return 0;
    case "number":
    case "bigint":
      return 10;
    case "string":
      return 15;
    case "boolean":
      return 40;
    default:
      if (value === null) return 5;
      if (Array.isArray(value)) return 25;
      if (value instanceof Date) return 45;
      if (value instanceof ObjectId) return 35;
      return value instanceof RegExp ? 50 : 20;
  }
}

function compareWithin(a: Value | undefined, b: Value | undefined): number {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === "boolean") return a ? 1 : -1; // They differ, or `===` would have said so.
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (a instanceof ObjectId && b instanceof ObjectId) return compareStrings(a.hex, b.hex);
  if (a instanceof RegExp && b instanceof RegExp) {
    return compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags);
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return 0;
  return compareDocs(a as Doc, b as Doc); // All other ranks are dealt with above.
}

function isNumeric(value: Value | undefined): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** JavaScript compares a bigint with a number by exact value, so only NaN needs a word of its own. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  const aIsNaN = Number.isNaN(a);
  const bIsNaN = Number.isNaN(b);
  return aIsNaN === bIsNaN ? 0 : aIsNaN ? -1 : 1;
}

function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const unitA = a.charCodeAt(at);
    const unitB = b.charCodeAt(at);
    if (unitA !== unitB) return byteOrder(unitA) - byteOrder(unitB);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above U+FFFF, whose UTF-8 bytes follow those of U+E000 to U+FFFF. */
function byteOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const order = compareValues(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field: the type first, then the name, then the value, as MongoDB does. The shorter document is less. */
function compareDocs(a: Doc, b: Doc): number {
  const namesA = Object.keys(a);
  const namesB = Object.keys(b);
  const length = Math.min(namesA.length, namesB.length);
  for (let at = 0; at < length; at += 1) {
    const nameA = namesA[at] ?? "";
    const nameB = namesB[at] ?? "";
    const valueA = a[nameA];
    const valueB = b[nameB];
    const order =
      typeRank(valueA) - typeRank(valueB) ||
      compareStrings(nameA, nameB) ||
      compareValues(valueA, valueB);
    if (order !== 0) return order;
  }
  return namesA.length - namesB.length;
}
