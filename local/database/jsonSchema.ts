import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import type { CompileKeyword, KeywordTable, SchemaTest } from "./jsonSchemaKeyword.ts";
import { keywordFailed } from "./jsonSchemaKeyword.ts";
import { LIST_KEYWORDS } from "./jsonSchemaLists.ts";
import { LOGIC_KEYWORDS } from "./jsonSchemaLogic.ts";
import { OBJECT_KEYWORDS } from "./jsonSchemaObjects.ts";
import { SCALAR_KEYWORDS } from "./jsonSchemaScalars.ts";
import { TYPE_KEYWORDS } from "./jsonSchemaType.ts";

/**
 * Whether a document is as a schema says: MongoDB's dialect of JSON Schema draft 4, compiled once.
 *
 * - A keyword for one type (`minimum`, `maxItems`) passes every value of another type.
 * - A whole number is an int or a long and never a double, as in `typeName`.
 * - Errors: at once, DATABASE_REQUEST_FAILED for a keyword that MongoDB does not know or an operand that it refuses;
 *   "not emulated" for encryption and for properties whose names hold a dot.
 * - Source: MongoDB manual, "$jsonSchema".
 */
export function compileJsonSchema(schema: Value): SchemaTest {
  if (!isDoc(schema)) throw requestFailed("$jsonSchema must be an object");
  return compileSchema(schema);
}

function compileSchema(schema: Doc): SchemaTest {
  const tests: SchemaTest[] = [];
  for (const [name, operand] of Object.entries(schema)) {
    const compile = KEYWORDS.get(name);
    if (compile === undefined) throw unknownKeyword(name);
    const test = compile(operand, { name, schema, compile: compileSchema });
    if (test !== undefined) tests.push(test);
  }
  return (value) => tests.every((test) => test(value));
}

const ANNOTATION_KEYWORDS: KeywordTable = [
  ["title", annotation],
  ["description", annotation],
];

const KEYWORDS: ReadonlyMap<string, CompileKeyword> = new Map([
  ...TYPE_KEYWORDS,
  ...SCALAR_KEYWORDS,
  ...OBJECT_KEYWORDS,
  ...LIST_KEYWORDS,
  ...LOGIC_KEYWORDS,
  ...ANNOTATION_KEYWORDS,
]);

/** JSON Schema knows them; MongoDB says that it does not. */
const UNSUPPORTED_KEYWORDS: ReadonlySet<string> = new Set([
  "$ref",
  "$schema",
  "default",
  "definitions",
  "format",
  "id",
]);

function unknownKeyword(name: string): Error {
  if (UNSUPPORTED_KEYWORDS.has(name)) return keywordFailed(name, "is not currently supported");
  if (name === "encrypt" || name === "encryptMetadata") return notEmulated(`$jsonSchema ${name}`);
  return requestFailed(`Unknown $jsonSchema keyword: ${name}`);
}

function annotation(operand: Value, { name }: { readonly name: string }): undefined {
  if (typeof operand !== "string") throw keywordFailed(name, "must be of type string");
}
