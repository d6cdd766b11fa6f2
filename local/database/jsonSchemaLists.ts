import { isDoc, type Value } from "./value.ts";
import {
  atLeast,
  atMost,
  countOf,
  keywordFailed,
  schemaOrBoolean,
  unorderedKey,
  type CompileKeyword,
  type Keyword,
  type KeywordTable,
  type SchemaTest,
} from "./jsonSchemaKeyword.ts";
import type { Numeric } from "./numbers.ts";
import { typeName } from "./typeName.ts";

/** What a schema says of lists. */
export const LIST_KEYWORDS: KeywordTable = [
  ["items", compileItems],
  ["additionalItems", compileAdditionalItems],
  ["minItems", lengthKeyword(atLeast)],
  ["maxItems", lengthKeyword(atMost)],
  ["uniqueItems", compileUniqueItems],
];

function onLists(test: (list: readonly Value[]) => boolean): SchemaTest {
  return (value) => !Array.isArray(value) || test(value);
}

/** One schema is for every element; a list of them is for the elements at the same positions. */
function compileItems(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (isDoc(operand)) {
    const test = compile(operand);
    return onLists((list) => list.every((item) => test(item)));
  }
  if (!Array.isArray(operand)) {
    throw keywordFailed(name, `must be an array or an object, not ${typeName(operand)}`);
  }
  const tests = operand.map((schema) => {
    if (isDoc(schema)) return compile(schema);
    throw keywordFailed(
      name,
      `requires that each element of the array is an object, but found a ${typeName(schema)}`,
    );
  });
  return onLists((list) => list.every((item, at) => tests[at]?.(item) ?? true));
}

/** Additional is what lies beyond a list of `items`; beside one schema, or none, the keyword says nothing. */
function compileAdditionalItems(operand: Value, keyword: Keyword): SchemaTest | undefined {
  const test = schemaOrBoolean(operand, keyword);
  const items = keyword.schema["items"];
  if (!Array.isArray(items)) return undefined;
  return onLists((list) => list.slice(items.length).every((item) => test(item)));
}

function lengthKeyword(fits: (length: number, bound: Numeric) => boolean): CompileKeyword {
  return (operand, { name }) => {
    const bound = countOf(operand, name);
    return onLists((list) => fits(list.length, bound));
  };
}

function compileUniqueItems(operand: Value, { name }: Keyword): SchemaTest | undefined {
  if (typeof operand !== "boolean") throw keywordFailed(name, "must be a boolean");
  if (!operand) return undefined;
  return onLists((list) => new Set(list.map(unorderedKey)).size === list.length);
}
