import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { context, type BuildContext, type BuildFailure, type Plugin } from "esbuild";
import { isFile, type CodeFiles } from "./codeFiles.ts";
import type { Problems } from "./problem.ts";

/** Scripts that stand in no file, by name. */
export type VirtualScripts = ReadonlyMap<string, string>;

export type Bundle = { readonly hash: string; readonly script: Buffer; readonly map: Buffer };

const NAMESPACE = "mini-program";

/** Bundles a mini program's scripts with esbuild, which keeps what did not change between builds. */
export class Bundler {
  readonly #files: CodeFiles;
  readonly #aliases: Readonly<Record<string, string>>;
  #scripts: VirtualScripts = new Map();
  #problems: Problems | undefined;
  #context: BuildContext | undefined;

  constructor(files: CodeFiles, aliases: Readonly<Record<string, string>>) {
    this.#files = files;
    this.#aliases = aliases;
  }

  /** Undefined where the scripts are wrong; what is wrong is added to `problems`. */
  async bundle(scripts: VirtualScripts, problems: Problems): Promise<Bundle | undefined> {
    this.#scripts = scripts;
    this.#problems = problems;
    this.#context ??= await this.#start();
    try {
      const { outputFiles = [] } = await this.#context.rebuild();
      const [map, script] = [".map", ".js"].map((end) =>
        Buffer.from(outputFiles.find(({ path }) => path.endsWith(end))?.contents ?? []),
      );
      if (map === undefined || script === undefined) return undefined;
      const hash = createHash("sha256").update(script).digest("hex").slice(0, 16);
      return { hash, script, map };
    } catch (error) {
      this.#addErrors(error as BuildFailure, problems);
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.#context?.dispose();
  }

  #start(): Promise<BuildContext> {
    return context({
      entryPoints: [`${NAMESPACE}:entry`],
      outfile: join(this.#files.root, "app.js"),
      write: false,
      bundle: true,
      format: "iife",
      target: "es2022",
      charset: "utf8",
      sourcemap: "external",
      logLevel: "silent",
      mainFields: ["main"],
      // WeChat reads no tsconfig.json, so a path that only works by one must not work here.
      tsconfigRaw: {},
      plugins: [this.#plugin()],
    });
  }

  #addErrors(failure: BuildFailure, problems: Problems): void {
    if (failure.errors === undefined) throw failure;
    for (const { location, text } of failure.errors) {
      const file =
        location?.file === undefined ? this.#files.root : join(process.cwd(), location.file);
      problems.add(file, location?.line, text);
    }
  }

  #plugin(): Plugin {
    return {
      name: NAMESPACE,
      setup: (build) => {
        build.onResolve({ filter: /^mini-program:/ }, ({ path }) => ({
          path: path.slice(NAMESPACE.length + 1),
          namespace: NAMESPACE,
        }));
        build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
          contents: this.#scripts.get(path) ?? "",
          resolveDir: this.#files.root,
          loader: "js",
        }));
        build.onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
          if (kind === "entry-point" || namespace === NAMESPACE) return undefined;
          const found = this.#scriptAt(importer, path);
          if (found !== undefined) this.#checkPlace(importer, path, found);
          return found === undefined ? undefined : { path: found };
        });
      },
    };
  }

  /** Undefined where esbuild's own search, which is Node's, shall say. */
  #scriptAt(importer: string, spec: string): string | undefined {
    if (spec.startsWith(".")) return scriptFile(join(dirname(importer), spec));
    if (spec.startsWith("/")) return scriptFile(join(this.#files.root, spec)) ?? scriptFile(spec);
    for (const [alias, target] of Object.entries(this.#aliases)) {
      const start = alias.replace(/\*$/, "");
      if (!spec.startsWith(start)) continue;
      return scriptFile(
        join(this.#files.root, target.replace(/\*$/, ""), spec.slice(start.length)),
      );
    }
    return this.#packagedScript(importer, spec);
  }

  #packagedScript(importer: string, spec: string): string | undefined {
    for (let folder = dirname(importer); ; folder = dirname(folder)) {
      const found = scriptFile(join(folder, "miniprogram_npm", spec));
      if (found !== undefined) return found;
      if (dirname(folder) === folder || folder.endsWith("node_modules")) break;
    }
    return scriptFile(this.#files.fileOf(`miniprogram_npm/${spec}`));
  }

  /** WeChat packs nothing from outside of the root: it would be missed on the phone only. */
  #checkPlace(importer: string, spec: string, found: string): void {
    const isOwn = this.#files.isInside(importer);
    if (!isOwn || this.#files.isInside(found) || found.includes("node_modules")) return;
    const message = `"${spec}" is outside of the mini program's folder and would not be on the phone; only types may come from there (import type)`;
    this.#problems?.add(importer, undefined, message);
  }
}

/** As WeChat resolves it: with the extension left out, or a folder's index. */
function scriptFile(path: string): string | undefined {
  const candidates = [path, `${path}.ts`, `${path}.js`, `${path}.json`];
  const found = candidates.find(isFile);
  if (found !== undefined || !existsSync(path)) return found;
  return [join(path, "index.ts"), join(path, "index.js")].find(isFile);
}
