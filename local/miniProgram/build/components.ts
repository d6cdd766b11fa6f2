import { existsSync, readFileSync } from "node:fs";
import { scriptOf, type CodeFiles } from "./codeFiles.ts";
import { asObject, asTextMap, readJson, type Json, type JsonFile } from "./jsonFile.ts";
import { lineOf, type Problems } from "./problem.ts";
import type { MiniProject } from "./project.ts";

/** A page or a component, with all its files found. */
export type Component = {
  /** Its path in the code package. */
  readonly path: string;
  /** Its files on disk, without an extension. */
  readonly file: string;
  readonly script: string;
  readonly isPage: boolean;
  readonly isPackaged: boolean;
  /** Its json, with `usingComponents` and the defaults of `componentGenerics` as paths from the root. */
  readonly config: Json;
  /** Tag → path. */
  readonly using: Readonly<Record<string, string>>;
  /** Tags that whoever uses the component fills in. */
  readonly generics: readonly string[];
  /** The styles of others that it takes, and whether its own stay its own. */
  readonly isolation: string;
};

/** Walks from the pages to every component they use; what a component uses stands before it. */
export function findComponents(
  project: MiniProject,
  pages: readonly string[],
  files: CodeFiles,
  problems: Problems,
): Component[] {
  const finder = new Finder(project, pages, files, problems);
  for (const page of pages) finder.enter(page);
  return [...finder.found.values()];
}

class Finder {
  readonly found = new Map<string, Component>();
  readonly #entered = new Set<string>();
  readonly #pages: ReadonlySet<string>;
  readonly #app: JsonFile;
  readonly #files: CodeFiles;
  readonly #problems: Problems;

  constructor(
    { app }: MiniProject,
    pages: readonly string[],
    files: CodeFiles,
    problems: Problems,
  ) {
    this.#app = app;
    this.#pages = new Set(pages);
    this.#files = files;
    this.#problems = problems;
  }

  enter(path: string): void {
    if (this.#entered.has(path)) return;
    this.#entered.add(path);
    const file = this.#files.fileOf(path);
    const json = readJson(`${file}.json`, this.#problems);
    const script = this.#filesThere(path, file);
    if (script === undefined) return;
    const using = { ...this.#usingOf("app", this.#app), ...this.#usingOf(path, json) };
    const generics = this.#genericsOf(path, json);
    for (const used of [...Object.values(using), ...Object.values(generics.defaults)]) {
      this.enter(used);
    }
    const isPage = this.#pages.has(path);
    this.found.set(path, {
      ...{ path, file, script, using, isPage, isPackaged: this.#files.isPackaged(path) },
      generics: generics.names,
      config: {
        ...json?.json,
        usingComponents: fromRoot(using),
        ...(generics.names.length > 0 && { componentGenerics: generics.config }),
      },
      isolation: isolationOf(json?.json ?? {}, isPage, script),
    });
  }

  /** The script, when script and template are both there. */
  #filesThere(path: string, file: string): string | undefined {
    const script = scriptOf(file);
    const hasTemplate = existsSync(`${file}.wxml`);
    if (script !== undefined && hasTemplate) return script;
    if (this.#pages.has(path) && script === undefined && !hasTemplate) {
      const { text, path: from } = this.#app;
      const line = lineOf(text, `"${path}"`) ?? lineOf(text, lastPart(path));
      this.#problems.add(from, line, `the page ${path} is not there`);
      return undefined;
    }
    if (script === undefined) this.#problems.add(`${file}.ts`, undefined, `${path} has no script`);
    if (!hasTemplate) this.#problems.add(`${file}.wxml`, undefined, `${path} has no template`);
    return undefined;
  }

  #usingOf(path: string, file: JsonFile | undefined): Readonly<Record<string, string>> {
    const using: Record<string, string> = {};
    for (const [tag, spec] of Object.entries(asTextMap(file?.json["usingComponents"]))) {
      const component = this.#componentAt(path, file, spec);
      if (component !== undefined) using[tag] = component;
    }
    return using;
  }

  #componentAt(path: string, file: JsonFile | undefined, spec: string): string | undefined {
    const isForeign = spec.includes("://");
    const component = isForeign ? undefined : this.#files.componentAt(path, spec);
    if (component === undefined && file !== undefined) {
      const message = isForeign ? `not emulated: ${spec}` : `there is no component ${spec}`;
      this.#problems.add(file.path, lineOf(file.text, `"${spec}"`), message);
    }
    return component;
  }

  #genericsOf(path: string, file: JsonFile | undefined) {
    const generics = asObject(file?.json["componentGenerics"]);
    const defaults: Record<string, string> = {};
    for (const [name, generic] of Object.entries(generics)) {
      const spec = asTextMap(generic)["default"];
      const component = spec === undefined ? undefined : this.#componentAt(path, file, spec);
      if (component !== undefined) defaults[name] = component;
    }
    const names = Object.keys(generics);
    const config = names.map((name) => {
      const target = defaults[name];
      return [name, target === undefined ? true : { default: `/${target}` }] as const;
    });
    return { names, defaults, config: Object.fromEntries(config) };
  }
}

function fromRoot(using: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(using).map(([tag, path]) => [tag, `/${path}`]));
}

/** In app.json a page of a subpackage is named without the package's folder. */
function lastPart(path: string): string {
  return `${path.split("/").slice(1).join("/")}"`;
}

/**
 * The json says it, else the script's `options`; those are read as text, since styles are made before any script runs.
 * A page shares its styles with its components unless it says otherwise.
 */
function isolationOf(json: Json, isPage: boolean, script: string): string {
  const told = json["styleIsolation"] ?? isolationInScript(script);
  if (typeof told === "string") return told;
  return json["component"] === true && !isPage ? "isolated" : "shared";
}

function isolationInScript(script: string): string | undefined {
  const text = readFileSync(script, "utf8");
  const [, told] = /styleIsolation['"]?\s*:\s*['"]([\w-]+)['"]/.exec(text) ?? [];
  if (told !== undefined) return told;
  return /addGlobalClass['"]?\s*:\s*(true|!0)/.test(text) ? "apply-shared" : undefined;
}
