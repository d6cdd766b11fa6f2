import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { schemas } from "./schema.ts";

/** Writes `database-models/`, one file for each collection. A test tells when it is to be run: `npx tsx scripts/models/main.ts`. */
const FOLDER = "database-models";
const all = schemas();
mkdirSync(FOLDER, { recursive: true });
for (const file of readdirSync(FOLDER)) if (!(file.slice(0, -5) in all)) rmSync(join(FOLDER, file));
for (const [name, schema] of Object.entries(all)) {
  const file = join(FOLDER, `${name}.json`);
  const style = { ...(await resolveConfig(file)), parser: "json" };
  writeFileSync(file, await format(JSON.stringify(schema), style));
}
console.log(`${FOLDER}: ${Object.keys(all).length}`);
