import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { build } from "#scripts/build.ts";

/** `npm run bench [-- NAME …]`: every benchmark, or those whose names contain a word; one after the other. */
const wanted = process.argv.slice(2);
const files = readdirSync("bench")
  .filter((file) => file.endsWith(".bench.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No benchmark is named like ${wanted.join(", ")}; see bench/.`);
  process.exit(2);
}
await build();
for (const file of files) {
  console.log(`\n— ${file}`);
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", `bench/${file}`],
    {
      stdio: "inherit",
    },
  );
  if (status !== 0) process.exitCode = 1;
}
