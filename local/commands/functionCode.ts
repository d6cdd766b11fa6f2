import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { sep } from "node:path";

/** What the files of a function say that they use, as far as it is written out in them. */
export type CodeFacts = {
  readonly collections: ReadonlySet<string>;
  /** Functions that it calls. */
  readonly calls: ReadonlySet<string>;
  /** Interfaces of `cloud.openapi`, such as "wxacode.getUnlimited". */
  readonly openapi: ReadonlySet<string>;
  /** Packages that are not installed. `isNeeded`: a file asks for it at once, so that loading fails. */
  readonly missing: ReadonlyMap<string, { readonly isNeeded: boolean }>;
};

/** A function with more files than this is read no further; larger files are bundles or data. */
const FILES_MAX = 500;
const FILE_BYTES_MAX = 4 * 1024 * 1024;

const COLLECTION = /\.collection\(\s*["'`]([A-Za-z0-9_][\w.-]{0,63})["'`]\s*\)/g;
const CALL = /\.callFunction\(\s*\{\s*name:\s*["'`]([\w-]{1,60})["'`]/g;
const OPENAPI = /\.openapi((?:\.[a-zA-Z]\w*)+)\(/g;
const REQUIRE = /^(.*)\b(?:require\(\s*|import\s+|from\s+)["']([^"'\n]{1,200})["']/gm;
/** A line that runs when the file is loaded: one that is not indented, so in no function and no `try`. */
const AT_ONCE = /^(?:const|let|var|import|export|\}|require)/;

/** Reads a function's entry and what of its own folder it requires, without running any of it. */
export function readFunctionCode(entry: string, directory: string): CodeFacts {
  const facts = {
    collections: new Set<string>(),
    calls: new Set<string>(),
    openapi: new Set<string>(),
    missing: new Map<string, { isNeeded: boolean }>(),
  };
  const files = new Set([entry]);
  for (const file of files) {
    const text = textOf(file);
    if (text === undefined) continue;
    for (const [, name = ""] of text.matchAll(COLLECTION)) facts.collections.add(name);
    for (const [, name = ""] of text.matchAll(CALL)) facts.calls.add(name);
    for (const [, path = ""] of text.matchAll(OPENAPI)) facts.openapi.add(path.slice(1));
    for (const [, before = "", id = ""] of text.matchAll(REQUIRE)) {
      if (/^\s*(\/\/|\*)/.test(before)) continue;
      const found = resolved(id, file);
      if (found === undefined && !id.startsWith(".")) {
        const isNeeded = AT_ONCE.test(before) || (facts.missing.get(id)?.isNeeded ?? false);
        facts.missing.set(id, { isNeeded });
      }
      if (found !== undefined && isOwn(found, directory) && files.size < FILES_MAX)
        files.add(found);
    }
  }
  return facts;
}

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > FILE_BYTES_MAX ? undefined : readFileSync(file, "utf8");
  } catch {
    // Whoever looks for what is not built is told of it elsewhere.
    return undefined;
  }
}

function resolved(id: string, file: string): string | undefined {
  try {
    return createRequire(file).resolve(id);
  } catch {
    return undefined;
  }
}

/** Bundles and sources; of a package only that it is there is of interest. */
function isOwn(file: string, directory: string): boolean {
  return (
    file.startsWith(directory + sep) &&
    !file.includes(`${sep}node_modules${sep}`) &&
    /\.[cm]?js$/.test(file)
  );
}
