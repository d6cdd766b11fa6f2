import { join } from "node:path";
import { readIndexes, readRuledCollections, type IndexSpec } from "./project/collections.ts";
import { ProjectError } from "./project/errors.ts";
import { objectAt, readJsonFile, textAt, within, type Place } from "./project/fields.ts";
import { readFunctions, type FunctionSpec } from "./project/functions.ts";
import { fillIn, readVariables } from "./project/templates.ts";

/** Everything that a CloudBase project's files say about what is to run. */
export type Project = {
  readonly directory: string;
  readonly env: string;
  readonly functions: readonly FunctionSpec[];
  readonly collections: ReadonlyMap<string, readonly IndexSpec[]>;
};

const ENV_DEFAULT = "local-env";

/**
 * Reads the files that are deployed: cloudbaserc.json (which must exist), database-indexes.json,
 * database-rules.json and function-rules.json.
 *
 * Errors: ProjectError, whose message names the file and the field.
 */
export function readProject(
  directory: string,
  o: { env?: string | undefined; environment: NodeJS.ProcessEnv },
): Project {
  const place: Place = { file: "cloudbaserc.json", field: "" };
  const file = readJsonFile(join(directory, place.file));
  if (file === undefined) throw new ProjectError(place.file, "", `is missing in ${directory}`);
  const rc = objectAt(file, place);
  const variables = readVariables(directory, o.environment);
  // Rules bind clients only, and the client doors are not served yet: the file must be sound, no more.
  const functionRules = readJsonFile(join(directory, "function-rules.json"));
  if (functionRules !== undefined) {
    objectAt(functionRules, { file: "function-rules.json", field: "" });
  }
  return {
    directory,
    env: readEnv(rc["envId"], within(place, "envId"), { given: o.env, variables }),
    functions: readFunctions(rc, place, { directory, variables }),
    collections: readCollections(directory),
  };
}

/** The environment's name: the one given, else the file's, else one that says that it is local. */
function readEnv(
  envId: unknown,
  place: Place,
  o: { given: string | undefined; variables: (name: string) => string | undefined },
): string {
  if (o.given !== undefined) return o.given;
  // Whoever only runs locally has no environment to name, so here alone a missing variable is no error.
  const lenient = (name: string): string => o.variables(name) ?? ENV_DEFAULT;
  return textAt(fillIn(envId ?? ENV_DEFAULT, place, lenient), place, /^[A-Za-z0-9-]{1,64}$/);
}

function readCollections(directory: string): Map<string, readonly IndexSpec[]> {
  const indexes = { file: "database-indexes.json", field: "" };
  const rules = { file: "database-rules.json", field: "" };
  const collections = readIndexes(readJsonFile(join(directory, indexes.file)) ?? {}, indexes);
  for (const name of readRuledCollections(readJsonFile(join(directory, rules.file)) ?? {}, rules)) {
    if (!collections.has(name)) collections.set(name, []);
  }
  return collections;
}
