import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { INPUTS } from "#ports/watched.ts";
import { schemas } from "./schema.ts";

/** Goal: collections read well in CloudBase's console, and the files say what the documents are now. */
const all = schemas();

it("stands in database-models as the documents are: else run `npx tsx scripts/models/main.ts`", () => {
  const files = readdirSync("database-models");
  const found = files.map((file): [string, object] => [
    file.slice(0, -".json".length),
    JSON.parse(readFileSync(join("database-models", file), "utf8")) as object,
  ]);
  expect(Object.fromEntries(found)).toEqual(all);
});

it("has a model for each collection that has rules", () => {
  const rules = JSON.parse(readFileSync("database-rules.json", "utf8")) as object;
  expect(Object.keys(all)).toEqual(Object.keys(rules).sort());
});

it.each(Object.entries(all))(
  "%s has Chinese titles, and says whether it may be edited",
  (name, schema) => {
    const properties = Object.entries(schema.properties);
    for (const { title } of [schema, ...properties.map(([, property]) => property)]) {
      expect(title).toMatch(/\p{Script=Han}|^SKU$/u);
    }
    const [first] = properties[0] ?? [""];
    expect(["_id", "rev", "_mark"]).not.toContain(first);
    const isInput = INPUTS.some((one) => one === name);
    expect(schema.description).toContain(isInput ? "可以在控制台改" : "不要手工改");
    expect(schema["x-defaultMethods"]).not.toContain("wedaDelete");
    expect(JSON.stringify(schema["x-defaultMethods"]).includes("wedaUpdate")).toBe(isInput);
  },
);

it("labels every word of a choice, and gives money and time their units", () => {
  for (const { properties } of Object.values(all)) {
    for (const [field, { description, ...property }] of Object.entries(properties)) {
      if (field.endsWith("Fen")) expect(description).toContain("单位：分");
      if (field.endsWith("Ms") && property.type === "number") expect(description).toContain("毫秒");
      const { enum: words = [], enumNames = [] } = property as { enum?: []; enumNames?: [] };
      expect(enumNames).toHaveLength(words.length);
    }
  }
});
