import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Defect, withDefect } from "#scripts/mutate/defect.ts";

/** What became of one defect. `caughtBy` names the test; null where the run itself broke or never ended. */
export type Verdict =
  | { readonly is: "killed"; readonly caughtBy: string | null }
  | { readonly is: "survived" }
  | { readonly is: "inapplicable" };

const COPIED = [
  "core",
  "contracts",
  "ports",
  "adapters",
  "functions",
  "miniprogram",
  "tests",
  "docs", // Some tests read their tables and cases.
  "examples",
  "package.json",
  "cloudbaserc.json",
  "database-rules.json",
];
/** A defect that makes the tests run for ever is caught too. */
const RUN_MS_MAX = 420_000;

/** A copy of the tree in which defects are tried one after another. The work tree is never touched. */
export function openSlot(testPaths: readonly string[], simulationOrders: number) {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-mutate-"));
  for (const path of COPIED) cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  // The local CloudBase, which the usual set-up builds first, has no part in these tests.
  cpSync("jest.config.cjs", join(folder, "usual.cjs"));
  writeFileSync(join(folder, "jest.config.cjs"), WITHOUT_SETUP);
  writeFileSync(join(folder, "nearestFirst.cjs"), NEAREST_FIRST);

  async function verdict(beside = ""): Promise<Verdict> {
    const { status, said } = await run(folder, testPaths, { simulationOrders, beside });
    if (status === 0) return { is: "survived" };
    // A defect that no longer compiles is no defect: nobody could make it.
    if (said.includes("Test suite failed to run")) return { is: "inapplicable" };
    return { is: "killed", caughtBy: firstFailure(said) };
  }

  return {
    /** How the tests end without any defect. */
    healthy: () => verdict(),
    async try(defect: Defect): Promise<Verdict> {
      const path = join(folder, defect.file);
      const text = readFileSync(path, "utf8");
      const broken = withDefect(text, defect);
      if (broken === null) return { is: "inapplicable" };
      writeFileSync(path, broken);
      try {
        return await verdict(`/${dirname(defect.file)}/`);
      } finally {
        writeFileSync(path, text);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type Slot = ReturnType<typeof openSlot>;

const WITHOUT_SETUP = `const { globalSetup, ...usual } = require("./usual.cjs");
module.exports = { ...usual, testSequencer: "./nearestFirst.cjs" };
`;

/** Most defects are caught beside the code, in a tenth of the time; whole worlds come last. */
const NEAREST_FIRST = `const { default: Sequencer } = require("@jest/test-sequencer");
const rank = ({ path }) => {
  if (path.includes(process.env.BESIDE)) return 0;
  return path.includes("/tests/") || path.includes(".property.") ? 2 : 1;
};
module.exports = class extends Sequencer {
  sort = (tests) => [...tests].sort((a, b) => rank(a) - rank(b));
};
`;

function run(
  folder: string,
  testPaths: readonly string[],
  { simulationOrders, beside }: { readonly simulationOrders: number; readonly beside: string },
): Promise<{ status: number | null; said: string }> {
  const jest = "node_modules/jest/bin/jest.js";
  const options = ["--runInBand", "--bail", "--silent", "--no-color"];
  const child = spawn(process.execPath, [jest, ...options, ...testPaths], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, SIMULATION_ORDERS: String(simulationOrders), BESIDE: beside },
  });
  const said: Buffer[] = [];
  child.stderr.on("data", (part: Buffer) => void said.push(part));
  const timer = setTimeout(() => child.kill("SIGKILL"), RUN_MS_MAX);
  return new Promise((ended, failed) => {
    child.on("error", failed);
    child.on("close", (status) => {
      clearTimeout(timer);
      ended({ status, said: Buffer.concat(said).toString() });
    });
  });
}

/** The first test that failed, as jest tells it: `FAIL <file>` and `● <test>`. */
function firstFailure(said: string): string | null {
  const [, file] = /^FAIL (\S+)/m.exec(said) ?? [];
  const [, test] = /^\s*● (.+)$/m.exec(said) ?? [];
  return file ? `${file}${test ? `: ${test}` : ""}` : null;
}
