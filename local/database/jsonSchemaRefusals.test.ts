import { compileQuery } from "./match.ts";
import { applyUpdate } from "./update.ts";
import type { Doc, Value } from "./value.ts";

function refusal(message: string): Error {
  return expect.objectContaining({ code: "DATABASE_REQUEST_FAILED", message });
}

/** Goal: a schema that is none is refused before a document is seen, wherever in it the mistake is. */
it.each<[Value, string]>([
  [1, "$jsonSchema must be an object"],
  [[], "$jsonSchema must be an object"],
  [{ nonsense: 1 }, "Unknown $jsonSchema keyword: nonsense"],
  [{ constructor: 1 }, "Unknown $jsonSchema keyword: constructor"],
  [{ properties: { a: { const: 1 } } }, "Unknown $jsonSchema keyword: const"],
  [{ items: [{ allOf: [{ not: { x: 1 } }] }] }, "Unknown $jsonSchema keyword: x"],
  [{ additionalItems: { x: 1 } }, "Unknown $jsonSchema keyword: x"],
  [{ dependencies: { a: { x: 1 } } }, "Unknown $jsonSchema keyword: x"],
  [{ patternProperties: { a: { x: 1 } } }, "Unknown $jsonSchema keyword: x"],
  ...["$ref", "$schema", "default", "definitions", "format", "id"].map((name): [Value, string] => [
    { [name]: {} },
    `$jsonSchema keyword '${name}' is not currently supported`,
  ]),
  [{ encrypt: {} }, "not emulated: $jsonSchema encrypt"],
  [{ title: 1 }, "$jsonSchema keyword 'title' must be of type string"],
  [{ description: {} }, "$jsonSchema keyword 'description' must be of type string"],
  [
    { type: "string", bsonType: "string" },
    "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'",
  ],
  [{ type: "integer" }, "$jsonSchema type 'integer' is not currently supported."],
  [{ type: "int" }, "Unknown type name alias: int"],
  [{ type: "bool" }, "Unknown type name alias: bool"],
  [{ bsonType: "boolean" }, "Unknown type name alias: boolean"],
  [
    { bsonType: 2 },
    "$jsonSchema keyword 'bsonType' must be either a string or an array of strings",
  ],
  [{ bsonType: [2] }, "$jsonSchema keyword 'bsonType' array elements must be strings"],
  [{ type: [] }, "$jsonSchema keyword 'type' must name at least one type"],
  [{ type: ["null", "null"] }, "$jsonSchema keyword 'type' has duplicate value: null"],
  [{ required: "a" }, "$jsonSchema keyword 'required' must be an array"],
  [{ required: [] }, "$jsonSchema keyword 'required' cannot be an empty array"],
  [
    { required: ["a", "a"] },
    "$jsonSchema keyword 'required' array cannot contain duplicate values",
  ],
  [
    { required: [1] },
    "$jsonSchema keyword 'required' must be an array of strings, but found an element of type: int",
  ],
  [{ required: ["a.b"] }, "not emulated: $jsonSchema property 'a.b', with a dot in its name"],
  [{ required: ["__proto__"] }, "not emulated: a field named __proto__"],
  [{ properties: [] }, "$jsonSchema keyword 'properties' must be an object"],
  [{ properties: { a: 1 } }, "Nested schema for $jsonSchema property 'a' must be an object"],
  [
    { properties: { "a.b": {} } },
    "not emulated: $jsonSchema property 'a.b', with a dot in its name",
  ],
  [{ patternProperties: 1 }, "$jsonSchema keyword 'patternProperties' must be an object"],
  [
    { patternProperties: { a: 1 } },
    "$jsonSchema keyword 'patternProperties' has property 'a' which is not an object",
  ],
  [{ patternProperties: { "(": {} } }, "Regular expression is invalid: ("],
  [
    { additionalProperties: 1 },
    "$jsonSchema keyword 'additionalProperties' must be an object or a boolean",
  ],
  [{ dependencies: 1 }, "$jsonSchema keyword 'dependencies' must be an object"],
  [
    { dependencies: { a: 1 } },
    "property 'a' in $jsonSchema keyword 'dependencies' must be either an object or an array",
  ],
  [
    { dependencies: { a: [] } },
    "property 'a' in $jsonSchema keyword 'dependencies' cannot be an empty array",
  ],
  [{ minProperties: -1 }, "Expected a non-negative number in: minProperties: -1"],
  [{ maxProperties: "1" }, 'Expected a number in: maxProperties: "1"'],
  [{ minLength: 1.5 }, "Expected an integer: minLength: 1.5"],
  [{ maxLength: NaN }, "Expected an integer: maxLength: null"],
  [{ minItems: null }, "Expected a number in: minItems: null"],
  [{ maxItems: -1n }, 'Expected a non-negative number in: maxItems: "-1"'],
  [{ pattern: 1 }, "$jsonSchema keyword 'pattern' must be a string"],
  [{ pattern: "(" }, "Regular expression is invalid: ("],
  [{ multipleOf: "2" }, "$jsonSchema keyword 'multipleOf' must be a number"],
  [{ multipleOf: 0 }, "$jsonSchema keyword 'multipleOf' must have a positive value"],
  [{ multipleOf: -2 }, "$jsonSchema keyword 'multipleOf' must have a positive value"],
  [{ minimum: "2" }, "$jsonSchema keyword 'minimum' must be a number"],
  [{ maximum: null }, "$jsonSchema keyword 'maximum' must be a number"],
  [{ maximum: 1, exclusiveMaximum: 5 }, "$jsonSchema keyword 'exclusiveMaximum' must be a boolean"],
  [
    { exclusiveMinimum: true },
    "$jsonSchema keyword 'minimum' must be present if exclusiveMinimum is present",
  ],
  [{ items: 1 }, "$jsonSchema keyword 'items' must be an array or an object, not int"],
  [
    { items: [1] },
    "$jsonSchema keyword 'items' requires that each element of the array is an object, but found a int",
  ],
  [{ additionalItems: 1 }, "$jsonSchema keyword 'additionalItems' must be an object or a boolean"],
  [{ uniqueItems: 1 }, "$jsonSchema keyword 'uniqueItems' must be a boolean"],
  [{ enum: 1 }, "$jsonSchema keyword 'enum' must be an array, but found an element of type int"],
  [{ enum: [] }, "$jsonSchema keyword 'enum' cannot be an empty array"],
  [
    {
      enum: [
        { a: 1, b: 1 },
        { b: 1, a: 1 },
      ],
    },
    "$jsonSchema keyword 'enum' array cannot contain duplicate values.",
  ],
  [{ allOf: {} }, "$jsonSchema keyword 'allOf' must be an array"],
  [{ anyOf: [] }, "$jsonSchema keyword 'anyOf' must be a non-empty array"],
  [
    { oneOf: [1] },
    "$jsonSchema keyword 'oneOf' must be an array of objects, but found an element of type int",
  ],
  [{ not: [] }, "$jsonSchema keyword 'not' must be an object, but found an element of type array"],
])("the schema %p is refused: %s", (schema, message) => {
  expect(() => compileQuery({ $jsonSchema: schema })).toThrow(refusal(message));
});

/** Goal: a schema is for whole documents, and is refused by name everywhere else. */
it.each<Doc>([
  { a: { $jsonSchema: {} } },
  { a: { $not: { $jsonSchema: {} } } },
  { a: { $elemMatch: { $jsonSchema: {} } } },
  { a: { $elemMatch: { b: 1, $jsonSchema: {} } } },
  { $and: [{ a: { $elemMatch: { $or: [{ b: 1 }, { $nor: [{ $jsonSchema: {} }] }] } } }] },
])("%j is refused", (query) => {
  expect(() => compileQuery(query)).toThrow(
    refusal("not emulated: $jsonSchema of a field or an element"),
  );
});

it("$pull of a schema is refused", () => {
  const data = { $pull: { a: { $jsonSchema: {} } } };
  expect(() => applyUpdate({ a: [] }, data, { nowMs: 0 })).toThrow(
    refusal("not emulated: $jsonSchema of a field or an element"),
  );
});
