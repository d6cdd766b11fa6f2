import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";

/** A cloud function's entry. It may answer by value, by promise or, with three parameters, by callback. */
export type Handler = (event: unknown, context: unknown, callback?: Callback) => unknown;
export type Callback = (error: unknown, result?: unknown) => void;

/**
 * The handler of a function's built bundle.
 *
 * In the cloud the function's folder stands alone; here it stands somewhere inside a project whose package.json may
 * say "type": "module". So only the function's own package.json is asked, and without one it is CommonJS.
 */
export async function loadHandler(file: string, exportName: string): Promise<Handler> {
  if (!existsSync(file)) throw new Error(`the function is not built: there is no ${file}`);
  const loaded = isEsm(dirname(file))
    ? ((await import(pathToFileURL(file).href)) as Record<string, unknown>)
    : loadCommonJs(file);
  const handler = loaded[exportName];
  if (typeof handler !== "function") throw new Error(`${file} does not export ${exportName}`);
  return handler as Handler;
}

function isEsm(directory: string): boolean {
  const path = join(directory, "package.json");
  if (!existsSync(path)) return false;
  return (JSON.parse(readFileSync(path, "utf8")) as { type?: unknown }).type === "module";
}

function loadCommonJs(file: string): Record<string, unknown> {
  const loaded: { exports: Record<string, unknown> } = { exports: {} };
  const run = compileFunction(
    readFileSync(file, "utf8"),
    ["exports", "require", "module", "__filename", "__dirname"],
    { filename: file, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER },
  );
  run.call(loaded.exports, loaded.exports, createRequire(file), loaded, file, dirname(file));
  return loaded.exports;
}
