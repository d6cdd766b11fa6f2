import { join } from "node:path";
import { readIndexes, type IndexSpec } from "./collections.ts";
import {
  listAt,
  objectAt,
  readJsonFile,
  textAt,
  within,
  type JsonObject,
  type Place,
} from "./fields.ts";
import { withoutFramework } from "./framework.ts";

const RC: Place = { file: "cloudbaserc.json", field: "" };

/** Where the rules of `databases` stand, for complaints. */
export const DECLARED_RULES: Place = { file: RC.file, field: "databases" };

/** A collection that cloudbaserc.json names in `databases`. */
type DeclaredCollection = {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
  /** As database-rules.json would have it; undefined where nothing is said. */
  readonly rule: unknown;
};

/** The collections of `databases`, with the fields of the framework's database plugin. Errors: ProjectError. */
export function declaredCollections(rc: JsonObject): DeclaredCollection[] {
  const at = within(RC, "databases");
  return listAt(rc["databases"] ?? [], at).map((item, i) => {
    const here = within(at, i);
    const collection = objectAt(item, here);
    const name = textAt(collection["collectionName"], within(here, "collectionName"), /./);
    const { aclTag, aclRule, createIndexes } = collection;
    const rules = aclRule === undefined ? {} : objectAt(aclRule, within(here, "aclRule"));
    const indexes = readIndexes({ [name]: createIndexes ?? [] }, here).get(name) ?? [];
    return { name, indexes, rule: aclTag === "CUSTOM" ? { aclTag, ...rules } : aclTag };
  });
}

/** What cloudbaserc.json says of who may use which collection, as database-rules.json would. Errors: ProjectError. */
export function declaredRules(directory: string): JsonObject {
  const file = readJsonFile(join(directory, RC.file));
  if (file === undefined) return {};
  const collections = declaredCollections(withoutFramework(objectAt(file, RC), RC));
  const ruled = collections.filter(({ rule }) => rule !== undefined);
  return Object.fromEntries(ruled.map(({ name, rule }) => [name, rule]));
}
