import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { TmplGroup } from "glass-easel-template-compiler";
import { BUILTIN_TAGS } from "./builtinTags.ts";
import type { CodeFiles } from "./codeFiles.ts";
import type { Component } from "./components.ts";
import { lineAt, lineOf, type Problems } from "./problem.ts";
import { openedTags } from "./tags.ts";
import { WXS_GLOBALS, wxsAsScript, wxsRequires } from "./wxs.ts";

/** What the compiler says of a template; lines count from 0. */
type Complaint = {
  readonly isError: boolean;
  readonly level: string;
  readonly message: string;
  readonly startLine: number;
};

/** `script` is an expression; `from` all that it was made of. The compiler gives the same in another order each time. */
export type CompiledTemplates = { readonly from: string; readonly script: string };

/** Compiles all templates and WXS of a mini program. Each warning is a problem; in packages of others, what cannot be compiled. */
export function compileTemplates(
  components: readonly Component[],
  files: CodeFiles,
  problems: Problems,
  last?: CompiledTemplates,
): CompiledTemplates {
  const templates = new Templates(files, problems);
  for (const component of components) {
    templates.add(component.path);
    if (!component.isPackaged) templates.checkTags(component);
  }
  return templates.compiled(last);
}

class Templates {
  readonly #group = new TmplGroup();
  readonly #files: CodeFiles;
  readonly #problems: Problems;
  readonly #sources = new Map<string, string>();
  readonly #scripts = new Map<string, string>();

  constructor(files: CodeFiles, problems: Problems) {
    this.#files = files;
    this.#problems = problems;
    this.#group.setExtraRuntimeScript(WXS_GLOBALS);
  }

  /** Adds a template and all that it takes in. */
  add(path: string): void {
    if (this.#sources.has(path)) return;
    const file = `${this.#files.fileOf(path)}.wxml`;
    const source = readFileSync(file, "utf8");
    this.#sources.set(path, source);
    for (const complaint of this.#group.addTmpl(path, source) as Complaint[]) {
      if (!isProblem(complaint, this.#files.isPackaged(path))) continue;
      this.#problems.add(file, complaint.startLine + 1, complaint.message);
    }
    for (const module of this.#group.getInlineScriptModuleNames(path) as string[]) {
      const script = this.#group.getInlineScript(path, module);
      this.#group.setInlineScript(path, module, wxsAsScript(script));
      for (const spec of wxsRequires(script)) this.#addScript(scriptPath(path, spec), file, source);
    }
    for (const needed of this.#needs(path)) {
      if (existsSync(`${this.#files.fileOf(needed)}.wxml`)) this.add(needed);
      else this.#missing(file, source, needed, `there is no template ${needed}.wxml`);
    }
    for (const needed of this.#group.getScriptDependencies(path) as string[]) {
      this.#addScript(needed, file, source);
    }
  }

  /** A component's own template and all that it takes in may use only what the component declares. */
  checkTags({ path: owner, using, generics }: Component): void {
    const known = new Set([...Object.keys(using), ...generics]);
    const seen = new Set<string>();
    const check = (path: string): void => {
      const source = this.#sources.get(path);
      if (source === undefined || seen.has(path)) return;
      seen.add(path);
      for (const { name, index } of openedTags(source)) {
        if (known.has(name) || BUILTIN_TAGS.has(name)) continue;
        const message = `<${name}> is no component of WeChat, and usingComponents of ${owner}.json does not name it`;
        this.#problems.add(`${this.#files.fileOf(path)}.wxml`, lineAt(source, index), message);
      }
      this.#needs(path).forEach(check);
    };
    check(owner);
  }

  compiled(last: CompiledTemplates | undefined): CompiledTemplates {
    const from = [...this.#sources, ...this.#scripts].flat().join("\0");
    const script = last?.from === from ? last.script : this.#group.getTmplGenObjectGroups();
    this.#group.free();
    return { from, script };
  }

  #needs(path: string): readonly string[] {
    return this.#group.getDirectDependencies(path) as string[];
  }

  #addScript(path: string, from: string, fromSource: string): void {
    if (this.#scripts.has(path)) return;
    this.#scripts.set(path, "");
    const bare = path.replace(/\.wxs$/, "");
    const file = `${this.#files.fileOf(bare)}.wxs`;
    if (!existsSync(file)) {
      return this.#missing(from, fromSource, bare, `there is no ${bare}.wxs`);
    }
    const source = readFileSync(file, "utf8");
    this.#scripts.set(path, source);
    this.#group.addScript(path, wxsAsScript(source));
    for (const spec of wxsRequires(source)) this.#addScript(scriptPath(path, spec), file, source);
  }

  #missing(from: string, source: string, path: string, message: string): void {
    this.#problems.add(from, lineOf(source, posix.basename(path)), message);
  }
}

function isProblem({ isError, level }: Complaint, isPackaged: boolean): boolean {
  if (isPackaged) return level === "Fatal";
  return isError || level === "Warn";
}

/** With the extension, where it was given: WXS code finds the other file by the very name that it says. */
function scriptPath(from: string, spec: string): string {
  return spec.startsWith("/") ? spec.slice(1) : posix.join(posix.dirname(from), spec);
}
