import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A mini program in a temporary folder. */
export type TestProject = {
  readonly directory: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
};

/** The smallest one that builds: a page in JavaScript, without a json of its own. */
export const SMALLEST: Readonly<Record<string, string>> = {
  "app.json": '{\n  "pages": ["pages/a/a"]\n}',
  "app.js": "App({});",
  "pages/a/a.js": "Page({});",
  "pages/a/a.wxml": "<view>a</view>",
};

/** Writes the smallest mini program with other files over and beside its own. */
export function makeProject(files: Readonly<Record<string, string>> = {}): TestProject {
  const directory = mkdtempSync(join(tmpdir(), "mini-program-"));
  const write: TestProject["write"] = (texts) => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
  };
  write({ ...SMALLEST, ...files });
  return { directory, write, remove: () => rmSync(directory, { recursive: true }) };
}
