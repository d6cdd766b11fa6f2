const { execFileSync } = require("node:child_process");
const { existsSync } = require("node:fs");

/** Tests run what is deployed, so the bundles are built before the first of them. */
module.exports = async () => {
  if (!existsSync("scripts/buildMain.ts")) return;
  execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/buildMain.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
};
