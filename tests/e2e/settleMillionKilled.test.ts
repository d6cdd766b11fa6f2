import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MINUTE_MS } from "#core/time.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { isOver, settlePass, wrongWallets } from "../../bench/settle/pass.ts";
import { seedOrders, SETTLED_AT_MS } from "../../bench/settle/seed.ts";

/**
 * Goal: a settlement that is killed again and again, the function at any of its requests and the whole server at any
 * moment, ends with every row counted once. ROWS=100000 does it at length, SEED= repeats a run.
 */
const ORDERS = Number(process.env["ROWS"] ?? 12_000);
const PROMOTERS = ORDERS / 10;
const FUNCTION_KILLS = 12;
const SERVER_KILLS = 4;
const SEED = Number(process.env["SEED"] ?? 1);

const folder = mkdtempSync(join(tmpdir(), "fenrun-settle-"));
const dataFolder = join(folder, "data");
let stack: Stack;
let maturedFen: ReadonlyMap<string, number>;
let random = SEED;
/** A number from 0 up to n. */
const below = (n: number): number => {
  random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (random >>> 8) % n;
};

/** A minute passes between two runs, as between the timer's own; it begins when no timer is near. */
let nowMs = SETTLED_AT_MS + 5 * MINUTE_MS;
const start = () => startStack({ dataFolder, durability: "off", freezeAtMs: nowMs });
beforeAll(async () => {
  stack = await start();
  maturedFen = await seedOrders(stack.url, { orders: ORDERS, promoters: PROMOTERS });
}, 600_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const runTimer = () => stack.control.post("/control/timers/run", { name: "settle" });
const isDone = async () =>
  isOver(await adminStore(stack.url).get("sweeps", "settle"), SETTLED_AT_MS);
async function walletsWritten(): Promise<number> {
  const { documentsWritten } = await stack.control.get("/control/meter");
  return Number(documentsWritten);
}

/** The server's process. Found by its data folder, so that no other one is ever meant. */
function serverPid(): number {
  const found = readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, "utf8").includes(dataFolder);
    } catch {
      return false; // It has ended meanwhile.
    }
  });
  expect(found).toHaveLength(1);
  return Number(found[0]);
}

it(`counts each row once, killed ${FUNCTION_KILLS} times within the function, seed ${SEED}`, async () => {
  let killed = 0;
  for (let round = 0; round < FUNCTION_KILLS; round++) {
    // Some die at once, and all of them together leave work for the others.
    const nth = 1 + below(Math.ceil(PROMOTERS / FUNCTION_KILLS));
    const kind = below(2) === 0 ? "killedBefore" : "killedAfter";
    const match = { functionName: "settle", nth };
    await stack.control.post("/control/faults", { add: { kind, match } });
    killed += await runTimer().then(
      () => 0,
      () => 1,
    );
    await stack.control.post("/control/faults", { clear: true });
    nowMs += MINUTE_MS;
    await stack.control.post("/control/clock", { advanceToMs: nowMs });
  }
  expect(killed).toBe(FUNCTION_KILLS);
  expect(await isDone()).toBe(false);
}, 300_000);

it(`counts each row once, the server killed ${SERVER_KILLS} times, seed ${SEED}`, async () => {
  for (let round = 0; round < SERVER_KILLS; round++) {
    await stack.control.post("/control/meter/reset", {});
    let isRunning = true;
    const run = runTimer().then(
      () => (isRunning = false),
      () => (isRunning = false),
    );
    // Killed while it works, not before it has begun.
    while (isRunning && (await walletsWritten()) === 0) await sleep(1);
    await sleep(below(60));
    process.kill(serverPid(), "SIGKILL");
    await Promise.all([run, stack.ended]);
    stack.control.close();
    nowMs += MINUTE_MS;
    stack = await start();
  }
}, 300_000);

it("then runs to its end, and no fen is missing or there twice", async () => {
  await settlePass(stack, SETTLED_AT_MS);
  expect(await wrongWallets(stack.url, maturedFen)).toEqual([]);
}, 300_000);
