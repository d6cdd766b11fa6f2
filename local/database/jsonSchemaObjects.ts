import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import {
  atLeast,
  atMost,
  countOf,
  distinctNames,
  keywordFailed,
  schemaOrBoolean,
  type CompileKeyword,
  type Keyword,
  type KeywordTable,
  type SchemaTest,
} from "./jsonSchemaKeyword.ts";
import type { Numeric } from "./numbers.ts";
import { fieldOf, parsePath } from "./path.ts";
import { regExpOf } from "./regExp.ts";

/** What a schema says of documents. */
export const OBJECT_KEYWORDS: KeywordTable = [
  ["required", compileRequired],
  ["properties", compileProperties],
  ["patternProperties", compilePatternProperties],
  ["additionalProperties", compileAdditionalProperties],
  ["minProperties", countKeyword(atLeast)],
  ["maxProperties", countKeyword(atMost)],
  ["dependencies", compileDependencies],
];

function onDocs(test: (doc: Doc) => boolean): SchemaTest {
  return (value) => !isDoc(value) || test(value);
}

function compileRequired(operand: Value, { name }: Keyword): SchemaTest {
  if (!Array.isArray(operand)) throw keywordFailed(name, "must be an array");
  return onDocs(hasAll(distinctNames(operand, `$jsonSchema keyword '${name}'`)));
}

function hasAll(properties: readonly string[]): (doc: Doc) => boolean {
  properties.forEach(refuseName);
  return (doc) => properties.every((property) => fieldOf(doc, property) !== undefined);
}

/** MongoDB takes a dot in a property's name for a path, which JSON Schema does not mean and nobody should lean on. */
function refuseName(property: string): void {
  if (parsePath(property).length > 1) {
    throw notEmulated(`$jsonSchema property '${property}', with a dot in its name`);
  }
}

function compileProperties(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (!isDoc(operand)) throw keywordFailed(name, "must be an object");
  const properties = Object.entries(operand).map(([property, schema]) => {
    refuseName(property);
    if (!isDoc(schema)) {
      throw requestFailed(`Nested schema for $jsonSchema property '${property}' must be an object`);
    }
    return { property, test: compile(schema) };
  });
  return onDocs((doc) =>
    properties.every(({ property, test }) => {
      const value = fieldOf(doc, property);
      return value === undefined || test(value);
    }),
  );
}

function compilePatternProperties(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (!isDoc(operand)) throw keywordFailed(name, "must be an object");
  const patterns = Object.entries(operand).map(([pattern, schema]) => {
    if (!isDoc(schema)) {
      throw keywordFailed(name, `has property '${pattern}' which is not an object`);
    }
    return { expression: regExpOf(pattern, ""), test: compile(schema) };
  });
  return onDocs((doc) =>
    Object.entries(doc).every(([field, value]) =>
      patterns.every(({ expression, test }) => !expression.test(field) || test(value)),
    ),
  );
}

/** Additional is what neither `properties` beside it names nor `patternProperties` matches. */
function compileAdditionalProperties(operand: Value, keyword: Keyword): SchemaTest {
  const test = schemaOrBoolean(operand, keyword);
  const named = new Set(fieldNames(keyword.schema["properties"]));
  const patterns = fieldNames(keyword.schema["patternProperties"]).map((pattern) =>
    regExpOf(pattern, ""),
  );
  return onDocs((doc) =>
    Object.entries(doc).every(
      ([field, value]) =>
        named.has(field) || patterns.some((pattern) => pattern.test(field)) || test(value),
    ),
  );
}

function fieldNames(doc: Value | undefined): string[] {
  return isDoc(doc) ? Object.keys(doc) : [];
}

function countKeyword(fits: (count: number, bound: Numeric) => boolean): CompileKeyword {
  return (operand, { name }) => {
    const bound = countOf(operand, name);
    return onDocs((doc) => fits(Object.keys(doc).length, bound));
  };
}

/** Where a document has the property, it must have those of a list, or be as a schema says. */
function compileDependencies(operand: Value, { name, compile }: Keyword): SchemaTest {
  if (!isDoc(operand)) throw keywordFailed(name, "must be an object");
  const dependencies = Object.entries(operand).map(([property, dependency]) => {
    refuseName(property);
    const of = `property '${property}' in $jsonSchema keyword '${name}'`;
    if (isDoc(dependency)) return { property, test: compile(dependency) };
    if (!Array.isArray(dependency)) {
      throw requestFailed(`${of} must be either an object or an array`);
    }
    return { property, test: hasAll(distinctNames(dependency, of)) };
  });
  return onDocs((doc) =>
    dependencies.every(({ property, test }) => fieldOf(doc, property) === undefined || test(doc)),
  );
}
