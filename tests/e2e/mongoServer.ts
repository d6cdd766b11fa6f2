import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

export type MongoServer = { readonly uri: string; readonly close: () => Promise<void> };

/**
 * A server of MongoDB's protocol over cloudbase-local's own database, built from the sources of its tests: nothing outside of
 * local/ imports it. It speaks to the official driver, so that what stands on `--mongodb` can be tried where there is no MongoDB.
 */
export async function startMongoServer(): Promise<MongoServer> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-mongo-"));
  const outfile = join(folder, "mongoServer.cjs");
  const require = createRequire(resolve("package.json"));
  buildSync({
    stdin: {
      contents: `
        import { removeAll, temporaryDatabase } from "./local/database/fixtures/temporary.ts";
        import { startMongoServer } from "./local/mongodb/fixtures/mongoServer.ts";
        export async function open() {
          const server = await startMongoServer(temporaryDatabase().database);
          return { uri: server.uri, close: () => server.close().then(removeAll) };
        }`,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    ...{ outfile, bundle: true, platform: "node", target: "node20" },
    alias: { "@photostructure/sqlite": require.resolve("@photostructure/sqlite") },
    external: ["*.cjs"],
  });
  const { open } = require(outfile) as { open: () => Promise<MongoServer> };
  const server = await open();
  return {
    uri: server.uri,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
