import { join } from "node:path";
import { readIndexes, readRuledCollections, type IndexSpec } from "./project/collections.ts";
import { declaredCollections } from "./project/databases.ts";
import { ProjectError } from "./project/errors.ts";
import {
  objectAt,
  readJsonFile,
  textAt,
  within,
  type JsonObject,
  type Place,
} from "./project/fields.ts";
import { readFunctions, type FunctionSpec } from "./project/functions.ts";
import { withoutFramework } from "./project/framework.ts";
import { completedByFolders, functionRootOf } from "./project/miniProgram.ts";
import { readRoutes, type HttpRoute } from "./project/routes.ts";
import { fillIn, readVariables } from "./project/templates.ts";

/** Everything that a CloudBase project's files say about what is to run. */
export type Project = {
  readonly directory: string;
  readonly env: string;
  readonly functions: readonly FunctionSpec[];
  readonly routes: readonly HttpRoute[];
  readonly collections: ReadonlyMap<string, readonly IndexSpec[]>;
};

const ENV_DEFAULT = "local-env";

/**
 * Reads the files that are deployed: cloudbaserc.json in its forms 2.0 and 2.1 and with the older `framework`, completed
 * by the folders of a mini program's functions; config.json of each function; database-indexes.json, database-rules.json and
 * function-rules.json. Of 2.1, `app`, `hosting`, `integrations` and `database` (which is SQL) say nothing here.
 *
 * Errors: ProjectError, whose message names the file and the field.
 */
export function readProject(
  directory: string,
  o: {
    env?: string | undefined;
    environment: NodeJS.ProcessEnv;
    /** Collections besides those that the files name. */
    collections?: readonly string[] | undefined;
  },
): Project {
  const place: Place = { file: "cloudbaserc.json", field: "" };
  const file = readJsonFile(join(directory, place.file));
  if (file === undefined && functionRootOf(directory) === undefined) {
    const or = "and there is no folder cloudfunctions or functions either";
    throw new ProjectError(place.file, "", `is missing in ${directory}, ${or}`);
  }
  const rc = completedByFolders(withoutFramework(objectAt(file ?? {}, place), place), directory);
  textAt(rc["version"] ?? "2.0", within(place, "version"), /^2\.[01]$/);
  const variables = readVariables(directory, o.environment);
  // Rules bind clients only, and the client doors are not served yet: the file must be sound, no more.
  const functionRules = readJsonFile(join(directory, "function-rules.json"));
  if (functionRules !== undefined) {
    objectAt(functionRules, { file: "function-rules.json", field: "" });
  }
  const functions = readFunctions(rc, place, { directory, variables });
  const names = functions.map(({ name }) => name);
  return {
    directory,
    env: readEnv(rc["envId"], within(place, "envId"), { given: o.env, variables }),
    functions,
    routes: readRoutes(rc, place, { functionNames: names, variables }),
    collections: readCollections(directory, rc, o.collections ?? []),
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

function readCollections(
  directory: string,
  rc: JsonObject,
  further: readonly string[],
): Map<string, readonly IndexSpec[]> {
  const indexes = { file: "database-indexes.json", field: "" };
  const rules = { file: "database-rules.json", field: "" };
  const collections = readIndexes(readJsonFile(join(directory, indexes.file)) ?? {}, indexes);
  const ruled = readRuledCollections(readJsonFile(join(directory, rules.file)) ?? {}, rules);
  for (const name of [...ruled, ...further]) {
    if (!collections.has(name)) collections.set(name, []);
  }
  for (const { name, indexes: declared } of declaredCollections(rc)) {
    collections.set(name, [...declared, ...(collections.get(name) ?? [])]);
  }
  return collections;
}
