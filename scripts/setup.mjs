/**
 * The whole set-up of a fresh clone: installs what the lock file names, when it is not there yet.
 * Plain JavaScript, because it runs before anything is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const LOCK = "package-lock.json";
const INSTALLED = "node_modules/.package-lock.json";

/** Whether node_modules holds each package of the lock file in the locked version. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const locked = JSON.parse(readFileSync(LOCK, "utf8")).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, "utf8")).packages;
  return Object.entries(locked).every(
    ([path, { version, optional, link }]) =>
      path === "" ||
      optional ||
      link ||
      !path.includes("node_modules/") ||
      installed[path]?.version === version,
  );
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Fenrun needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}
if (!isInstalled()) {
  console.error("Installing packages (npm ci), about a minute, once …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm ci failed: see the lines above.");
    process.exit(1);
  }
}
