import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import postcss, { type AtRule, type CssSyntaxError, type Root, type Rule } from "postcss";
import { iconsAsMasks } from "./iconFonts.ts";
import type { CodeFiles } from "./codeFiles.ts";
import { themeByRoot } from "./themes.ts";
import { lineOf, type Problems } from "./problem.ts";
import { pageSelector, scopedSelector } from "./selectors.ts";

/** A page of WeChat is 750rpx wide on each phone; of media queries, which cannot compute, on one of 375px. */
const RPX_PER_PX = 2;
const IMPORT_DEPTH_MAX = 16;

export type StyleOptions = {
  /** Put before each class, so that a component's styles stay its own. */
  readonly scope: string | undefined;
  /** The page's path, for styles that count on it alone. */
  readonly page?: string | undefined;
  /** Without it WeChat shows the light theme always. */
  readonly hasDarkMode: boolean;
};

/** Turns WXSS into CSS. Keeps what it has read between builds, as long as the file stays the same. */
export class Styles {
  readonly #files: CodeFiles;
  readonly #parsed = new Map<string, { changedMs: number; root: Root }>();

  constructor(files: CodeFiles) {
    this.#files = files;
  }

  /** The CSS of a WXSS file and all that it imports; "" where there is none. */
  compile(file: string, options: StyleOptions, problems: Problems): string {
    if (!existsSync(file)) return "";
    const root = this.#read(file, problems, 0);
    root.walkRules((rule) => {
      rule.selector = scopedSelector(rule.selector, options.scope);
      if (options.page !== undefined && !isStep(rule)) {
        rule.selector = pageSelector(rule.selector, options.page);
      }
    });
    root.walkDecls((declaration) => {
      declaration.value = inPageUnits(declaration.value);
    });
    root.walkAtRules("media", (media) => {
      media.params = media.params.replace(RPX, (_, rpx: string) => `${Number(rpx) / RPX_PER_PX}px`);
      themeByRoot(media, options.hasDarkMode);
    });
    return root.toString();
  }

  /** A copy, with what it imports in the place of the imports. */
  #read(file: string, problems: Problems, depth: number): Root {
    const root = this.#parse(file, problems).clone();
    root.walkAtRules("import", (rule) => {
      const spec = /['"](.+?)['"]/.exec(rule.params)?.[1] ?? "";
      const imported = this.#importedFile(file, spec);
      if (imported !== undefined && depth < IMPORT_DEPTH_MAX) {
        return void rule.replaceWith(this.#read(imported, problems, depth + 1).nodes);
      }
      const line = rule.source?.start?.line ?? lineOf(readFileSync(file, "utf8"), spec);
      const message = imported === undefined ? `there is no style sheet ${spec}` : "imports itself";
      problems.add(file, line, message);
      return void rule.remove();
    });
    return root;
  }

  #importedFile(from: string, spec: string): string | undefined {
    const path = spec.startsWith("/") ? join(this.#files.root, spec) : join(dirname(from), spec);
    const candidates = [
      path,
      this.#files.fileOf(spec),
      this.#files.fileOf(`miniprogram_npm/${spec}`),
    ];
    return candidates.find((candidate) => existsSync(candidate));
  }

  #parse(file: string, problems: Problems): Root {
    const changedMs = statSync(file).mtimeMs;
    const known = this.#parsed.get(file);
    if (known?.changedMs === changedMs) return known.root;
    const root = iconsAsMasks(parsed(file, problems), this.#files.root);
    this.#parsed.set(file, { changedMs, root });
    return root;
  }
}

/** `from`, `50%` and their like are no selectors. */
function isStep({ parent }: Rule): boolean {
  return parent?.type === "atrule" && (parent as AtRule).name.endsWith("keyframes");
}

function parsed(file: string, problems: Problems): Root {
  try {
    return postcss.parse(readFileSync(file, "utf8"), { from: file });
  } catch (error) {
    const { line, reason, name } = error as CssSyntaxError;
    if (name !== "CssSyntaxError") throw error;
    problems.add(file, line, reason);
    return postcss.root();
  }
}

const RPX = /(-?\d*\.?\d+)rpx\b/g;
const HEIGHTS = /(-?\d*\.?\d+)[sdl]?vh\b/g;

/** The window of a page ends at its bars: here that is the container which the page stands in. */
function inPageUnits(value: string): string {
  if (value.includes("url(")) return value.replace(RPX, asPx);
  return value.replace(RPX, asPx).replace(HEIGHTS, "$1cqh");
}

function asPx(_: string, rpx: string): string {
  return `calc(var(--rpx) * ${rpx})`;
}
