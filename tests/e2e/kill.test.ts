import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tcb from "@cloudbase/node-sdk";

/**
 * Goal: what the SDK was told is written stays written, over kill -9 of the whole server under load.
 * local/database/crash.test.ts does the same to the database alone, with transactions and more rounds.
 */
const ROUNDS = 5;
const WRITERS = 8;
const folder = mkdtempSync(join(tmpdir(), "fenrun-kill-"));
let server: ChildProcess | undefined;

beforeAll(() => {
  console.warn = () => undefined; // The SDK tells of each reply that is lost, three seconds later.
  writeFileSync(
    join(folder, "cloudbaserc.json"),
    '{"version":"2.0","envId":"kill","functionRoot":".","functions":[]}',
  );
  writeFileSync(
    join(folder, "database-indexes.json"),
    '{"notes":[{"name":"by_round","keys":[{"name":"round","direction":"1"}]}]}',
  );
});
afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ url: string; kill: () => Promise<void> }> {
  const words = [
    "local/dist/cli.cjs",
    "start",
    "--project",
    folder,
    "--data",
    join(folder, "data"),
    "--port",
    "0",
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  server = child;
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  for await (const chunk of child.stdout) {
    const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (url === undefined) continue;
    const kill = () => {
      child.kill("SIGKILL");
      return ended;
    };
    return { url, kill };
  }
  throw new Error("cloudbase-local did not start");
}

const databaseAt = (url: string) =>
  tcb
    .init({ env: "kill", secretId: "id", secretKey: "key", serviceUrl: `${url}/admin` })
    .database();

it(`loses no acknowledged write over ${ROUNDS} kills under load`, async () => {
  process.env["TENCENTCLOUD"] = "true"; // Or the SDK asks the cloud's metadata server first.
  const told = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const { url, kill } = await start();
    const notes = databaseAt(url).collection("notes");
    let isUp = true;
    const writer = async (n: number) => {
      for (let i = 0; isUp; i++) {
        const id = `${round}-${n}-${i}`;
        try {
          await notes.add({ _id: id, round, value: 0 });
          told.set(id, 0);
          await notes.where({ _id: id, value: 0 }).update({ value: 1 });
          told.set(id, 1);
        } catch {
          return; // The server is gone: what it did not answer may be written or not.
        }
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, n) => writer(n));
    await new Promise((done) => setTimeout(done, 300 + 150 * round));
    await kill();
    isUp = false;
    await Promise.all(writers);
  }
  const { url, kill } = await start();
  const notes = databaseAt(url).collection("notes");
  const found = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (let skip = 0; ; skip += 1_000) {
      const { data } = await notes
        .where({ round })
        .orderBy("_id", "asc")
        .skip(skip)
        .limit(1_000)
        .get();
      for (const { _id, value } of data as { _id: string; value: number }[]) found.set(_id, value);
      if (data.length < 1_000) break;
    }
  }
  const lost = [...told].filter(([id, value]) => (found.get(id) ?? -1) < value);
  expect(told.size).toBeGreaterThan(100);
  expect(lost).toEqual([]);
  await kill();
}, 60_000);
