import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

/** Where WeChat's npm build puts packages; paths below it stand for files of node_modules. */
const NPM = "miniprogram_npm/";

/**
 * Finds files by their path in the code package, as WeChat does: the mini program's own ones below its root, and those
 * of npm packages below `miniprogram_npm`, which are taken from node_modules unless the folder has been built.
 */
export class CodeFiles {
  readonly root: string;
  readonly #packages = new Map<string, string | undefined>();
  /** Which folders of packages have been built; asked for each file, and looked up once a build. */
  readonly #isBuilt = new Map<string, boolean>();

  constructor(root: string) {
    this.root = root;
  }

  /** The file on disk for a path of the code package, which may or may not be there. */
  fileOf(path: string): string {
    const own = join(this.root, path);
    const at = path.indexOf(NPM);
    if (at < 0 || this.#hasFolder(path.slice(0, at + NPM.length))) return own;
    const [, name = "", rest = ""] =
      /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(path.slice(at + NPM.length)) ?? [];
    const folder = this.packageFolder(name);
    return folder === undefined ? own : join(folder, rest);
  }

  /**
   * The path of the component that `from` calls `spec`: beside it, from the root, or in a package.
   * Undefined where there is none.
   */
  componentAt(from: string, spec: string): string | undefined {
    if (spec.startsWith("/")) return this.#existing(spec.slice(1));
    const beside = posix.join(posix.dirname(from), spec);
    if (spec.startsWith(".")) return this.#existing(beside);
    return this.#existing(beside) ?? this.#inPackage(from, spec);
  }

  isPackaged(path: string): boolean {
    return path.includes(NPM);
  }

  /** The folder of an npm package that WeChat would pack; undefined where it is not made for mini programs. */
  packageFolder(name: string): string | undefined {
    if (!this.#packages.has(name)) this.#packages.set(name, this.#findPackage(name));
    return this.#packages.get(name);
  }

  /** Forgets what may have changed since the last build. */
  refresh(): void {
    this.#packages.clear();
    this.#isBuilt.clear();
  }

  isInside(file: string): boolean {
    return !relative(this.root, file).startsWith(`..`);
  }

  #hasFolder(path: string): boolean {
    const known = this.#isBuilt.get(path) ?? existsSync(join(this.root, path));
    this.#isBuilt.set(path, known);
    return known;
  }

  #findPackage(name: string): string | undefined {
    for (let folder = this.root; ; folder = dirname(folder)) {
      const home = join(folder, "node_modules", ...name.split("/"));
      const manifest = join(home, "package.json");
      if (existsSync(manifest)) {
        const { miniprogram } = JSON.parse(readFileSync(manifest, "utf8")) as {
          miniprogram?: string;
        };
        const made = join(home, miniprogram ?? "miniprogram_dist");
        return existsSync(made) ? made : undefined;
      }
      if (dirname(folder) === folder) return undefined;
    }
  }

  /** The nearest `miniprogram_npm` that has been built comes first; node_modules stand for the root's. */
  #inPackage(from: string, spec: string): string | undefined {
    for (let folder = posix.dirname(from); folder !== "."; folder = posix.dirname(folder)) {
      const packages = posix.join(folder, NPM);
      if (!this.#hasFolder(packages)) continue;
      const found = this.#existing(packages + spec);
      if (found !== undefined) return found;
    }
    return this.#existing(NPM + spec);
  }

  /** A folder stands for its `index`. */
  #existing(path: string): string | undefined {
    for (const candidate of [path, `${path}/index`]) {
      const file = this.fileOf(candidate);
      if (existsSync(`${file}.wxml`) || existsSync(`${file}.json`)) return candidate;
    }
    return undefined;
  }
}

/** The script of a component: TypeScript is compiled by WeChat DevTools too. */
export function scriptOf(file: string): string | undefined {
  return [`${file}.ts`, `${file}.js`].find((path) => isFile(path));
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
