import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as pathOf, resolve } from "node:path";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { publish } from "#tests/e2e/brand.ts";
import {
  approve,
  cancel,
  EARNING,
  join,
  refund,
  request,
  type Step,
  until,
  walletOf,
} from "#tests/e2e/money/story.ts";
import { START_MS } from "#tests/e2e/stack.ts";
import { DAY_MS } from "#core/time.ts";

/**
 * Goal: a function that its timeout ends while it waits for the database, whose work is done all the same, leaves
 * nothing that asking again does not mend.
 */
const PLAN = { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] };
/** Long enough for a call on a machine that other tests share. */
const TIMEOUT_S = 4;
const SLOW_MS = 4_500;
const AFTER_DUE: readonly Step[] = [
  request("w1", 500),
  approve("w1"),
  request("w2", 300),
  cancel("w2"),
];
/** Where it is slow: the so-manieth operation of a step. */
const POINTS: readonly [step: string, nth: number][] = [
  ["order O1", 2],
  ["notice of O1", 1],
  ["notice of O1", 2],
  ["refund of O2", 2],
  ["receipt of O1", 2],
  ["request w1", 1],
  ["request w1", 3],
  ["approve w1", 4],
  ["cancel w2", 2],
  ["refund of O1", 2],
];

const folder = mkdtempSync(pathOf(tmpdir(), "fenrun-timeouts-"));
let stack: Stack;

/** The very deployment, but for the timeouts. */
function shortLived(): string {
  const project = pathOf(folder, "project");
  mkdirSync(project, { recursive: true });
  const rc = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as { functions: object[] };
  const functions = rc.functions.map((one) => ({ ...one, timeout: TIMEOUT_S }));
  writeFileSync(pathOf(project, "cloudbaserc.json"), JSON.stringify({ ...rc, functions }));
  for (const file of ["database-rules.json", "database-indexes.json", "function-rules.json"]) {
    writeFileSync(pathOf(project, file), readFileSync(file));
  }
  symlinkSync(resolve("dist"), pathOf(project, "dist"));
  return project;
}

beforeAll(async () => {
  const dataFolder = pathOf(folder, "data");
  stack = await startStack({
    ...{ dataFolder, durability: "off", freezeAtMs: START_MS, project: shortLived() },
  });
}, 30_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("ends by its timeout at an operation that was applied: as if nothing had happened", async () => {
  const { control, url } = stack;
  await publish(control, PLAN);
  const lives = ["quiet", ...POINTS.map((_, n) => `L${n}`)];
  let struck = 0;
  const live = async (step: Step) => {
    for (const [n, id] of lives.entries()) {
      const [slow, nth] = POINTS[n - 1] ?? ["", 0];
      const { functionName } = step;
      const strikes = slow === step.name;
      if (strikes) {
        const match = { functionName, nth };
        await control.post("/control/faults", {
          add: { kind: "slowReply", match, delayMs: SLOW_MS },
        });
      }
      const reply = await until(() => step.run(control, id));
      expect({ id, step: step.name, ok: reply.ok }).toEqual({ id, step: step.name, ok: true });
      if (!strikes) continue;
      const { injected } = await control.get("/control/faults?limit=1");
      struck += (injected as object[]).length;
      await control.post("/control/faults", { clear: true });
    }
  };
  for (const id of lives) await join(control, id);
  for (const step of EARNING) await live(step);
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + 60_000 });
  for (const step of [...AFTER_DUE, refund("O1", 10_000)]) await live(step);
  expect(struck).toBe(POINTS.length);
  await control.post("/control/clock", { advanceToMs: START_MS + 16 * DAY_MS });
  const quiet = await walletOf(control, "quiet");
  for (const [n, id] of lives.entries()) {
    const at = POINTS[n - 1] ?? "quiet";
    expect({ at, wallet: await walletOf(control, id) }).toEqual({ at, wallet: quiet });
  }
  expect((await audit(adminStore(url), transferOutflow(control))).violations).toEqual([]);
}, 240_000);
