import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { faultsIn } from "./faults.ts";
import { ACCOUNTS, FEN_EACH, SCHEMA } from "./fixtures/crashSchema.ts";
import { SEED } from "./fixtures/temporary.ts";
import { cpuMsOf } from "../testTimes.ts";
import { type Database, openDatabase } from "./index.ts";

/** Goal: killed at any moment, the database has lost nothing that it acknowledged, and half of nothing. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 12);

/** What the child has said at least when it is killed. */
const LINES_MIN = 20;

const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-crash-"));
const data = join(directory, "data");
const child = join(directory, "crashChild.cjs");

beforeAll(async () => {
  buildSync({
    entryPoints: ["local/database/crashChild.ts"],
    outfile: child,
    bundle: true,
    platform: "node",
    target: "node20",
    alias: { "@photostructure/sqlite": require.resolve("@photostructure/sqlite") },
    external: ["*.cjs"],
  });
  const database = open();
  const accounts = Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, fen: FEN_EACH }));
  await database.insert("accounts", accounts);
  const counters = [0, 1, 2, 3].map((worker) => ({ _id: `counter${worker}`, n: 0, tags: [] }));
  await database.insert("counters", counters);
  await database.close();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function open(): Database {
  const database = openDatabase({ directory: data, durability: "full", nowMs: Date.now });
  for (const [name, indexes] of Object.entries(SCHEMA)) database.ensureCollection(name, indexes);
  return database;
}

/**
 * The whole lines that the child said before it was killed, `afterMs` into its load or later: it is in the midst of it,
 * and has said enough, however slowly the machine lets it work.
 */
async function killedAfter(afterMs: number, round: number): Promise<string[]> {
  const victim = spawn(process.execPath, [child, data, String(round)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let isDue = false;
  const killWhenEnough = () => {
    if (isDue && said.split("\n").length - 1 > LINES_MIN) victim.kill("SIGKILL");
  };
  await new Promise<void>((resolve) => {
    victim.stdout.on("data", (chunk: Buffer) => {
      if (said === "") setTimeout(() => (isDue = true) && killWhenEnough(), afterMs);
      said += chunk.toString();
      killWhenEnough();
    });
    victim.on("close", () => resolve());
  });
  return said.split("\n").slice(0, -1);
}

async function expectNothingLost(database: Database, lines: readonly string[]): Promise<void> {
  const counted = new Map<string, number>();
  for (const line of lines) {
    const [kind, id = "", n] = line.split(" ");
    if (kind === "u") counted.set(id, Number(n));
    if (kind !== "i" && kind !== "t") continue;
    const collection = kind === "i" ? "orders" : "journal";
    const found = await database.find(collection, { query: { _id: id } });
    if (found.length !== 1) throw new Error(`lost: ${line}`);
  }
  for (const [_id, n] of counted) {
    const [counter] = await database.find("counters", { query: { _id } });
    expect(Number(counter?.["n"])).toBeGreaterThanOrEqual(n);
  }
}

/** Every account is what its journal entries make of it: a transfer is there whole or not at all. */
async function expectBalanced(database: Database): Promise<void> {
  const balances = Array.from({ length: ACCOUNTS }, () => FEN_EACH);
  for (let offset = 0; ; offset += 1_000) {
    const entries = await database.find("journal", { order: { _id: 1 }, offset, limit: 1_000 });
    for (const { from, to } of entries) {
      balances[Number(from)]! -= 3;
      balances[Number(to)]! += 3;
    }
    if (entries.length < 1_000) break;
  }
  const accounts = await database.find("accounts", { order: { _id: 1 } });
  expect(accounts.map(({ fen }) => fen)).toEqual(balances);
}

it(`loses nothing over ${ROUNDS} kills`, async () => {
  let random = SEED;
  let acknowledged = 0;
  let slowestOpenMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    const lines = await killedAfter(100 + (random % 500), round);
    acknowledged += lines.length;
    let database!: Database;
    slowestOpenMs = Math.max(slowestOpenMs, await cpuMsOf(() => (database = open())));
    await expectNothingLost(database, lines);
    await expectBalanced(database);
    await database.close();
    expect(faultsIn(data)).toEqual([]);
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS * LINES_MIN);
  expect(slowestOpenMs).toBeLessThan(2_000);
}, 120_000);
