import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  complain,
  objectAt,
  readJsonFile,
  textAt,
  within,
  type JsonObject,
  type Place,
} from "./fields.ts";

/** Where functions lie when no file says it. */
const FOLDERS = ["cloudfunctions", "functions"];

/**
 * cloudbaserc.json, completed by what lies in the project's folders: mini programs made with WeChat's developer tools
 * have no such file at all, and others say in it little more than the environment.
 *
 * - `functionRoot`, where it is not said: project.config.json's `cloudfunctionRoot`, else `cloudfunctions` or
 *   `functions`, whichever is there.
 * - `functions`, where none is named: each folder of the root that holds an index.js.
 *
 * Errors: ProjectError.
 */
export function completedByFolders(rc: JsonObject, directory: string): JsonObject {
  const { functions } = rc;
  const isNamed = Array.isArray(functions) ? functions.length > 0 : functions !== undefined;
  // The command-line tool's own default, for who names functions and no root.
  const usual = isNamed && existsSync(join(directory, "functions")) ? "functions" : undefined;
  const functionRoot = rc["functionRoot"] ?? usual ?? functionRootOf(directory);
  if (functionRoot === undefined) return rc;
  if (isNamed || typeof functionRoot !== "string") return { ...rc, functionRoot };
  return { ...rc, functionRoot, functions: functionsIn(resolve(directory, functionRoot)) };
}

function functionsIn(root: string): { name: string }[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, "index.js")))
    .map((name) => ({ name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The folder of the functions as the project says it or has it; undefined where there is none. */
export function functionRootOf(directory: string): string | undefined {
  const place: Place = { file: "project.config.json", field: "" };
  const config = readJsonFile(join(directory, place.file));
  const named = config === undefined ? undefined : objectAt(config, place)["cloudfunctionRoot"];
  if (named !== undefined && named !== "") {
    const at = within(place, "cloudfunctionRoot");
    const root = textAt(named, at, /^(?!\/)(?!.*\.\.)/);
    if (existsSync(join(directory, root))) return root;
    throw complain(at, `names the folder ${root}, which is not there`);
  }
  return FOLDERS.find((folder) => existsSync(join(directory, folder)));
}
