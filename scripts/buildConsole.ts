import { spawn } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the console's static files are put, for the door of `npm start` and for CloudBase's static hosting. */
export const CONSOLE_FOLDER = "dist/console";
const SOURCES = ["console", "package-lock.json"];

/**
 * Builds the console with Vite, unless nothing that goes into it changed since. It is put into its place whole: whoever
 * serves it meanwhile has the old one or the new one.
 */
export async function buildConsole(): Promise<void> {
  const page = join(CONSOLE_FOLDER, "index.html");
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...SOURCES.map(newestMs))) return;
  const draft = `${CONSOLE_FOLDER}.${process.pid}`;
  const old = `${draft}.old`;
  try {
    await vite(["build", "console", "--outDir", join("..", draft), "--logLevel", "error"]);
    if (existsSync(CONSOLE_FOLDER)) renameSync(CONSOLE_FOLDER, old);
    renameSync(draft, CONSOLE_FOLDER);
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Vite runs as a process of its own: it takes a second to load, which most starts need not wait for. */
function vite(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/vite/bin/vite.js", ...words], {
    stdio: ["ignore", "ignore", "inherit"],
    // Whatever runs this, such as a test: React built for development is 60 KB larger, packed.
    env: { ...process.env, NODE_ENV: "production" },
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) =>
      code === 0 ? done() : fail(new Error(`the console was not built: vite ended with ${code}`)),
    );
  });
}

/** When the newest file under a path was written; folders count too, so that one that went is noticed. */
function newestMs(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path)
    .map((name) => newestMs(join(path, name)))
    .reduce((newest, one) => Math.max(newest, one), mtimeMs);
}
