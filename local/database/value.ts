/**
 * The values that documents are made of.
 *
 * - Numbers: ints, longs and doubles are all `number`; only a long beyond ±2^53 is a `bigint`. So 5, 5.0 and a
 *   long 5 are one value, as they are to a MongoDB comparison, and an integer is never rounded.
 * - No value is ever changed once it stands in a document: writers build new ones, so parts may be shared.
 */
export type Value =
  null | boolean | number | bigint | string | Date | RegExp | ObjectId | Doc | Value[];

export type Doc = { [field: string]: Value };

/** A BSON ObjectId. The real service hands it to its clients as the 24 hex digits alone. */
export class ObjectId {
  readonly hex: string;

  constructor(hex: string) {
    this.hex = hex.toLowerCase();
  }
}

/** Whether the value is a document: an object with fields, neither a list nor a scalar that happens to be an object. */
export function isDoc(value: Value | undefined): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  // Nearly every document is a plain object, and one look at the prototype is quicker than four.
  if (Object.getPrototypeOf(value) === Object.prototype) return true;
  return (
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof ObjectId) &&
    !(value instanceof RegExp)
  );
}
