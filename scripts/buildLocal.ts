import type { BuildOptions } from "esbuild";
import { writeBundles } from "#scripts/writeBundles.ts";

const SHARED: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  packages: "external",
  logLevel: "warning",
};

/** Bundles cloudbase-local: its command and the program of its worker threads. */
export async function buildLocal(): Promise<void> {
  await Promise.all([
    writeBundles({
      ...SHARED,
      entryPoints: ["local/cli.ts"],
      outfile: "local/dist/cli.cjs",
      banner: { js: "#!/usr/bin/env node" },
    }),
    writeBundles({
      ...SHARED,
      entryPoints: ["local/functions/worker.ts"],
      outfile: "local/dist/functionWorker.cjs",
    }),
  ]);
}
