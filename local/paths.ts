import { join } from "node:path";

/**
 * The bundle that a worker thread runs. The one file that asks where it stands: bundled into `dist/cli.cjs`
 * it stands beside the worker's bundle, under jest it is a source file one folder above it.
 */
export function functionWorkerPath(): string {
  const folder = __dirname.endsWith("dist") ? __dirname : join(__dirname, "dist");
  return join(folder, "functionWorker.cjs");
}
