import { existsSync } from "node:fs";
import { join } from "node:path";
import { Bundler, type Bundle } from "./bundle.ts";
import { CodeFiles, scriptOf } from "./codeFiles.ts";
import { findComponents, type Component } from "./components.ts";
import { asTextMap } from "./jsonFile.ts";
import { Problems } from "./problem.ts";
import { readMiniProject, type MiniProject } from "./project.ts";
import { Styles } from "./styles.ts";
import { compileTemplates, type CompiledTemplates } from "./templates.ts";

/** A mini program as one script for the phone in the browser. */
export type Built = Bundle & { readonly project: MiniProject; readonly tookMs: number };

export type Builder = {
  /** Errors: BuildError with everything that is wrong. */
  build(): Promise<Built>;
  close(): Promise<void>;
};

export type BuildOptions = {
  /** Where project.config.json stands. */
  readonly directory: string;
  /** Only pages whose path begins so, so that a page can be tried while others are unfinished. Default: all. */
  readonly only?: readonly string[] | undefined;
};

/** Builds a mini program, and builds it again faster. */
export function createBuilder({ directory, only = [""] }: BuildOptions): Builder {
  let kept: { files: CodeFiles; styles: Styles; bundler: Bundler } | undefined;
  let templates: CompiledTemplates | undefined;
  return {
    async build() {
      const startedMs = performance.now();
      const problems = new Problems(directory);
      const project = readMiniProject(directory, problems);
      if (kept?.files.root !== project.root) {
        const files = new CodeFiles(project.root);
        const aliases = asTextMap(project.app.json["resolveAlias"]);
        kept = { files, styles: new Styles(files), bundler: new Bundler(files, aliases) };
      }
      kept.files.refresh();
      const pages = project.pages.filter((page) => only.some((start) => page.startsWith(start)));
      const components = findComponents(project, pages, kept.files, problems);
      templates = compileTemplates(components, kept.files, problems, templates);
      const parts = { project, pages, problems, components, ...kept };
      const scripts = new Map([
        ["entry", entryOf(parts)],
        ["templates", `export default ${templates.script}`],
      ]);
      const bundle = await kept.bundler.bundle(scripts, problems);
      problems.throwIfAny();
      if (bundle === undefined) throw new Error("esbuild gave neither a bundle nor an error");
      return { ...bundle, project, tookMs: Math.round(performance.now() - startedMs) };
    },
    async close() {
      await kept?.bundler.close();
    },
  };
}

type Parts = {
  readonly project: MiniProject;
  readonly pages: readonly string[];
  readonly problems: Problems;
  readonly components: readonly Component[];
  readonly styles: Styles;
};

function entryOf(parts: Parts): string {
  const { project, pages, problems, components } = parts;
  const app = scriptOf(join(project.root, "app"));
  if (app === undefined) problems.add(join(project.root, "app.js"), undefined, "is missing");
  const runApp = app === undefined ? "" : `require(${JSON.stringify(app)})`;
  return `import templates from "mini-program:templates";
globalThis.miniProgram({
  app: ${JSON.stringify({ ...project.app.json, pages })},
  theme: ${JSON.stringify(project.theme)},
  subpackages: ${JSON.stringify(project.subpackages)},
  css: ${JSON.stringify(styleOf(parts, join(project.root, "app.wxss"), {}))},
  templates,
  runApp: () => { ${runApp} },
  components: [
${components.map((component, index) => registration(parts, component, index)).join(",\n")}
  ],
});
`;
}

function registration(parts: Parts, component: Component, index: number): string {
  const { path, file, script, config, isPage, isolation } = component;
  const scope =
    isolation.endsWith("shared") && !isolation.endsWith("apply-shared")
      ? undefined
      : `s${index.toString(36)}`;
  const facts = { path, isPage, scope, config: { ...config, styleIsolation: isolation } };
  const page = isPage && scope === undefined ? path : undefined;
  const css = styleOf(parts, `${file}.wxss`, { scope, page });
  return `{ ...${JSON.stringify(facts)}, css: ${JSON.stringify(css)}, run: () => { require(${JSON.stringify(script)}) } }`;
}

function styleOf(
  { styles, project, problems }: Parts,
  file: string,
  { scope, page }: { readonly scope?: string | undefined; readonly page?: string | undefined },
) {
  const options = { scope, page, hasDarkMode: project.app.json["darkmode"] === true };
  return existsSync(file) ? styles.compile(file, options, problems) : "";
}
