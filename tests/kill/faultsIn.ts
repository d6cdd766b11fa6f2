import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

/**
 * The checker of a database's files, built from its source: nothing outside of local/ imports it, and no door leads
 * to it.
 */
export function buildFaultsIn(): (directory: string) => string[] {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-faults-"));
  const outfile = join(folder, "faults.cjs");
  const require = createRequire(resolve("package.json"));
  buildSync({
    entryPoints: ["local/database/faults.ts"],
    ...{ outfile, bundle: true, platform: "node", target: "node20" },
    alias: { "@photostructure/sqlite": require.resolve("@photostructure/sqlite") },
    external: ["*.cjs"],
  });
  const { faultsIn } = require(outfile) as { faultsIn: (directory: string) => string[] };
  rmSync(folder, { recursive: true, force: true });
  return faultsIn;
}
