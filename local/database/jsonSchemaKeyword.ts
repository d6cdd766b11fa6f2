import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed, type DatabaseError } from "./errors.ts";
import { isNumeric, type Numeric } from "./numbers.ts";
import { shownValue } from "./shownValue.ts";
import { typeName } from "./typeName.ts";
import { valueKey } from "./valueKey.ts";

/** Whether a value meets a schema, or one keyword of it. */
export type SchemaTest = (value: Value) => boolean;

/** A keyword where it stands: `schema` is what it stands in, `compile` compiles the schemas inside it. */
export type Keyword = {
  readonly name: string;
  readonly schema: Doc;
  readonly compile: (schema: Doc) => SchemaTest;
};

/** The test of one keyword; undefined when it says nothing by itself. Refuses an operand that MongoDB refuses. */
export type CompileKeyword = (operand: Value, keyword: Keyword) => SchemaTest | undefined;

export type KeywordTable = readonly (readonly [name: string, compile: CompileKeyword])[];

export function keywordFailed(name: string, complaint: string): DatabaseError {
  return requestFailed(`$jsonSchema keyword '${name}' ${complaint}`);
}

/** The bound of a length or a count: a whole number, not below 0. */
export function countOf(operand: Value, name: string): Numeric {
  const shown = `${name}: ${shownValue(operand)}`;
  if (!isNumeric(operand)) throw requestFailed(`Expected a number in: ${shown}`);
  if (typeof operand === "number" && !Number.isInteger(operand)) {
    throw requestFailed(`Expected an integer: ${shown}`);
  }
  if (operand < 0) throw requestFailed(`Expected a non-negative number in: ${shown}`);
  return operand;
}

export function atLeast(count: number, bound: Numeric): boolean {
  return count >= bound;
}

export function atMost(count: number, bound: Numeric): boolean {
  return count <= bound;
}

/** What `additionalProperties` and `additionalItems` ask of each value: all may be, none, or those of a schema. */
export function schemaOrBoolean(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (isDoc(operand)) return compile(operand);
  if (typeof operand !== "boolean") throw keywordFailed(name, "must be an object or a boolean");
  return () => operand;
}

/** Texts in a list, at least one and each once. `of` begins the complaint about any others. */
export function distinctNames(list: readonly Value[], of: string): string[] {
  const names = list.map((name) => {
    if (typeof name === "string") return name;
    throw requestFailed(
      `${of} must be an array of strings, but found an element of type: ${typeName(name)}`,
    );
  });
  if (names.length === 0) throw requestFailed(`${of} cannot be an empty array`);
  if (new Set(names).size < names.length) {
    throw requestFailed(`${of} array cannot contain duplicate values`);
  }
  return names;
}

/** A text that two values share exactly when a schema takes them for equal: the order of fields does not count. */
export function unorderedKey(value: Value): string {
  return valueKey(withSortedFields(value));
}

function withSortedFields(value: Value): Value {
  if (Array.isArray(value)) return value.map(withSortedFields);
  if (!isDoc(value)) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, withSortedFields(field)]));
}
