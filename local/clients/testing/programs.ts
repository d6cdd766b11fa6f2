import { build } from "esbuild";
import { fork } from "node:child_process";
import { join } from "node:path";
import type { Played } from "./play.ts";

/** What the developer tools take when they "build npm". */
const MINI_PROGRAM_BUILD = join(
  process.cwd(),
  "node_modules/@cloudbase/js-sdk/miniprogram_dist/index.js",
);
const PROGRAM_MS_MAX = 240_000;

/** Bundles a program of this folder into one file, which the given platform runs. */
export async function bundled(
  name: string,
  directory: string,
  runsIn: "node" | "miniProgram" | "page",
): Promise<string> {
  const outfile = join(directory, `${name}.cjs`);
  await build({
    entryPoints: [join(process.cwd(), "local/clients/testing", `${name}.ts`)],
    bundle: true,
    platform: runsIn === "node" ? "node" : "browser",
    external: runsIn === "node" ? ["@cloudbase/*"] : ["node:*"],
    ...(runsIn === "miniProgram"
      ? { alias: { "@cloudbase/js-sdk": MINI_PROGRAM_BUILD }, mainFields: ["main"] }
      : {}),
    format: runsIn === "page" ? "iife" : "cjs",
    outfile,
    logLevel: "error",
  });
  return outfile;
}

/** Runs a bundled program in a process of its own and gives back what it played. */
export function playedBy(program: string, args: readonly string[]): Promise<Played> {
  return new Promise((resolve, reject) => {
    // Whatever the developer has set up for a cloud of his own is not for this client.
    const env = { PATH: process.env["PATH"], TENCENTCLOUD: "true", TENCENTCLOUD_RUNENV: "SCF" };
    const child = fork(program, args, { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let errors = "";
    child.stderr?.on(
      "data",
      (chunk: Buffer) => (errors = `${errors}${String(chunk)}`.slice(-6000)),
    );
    const late = setTimeout(() => child.kill(), PROGRAM_MS_MAX);
    let played: Played | undefined;
    child.on("message", (message) => (played = message as Played));
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(late);
      if (played === undefined) reject(new Error(`the client ended with ${code}: ${errors}`));
      else resolve(played);
    });
  });
}
