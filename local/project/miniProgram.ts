import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
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
 * What cloudbaserc.json would say of a project that has none, as mini programs made with WeChat's developer tools: the
 * folder of functions is project.config.json's `cloudfunctionRoot`, else `cloudfunctions` or `functions`, and each
 * folder in it that holds an index.js is a function. Undefined when there is no such folder.
 */
export function impliedConfig(directory: string): JsonObject | undefined {
  const root = functionRootOf(directory);
  if (root === undefined) return undefined;
  const path = join(directory, root);
  const functions = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(path, entry.name, "index.js")))
    .map(({ name }) => ({ name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { functionRoot: root, functions };
}

function functionRootOf(directory: string): string | undefined {
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
