import type { Value } from "./value.ts";
import {
  atLeast,
  atMost,
  countOf,
  keywordFailed,
  type CompileKeyword,
  type Keyword,
  type KeywordTable,
  type SchemaTest,
} from "./jsonSchemaKeyword.ts";
import { compileMultipleOf } from "./jsonSchemaMultiple.ts";
import { comparing, type Comparison } from "./matchCompare.ts";
import { isNumeric, type Numeric } from "./numbers.ts";
import { regExpOf } from "./regExp.ts";

/** What a schema says of texts and of numbers. */
export const SCALAR_KEYWORDS: KeywordTable = [
  ["pattern", compilePattern],
  ["minLength", lengthKeyword(atLeast)],
  ["maxLength", lengthKeyword(atMost)],
  ["multipleOf", compileMultipleOf],
  ["minimum", boundKeyword("$gte", "exclusiveMinimum", "$gt")],
  ["maximum", boundKeyword("$lte", "exclusiveMaximum", "$lt")],
  ["exclusiveMinimum", exclusiveKeyword("minimum")],
  ["exclusiveMaximum", exclusiveKeyword("maximum")],
];

function compilePattern(operand: Value, { name }: Keyword): SchemaTest {
  if (typeof operand !== "string") throw keywordFailed(name, "must be a string");
  const expression = regExpOf(operand, "");
  return (value) => typeof value !== "string" || expression.test(value);
}

function lengthKeyword(fits: (length: number, bound: Numeric) => boolean): CompileKeyword {
  return (operand, { name }) => {
    const bound = countOf(operand, name);
    return (value) => typeof value !== "string" || fits(characters(value), bound);
  };
}

/** Characters, not UTF-16 units: walking a text goes by code points. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function boundKeyword(
  inclusive: Comparison,
  exclusively: string,
  exclusive: Comparison,
): CompileKeyword {
  return (operand, { name, schema }) => {
    if (!isNumeric(operand)) throw keywordFailed(name, "must be a number");
    const test = comparing(schema[exclusively] === true ? exclusive : inclusive, operand);
    return (value) => !isNumeric(value) || test(value);
  };
}

/** Draft 4: a boolean that changes the meaning of the bound beside it, which therefore has to be there. */
function exclusiveKeyword(bound: string): CompileKeyword {
  return (operand, { name, schema }) => {
    if (schema[bound] === undefined) {
      throw keywordFailed(bound, `must be present if ${name} is present`);
    }
    if (typeof operand !== "boolean") throw keywordFailed(name, "must be a boolean");
    return undefined;
  };
}
