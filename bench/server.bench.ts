/**
 * Budget: ready in ≤ 1.5 s from the start of the process; a round trip of the unmodified SDK with p50 ≤ 2 ms.
 *
 * The same SDK asks, turn by turn, cloudbase-local and a bare node:http server that answers without looking: what lies
 * between the two is ours, the rest is HTTP and the SDK. Needs `npm run build` first.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import tcb from "@cloudbase/node-sdk";

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
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN).toFixed(2);

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

async function roundTrips(localUrl: string, bareUrl: string): Promise<Record<string, string>[]> {
  const [local, bare] = [databaseAt(localUrl), databaseAt(bareUrl)];
  await local.createCollection("docs");
  await local.collection("docs").add({ _id: "a", n: 0 });
  const { inc } = local.command;
  const asks: [what: string, ask: () => Promise<unknown>][] = [
    ["get, cloudbase-local", () => local.collection("docs").doc("a").get()],
    ["get, bare server", () => bare.collection("docs").doc("a").get()],
    [
      "update, cloudbase-local",
      () =>
        local
          .collection("docs")
          .doc("a")
          .update({ n: inc(1) }),
    ],
    [
      "update, bare server",
      () =>
        bare
          .collection("docs")
          .doc("a")
          .update({ n: inc(1) }),
    ],
    ["add, cloudbase-local", () => local.collection("docs").add({ n: 1, text: "x".repeat(300) })],
    ["add, bare server", () => bare.collection("docs").add({ n: 1, text: "x".repeat(300) })],
  ];
  const took = new Map<string, number[]>(asks.map(([what]) => [what, []]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const [what, ask] of asks) {
      const beganMs = performance.now();
      await ask();
      if (round >= 0) took.get(what)?.push(performance.now() - beganMs);
    }
  }
  return [...took].map(([what, ms]) => row(what, ms));
}

async function main(): Promise<void> {
  // Without these every request first looks for the metadata service of the cloud.
  Object.assign(process.env, { TENCENTCLOUD: "true", TENCENTCLOUD_RUNENV: "SCF" });
  Object.assign(process.env, { TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "bench" });
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-bench-"));
  writeFileSync(join(directory, "cloudbaserc.json"), "{}");
  const words = ["local/dist/cli.cjs", "start", "--project", directory, "--port", "0"];

  const ready: number[] = [];
  for (let i = 0; i < STARTS; i += 1) ready.push(await timeToReady(words));
  const [local, bare] = [await start(words), await start(["-e", BARE])];
  const table = [row("ready", ready), ...(await roundTrips(local.url, bare.url))];
  for (const { child } of [local, bare]) child.kill("SIGTERM");
  rmSync(directory, { recursive: true, force: true });

  console.log(
    `ms; ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
  );
  console.table(table);
}

void main();
