import { chmodSync } from "node:fs";
import { build, type BuildOptions } from "esbuild";

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
  const cli = "local/dist/cli.cjs";
  await Promise.all([
    build({
      ...SHARED,
      entryPoints: ["local/cli.ts"],
      outfile: cli,
      banner: { js: "#!/usr/bin/env node" },
    }),
    build({
      ...SHARED,
      entryPoints: ["local/functions/worker.ts"],
      outfile: "local/dist/functionWorker.cjs",
    }),
  ]);
  chmodSync(cli, 0o755);
}
