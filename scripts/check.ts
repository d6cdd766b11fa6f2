import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm test`: style, types, then every test. The last line counts them: `N passed, N failed`. */

type Counted = { readonly passed: number; readonly failed: number };

function step(title: string, command: readonly string[]): Counted {
  process.stdout.write(`\n— ${title}\n`);
  const [tool = "", ...args] = command;
  const { status } = spawnSync(process.execPath, [`node_modules/${tool}`, ...args], {
    stdio: "inherit",
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs jest and reads from its own report how many tests passed; a crashed run counts as a failure. */
function tests(args: readonly string[]): Counted {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-check-"));
  const report = join(folder, "report.json");
  const ran = step("tests", ["jest/bin/jest.js", "--json", `--outputFile=${report}`, ...args]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  rmSync(folder, { recursive: true });
  const failed = Math.max(numFailedTests, numFailedTestSuites, ran.failed);
  return { passed: numPassedTests, failed };
}

const counts = [
  step("style (npm run format mends it)", ["prettier/bin/prettier.cjs", "--check", "."]),
  step("types", ["typescript/bin/tsc", "--noEmit", "-p", "."]),
  step("types of the page", ["typescript/bin/tsc", "--noEmit", "-p", "local/face/page"]),
  step("types of the phone", ["typescript/bin/tsc", "--noEmit", "-p", "local/miniProgram/page"]),
  step("types of the console", ["typescript/bin/tsc", "--noEmit", "-p", "console"]),
  step("types of the mini program", ["typescript/bin/tsc", "--noEmit", "-p", "miniprogram"]),
  tests(process.argv.slice(2)),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
