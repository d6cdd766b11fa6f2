import type { Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { keywordFailed, type CompileKeyword, type KeywordTable } from "./jsonSchemaKeyword.ts";
import { askedType, typeTest } from "./typeName.ts";

/** `type` has JSON's names, `bsonType` those of `$type`; a schema may have one of the two. */
export const TYPE_KEYWORDS: KeywordTable = [
  ["type", typeKeyword((name) => JSON_TYPES.get(name))],
  ["bsonType", typeKeyword(askedType)],
];

const JSON_TYPES: ReadonlyMap<string, string> = new Map([
  ["array", "array"],
  ["boolean", "bool"],
  ["null", "null"],
  ["number", "number"],
  ["object", "object"],
  ["string", "string"],
]);

function typeKeyword(typeOf: (name: string) => string | undefined): CompileKeyword {
  return (operand, { name, schema }) => {
    if (schema["type"] !== undefined && schema["bsonType"] !== undefined) {
      throw requestFailed("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    }
    const types = namesOf(operand, name).map((alias) => {
      if (alias === "integer") {
        throw requestFailed("$jsonSchema type 'integer' is not currently supported.");
      }
      const type = typeOf(alias);
      if (type === undefined) throw requestFailed(`Unknown type name alias: ${alias}`);
      return type;
    });
    return typeTest(types);
  };
}

function namesOf(operand: Value, keyword: string): string[] {
  if (typeof operand === "string") return [operand];
  if (!Array.isArray(operand)) {
    throw keywordFailed(keyword, "must be either a string or an array of strings");
  }
  const names = new Set<string>();
  for (const name of operand) {
    if (typeof name !== "string") throw keywordFailed(keyword, "array elements must be strings");
    if (names.has(name)) throw keywordFailed(keyword, `has duplicate value: ${name}`);
    names.add(name);
  }
  if (names.size === 0) throw keywordFailed(keyword, "must name at least one type");
  return [...names];
}
