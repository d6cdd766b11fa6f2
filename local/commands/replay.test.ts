/** Goal: what clients asked for can be written down, taken to fresh data and done again, with the same outcomes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type Server } from "../server.ts";
import { replayCommand } from "./replay.ts";
import { replayExportCommand } from "./replayExport.ts";

const NOON_MS = 1_767_240_000_000;
const CODE = `
let nights = 0;
exports.main = async (event) => {
  if (event.Type === "Timer") return void (nights += 1);
  if (event.action === "fail") throw new Error("as asked");
  if (event.action === "late" && nights !== event.nights) throw new Error(nights + " nights");
  return { now: Date.now(), who: process.env.WX_OPENID };
};`;

const directory = mkdtempSync(join(tmpdir(), "replay-"));
const file = join(directory, "calls.jsonl");
let server: Server;
let printed = "";
const out = (text: string) => void (printed += text);

beforeAll(() => {
  const triggers = [{ name: "nightly", type: "timer", config: "0 0 3 * * * *" }];
  writeFileSync(
    join(directory, "cloudbaserc.json"),
    JSON.stringify({ functionRoot: ".", functions: [{ name: "f", timeout: 60, triggers }] }),
  );
  mkdirSync(join(directory, "f"));
  writeFileSync(join(directory, "f", "index.js"), CODE);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));
beforeEach(() => (printed = ""));

async function start(data: string, record: boolean): Promise<void> {
  server = await startServer({
    ...{ projectDirectory: directory, dataDirectory: join(directory, data), port: 0, record },
    ...{ durability: "off", freezeAtMs: NOON_MS, environment: {} },
    onError: (error) => {
      throw error;
    },
  });
}

const control = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${server.url}/control/${path}`, init);
  return (await response.json()) as Record<string, unknown>;
};
const call = (data: object, toMs: number) =>
  control(`call?advanceToMs=${toMs}`, { name: "f", data, identity: { openid: "oA" } });

it("records calls from outside only, and writes them to a file", async () => {
  await start("first", true);
  await call({ action: "a" }, NOON_MS + 1_000);
  await call({ action: "fail" }, NOON_MS + 2_000);
  await call({ action: "late", nights: 3 }, NOON_MS + 3 * 86_400_000);
  await server.close();
  const words = [file, "--data", join(directory, "first")];
  expect(await replayExportCommand.run(words, out)).toBe(0);
  expect(printed).toBe(`3 calls written to ${file}\n`);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { format: "cloudbase-local-calls/1" },
    { atMs: NOON_MS + 1_000, name: "f", identity: { openid: "oA" }, outcome: "ok" },
    { data: { action: "fail" }, outcome: "FUNCTIONS_EXECUTE_FAIL" },
    { data: { action: "late", nights: 3 }, outcome: "ok" },
  ]);
});

it("makes them again at their times, timers in between included", async () => {
  await start("second", false);
  expect(await replayCommand.run([file, "--url", server.url], out)).toBe(0);
  expect(printed).toBe("3 calls made again, 0 ended differently\n");
  await server.close();
});

it("tells what ended differently", async () => {
  writeFileSync(file, readFileSync(file, "utf8").replace('"nights":3', '"nights":9'));
  await start("third", false);
  expect(await replayCommand.run([file, "--url", server.url], out)).toBe(1);
  expect(printed).toMatch(/f: FUNCTIONS_EXECUTE_FAIL instead of ok\n3 calls made again, 1 ended/);
  await server.close();
});

it.each([
  ["a file that is no recording", "{}\n", "is no file of replay-export"],
  ["a broken line", '{"format":"cloudbase-local-calls/1"}\n{', "line 2 is not JSON"],
])("refuses %s", async (_, text, message) => {
  const bad = join(directory, "bad.jsonl");
  writeFileSync(bad, text);
  await expect(replayCommand.run([bad], out)).rejects.toThrow(message);
});
