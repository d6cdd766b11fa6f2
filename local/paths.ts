import { join } from "node:path";

/**
 * The bundle that a worker thread runs. The one file that asks where it stands: bundled into `dist/cli.cjs`
 * it stands beside the other bundles, under jest it is a source file one folder above them.
 */
export function functionWorkerPath(): string {
  return builtPath("functionWorker.cjs");
}

/** A file of the page at `/`, built beside the command. */
export function facePath(name: "face.js" | "face.css"): string {
  return builtPath(name);
}

/** A script of the mini programs' pages, built beside the command. */
export function miniProgramPath(name: string): string {
  return builtPath(name);
}

function builtPath(name: string): string {
  const folder = __dirname.endsWith("dist") ? __dirname : join(__dirname, "dist");
  return join(folder, name);
}
