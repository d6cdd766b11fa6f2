import { isDoc, type Value } from "./value.ts";
import {
  keywordFailed,
  unorderedKey,
  type Keyword,
  type KeywordTable,
  type SchemaTest,
} from "./jsonSchemaKeyword.ts";
import { typeName } from "./typeName.ts";

/** What a schema says of values of any type. */
export const LOGIC_KEYWORDS: KeywordTable = [
  ["enum", compileEnum],
  ["allOf", compileAllOf],
  ["anyOf", compileAnyOf],
  ["oneOf", compileOneOf],
  ["not", compileNot],
];

function compileEnum(operand: Value, { name }: Keyword): SchemaTest {
  if (!Array.isArray(operand)) {
    throw keywordFailed(
      name,
      `must be an array, but found an element of type ${typeName(operand)}`,
    );
  }
  if (operand.length === 0) throw keywordFailed(name, "cannot be an empty array");
  const keys = new Set(operand.map(unorderedKey));
  if (keys.size < operand.length) {
    throw keywordFailed(name, "array cannot contain duplicate values.");
  }
  return (value) => keys.has(unorderedKey(value));
}

function compileAllOf(operand: Value, keyword: Keyword): SchemaTest {
  const tests = alternatives(operand, keyword);
  return (value) => tests.every((test) => test(value));
}

function compileAnyOf(operand: Value, keyword: Keyword): SchemaTest {
  const tests = alternatives(operand, keyword);
  return (value) => tests.some((test) => test(value));
}

function compileOneOf(operand: Value, keyword: Keyword): SchemaTest {
  const tests = alternatives(operand, keyword);
  return (value) => tests.filter((test) => test(value)).length === 1;
}

function compileNot(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (!isDoc(operand)) {
    throw keywordFailed(
      name,
      `must be an object, but found an element of type ${typeName(operand)}`,
    );
  }
  const test = compile(operand);
  return (value) => !test(value);
}

function alternatives(operand: Value, { name, compile }: Keyword): SchemaTest[] {
  if (!Array.isArray(operand)) throw keywordFailed(name, "must be an array");
  if (operand.length === 0) throw keywordFailed(name, "must be a non-empty array");
  return operand.map((schema) => {
    if (isDoc(schema)) return compile(schema);
    throw keywordFailed(
      name,
      `must be an array of objects, but found an element of type ${typeName(schema)}`,
    );
  });
}
