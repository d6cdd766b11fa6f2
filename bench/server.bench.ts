/**
 * Budget: ready in ≤ 1.5 s from the start of the process; a round trip of the unmodified SDK with p50 ≤ 1.5 × the same
 * one to a bare node:http server that answers without looking; 16 clients get ≥ 3,000 durable updates a second, or
 * ≥ 0.5 × what raw SQLite does in commits of 16.
 *
 * The same SDK asks both servers turn by turn: what lies between the two is ours, the rest is HTTP and the SDK. Needs
 * `npm run build` first.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import tcb from "@cloudbase/node-sdk";
import { durableUpdates } from "./server/durableUpdates.ts";

const STARTS = 5;
const ROUNDS = 400;
const WARM_UP_ROUNDS = 100;

const BARE = `
const body = JSON.stringify({ requestId: "r", data: { list: ['{"_id":"a"}'], insertedIds: ["a"], updated: 1 } });
require("node:http").createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(body));
}).listen(0, "127.0.0.1", function () { console.log("ready http://127.0.0.1:" + this.address().port); });`;

/** Starts a program and waits for the address that it prints. */
async function start(words: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout) {
    const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (url !== undefined) return { url, child };
  }
  throw new Error(`${words.join(" ")} ended without an address`);
}

function databaseAt(url: string) {
  const serviceUrl = `${url}/admin`;
  return tcb.init({ env: "bench", secretId: "id", secretKey: "key", serviceUrl }).database();
}

const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN).toFixed(3);

function row(what: string, ms: number[]): Record<string, string> {
  ms.sort((a, b) => a - b);
  return { what, p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), best: quantile(ms, 0) };
}

async function timeToReady(words: readonly string[]): Promise<number> {
  const beganMs = performance.now();
  const { child } = await start(words);
  const tookMs = performance.now() - beganMs;
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  return tookMs;
}

/** Of each request the times at both servers, and how they compare. */
async function roundTrips(localUrl: string, bareUrl: string): Promise<Record<string, string>[]> {
  const servers = { local: databaseAt(localUrl), bare: databaseAt(bareUrl) };
  await servers.local.createCollection("docs");
  await servers.local.collection("docs").add({ _id: "a", n: 0 });
  type At = typeof servers.local;
  const asks: readonly [what: string, ask: (at: At) => Promise<unknown>][] = [
    ["get", (at) => at.collection("docs").doc("a").get()],
    [
      "update",
      (at) =>
        at
          .collection("docs")
          .doc("a")
          .update({ n: at.command.inc(1) }),
    ],
    ["add", (at) => at.collection("docs").add({ n: 1, text: "x".repeat(300) })],
  ];
  const took = new Map(
    asks.map(([what]) => [what, { local: [] as number[], bare: [] as number[] }]),
  );
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const [what, ask] of asks) {
      for (const side of ["local", "bare"] as const) {
        const beganMs = performance.now();
        await ask(servers[side]);
        if (round >= 0) took.get(what)?.[side].push(performance.now() - beganMs);
      }
    }
  }
  return [...took].flatMap(([what, { local, bare }]) => {
    const rows = [row(`${what}, cloudbase-local`, local), row(`${what}, bare server`, bare)];
    const ratio = Number(rows[0]?.["p50"]) / Number(rows[1]?.["p50"]);
    return rows.map((each, n) => (n === 0 ? { ...each, ratio: ratio.toFixed(2) } : each));
  });
}

async function main(): Promise<void> {
  // Without these every request first looks for the metadata service of the cloud.
  Object.assign(process.env, { TENCENTCLOUD: "true", TENCENTCLOUD_RUNENV: "SCF" });
  Object.assign(process.env, { TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "bench" });
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-bench-"));
  writeFileSync(join(directory, "cloudbaserc.json"), "{}");
  const cli = process.env["CLI"] ?? "local/dist/cli.cjs";
  const words = [cli, "start", "--project", directory, "--port", "0"];

  const ready: number[] = [];
  for (let i = 0; i < STARTS; i += 1) ready.push(await timeToReady(words));
  const [local, bare] = [await start(words), await start(["-e", BARE])];
  const table = [row("ready", ready), ...(await roundTrips(local.url, bare.url))];
  const updates = await durableUpdates(Number(new URL(local.url).port), directory);
  for (const { child } of [local, bare]) child.kill("SIGTERM");
  rmSync(directory, { recursive: true, force: true });

  console.log(
    `ms; ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
  );
  console.table(table);
  console.log(updates);
}

void main();
