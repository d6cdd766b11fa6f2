import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";

/** A cloud function's entry. It may answer by value, by promise or, with three parameters, by callback. */
export type Handler = (event: unknown, context: unknown, callback?: Callback) => unknown;
export type Callback = (error: unknown, result?: unknown) => void;

/** A CommonJS module, as the code in it sees it. */
type Module = { exports: unknown; readonly filename: string; loaded: boolean };

/**
 * The handler in `file` of a function whose folder is `directory`.
 *
 * In the cloud the function's folder stands alone; here it stands somewhere inside a project whose package.json may
 * say "type": "module". So only package.json files within the function's folder are asked, and without one its files
 * are CommonJS: the entry and whatever of the folder it requires. What lies in node_modules is Node's affair.
 */
export async function loadHandler(o: {
  file: string;
  directory: string;
  exportName: string;
}): Promise<Handler> {
  if (!existsSync(o.file)) throw new Error(`the function is not built: there is no ${o.file}`);
  // Node names what it finds by its real path, also where a link leads there.
  const [file, directory] = [realpathSync(o.file), realpathSync(o.directory)];
  const { exportName } = o;
  const loaded = isEsm(file, directory)
    ? ((await import(pathToFileURL(file).href)) as unknown)
    : createLoader(directory)(file).exports;
  const handler = (loaded as Record<string, unknown> | undefined)?.[exportName];
  if (typeof handler !== "function") throw new Error(`${file} does not export ${exportName}`);
  return handler as Handler;
}

/** What the nearest package.json says, up to the function's own. */
function isEsm(file: string, directory: string): boolean {
  if (file.endsWith(".mjs")) return true;
  if (file.endsWith(".cjs")) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      return (JSON.parse(readFileSync(path, "utf8")) as { type?: unknown }).type === "module";
    }
    if (folder === directory || folder === dirname(folder)) return false;
  }
}

/** What code of a function may do with its `require`. */
type Require = ((id: string) => unknown) & Pick<NodeJS.Require, "resolve" | "cache">;

/** Loads the folder's own CommonJS files, each once. */
function createLoader(directory: string): (file: string) => Module {
  const modules = new Map<string, Module>();

  function load(file: string): Module {
    const known = modules.get(file);
    if (known !== undefined) return known;
    const module: Module = { exports: {}, filename: file, loaded: false };
    modules.set(file, module);
    try {
      run(module, requireFor(file));
    } catch (error) {
      // As Node does: a module that failed is tried anew when it is required again.
      modules.delete(file);
      throw error;
    }
    module.loaded = true;
    return module;
  }
  function requireFor(file: string): Require {
    const nodes = createRequire(file);
    const own = (id: string): unknown => {
      const path = nodes.resolve(id);
      return isOwn(path) ? load(path).exports : nodes(id);
    };
    return Object.assign(own, { resolve: nodes.resolve, cache: nodes.cache });
  }
  function isOwn(path: string): boolean {
    if (!path.startsWith(directory + sep) || !/\.c?js$/.test(path)) return false;
    const inside = path.slice(directory.length);
    return !inside.includes(`${sep}node_modules${sep}`) && !isEsm(path, directory);
  }
  return load;
}

function run(module: Module, require: Require): void {
  const { filename } = module;
  const code = compileFunction(
    readFileSync(filename, "utf8").replace(/^#!.*/, ""),
    ["exports", "require", "module", "__filename", "__dirname"],
    { filename, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER },
  );
  code.call(module.exports, module.exports, require, module, filename, dirname(filename));
}
