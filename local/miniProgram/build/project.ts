import { existsSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { asObject, asTexts, readJson, type Json, type JsonFile } from "./jsonFile.ts";
import { BuildError, lineOf, Problems } from "./problem.ts";

/** A mini program as its settings files describe it. */
export type MiniProject = {
  /** Where project.config.json stands, or app.json itself. */
  readonly directory: string;
  /** `miniprogramRoot`: what WeChat packs. */
  readonly root: string;
  readonly appId: string;
  readonly app: JsonFile;
  /** The colours and pictures that `@name` in app.json means, by theme. */
  readonly theme: { readonly light: Json; readonly dark: Json };
  /** All pages, the main package's first. */
  readonly pages: readonly string[];
  readonly subpackages: readonly string[];
};

/**
 * Reads project.config.json, app.json and theme.json.
 *
 * Errors: BuildError where there is no mini program at all; everything smaller is added to `problems`.
 */
export function readMiniProject(directory: string, problems: Problems): MiniProject {
  const settings = readJson(join(directory, "project.config.json"), problems)?.json ?? {};
  const { miniprogramRoot, appid } = settings;
  const root = resolve(directory, typeof miniprogramRoot === "string" ? miniprogramRoot : ".");
  const app = readJson(join(root, "app.json"), problems);
  if (app === undefined) {
    const message = `there is no app.json here; miniprogramRoot of project.config.json says where it stands`;
    throw new BuildError([{ file: join(root, "app.json"), line: undefined, message }]);
  }
  const packages = subpackagesOf(app);
  return {
    directory,
    root,
    appId: typeof appid === "string" ? appid : "touristappid",
    app,
    theme: readTheme(root, app, problems),
    pages: [
      ...asTexts(app.json["pages"]).map(plainPath),
      ...packages.flatMap(({ root: folder, pages }) =>
        pages.map((page) => posix.join(folder, page)),
      ),
    ],
    subpackages: packages.map(({ root: folder }) => folder),
  };
}

/** Both spellings are allowed, and both are in use. */
function subpackagesOf({ json }: JsonFile): { root: string; pages: readonly string[] }[] {
  const list = json["subPackages"] ?? json["subpackages"];
  if (!Array.isArray(list)) return [];
  return list.map(asObject).map(({ root, pages }) => ({
    root: plainPath(String(root ?? "")),
    pages: asTexts(pages).map(plainPath),
  }));
}

function plainPath(path: string): string {
  return posix.normalize(path).replace(/^\/|\/$/g, "");
}

function readTheme(root: string, app: JsonFile, problems: Problems): MiniProject["theme"] {
  const location = app.json["themeLocation"];
  const path = join(root, typeof location === "string" ? location : "theme.json");
  const file = readJson(path, problems);
  const theme = { light: asObject(file?.json["light"]), dark: asObject(file?.json["dark"]) };
  for (const name of variablesIn([app.json["window"], app.json["tabBar"]])) {
    const line = lineOf(app.text, `"@${name}"`);
    if (!existsSync(path)) {
      problems.add(app.path, line, `@${name} needs a theme.json, which is not there`);
    } else if (!(name in theme.light) || !(name in theme.dark)) {
      problems.add(app.path, line, `theme.json does not say what @${name} is in both themes`);
    }
  }
  return theme;
}

/** The names of all texts that begin with "@", however deep they stand. */
function variablesIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("@") ? [value.slice(1)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(variablesIn);
}
