/**
 * Budget, with a million documents: indexed reads p50 < 1 ms, in the process and over HTTP; the server's memory < 400 MB;
 * ready in ≤ 2 s. Needs `npm run build` first, 2 GB of disk and some minutes; DOCUMENTS= makes it smaller.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLine, type Line } from "#tests/fuzz/line.ts";
import { openDatabase } from "../local/database/index.ts";

const DOCUMENTS = Number(process.env["DOCUMENTS"] ?? 1_000_000);
const BATCH = 1_000;
const SAMPLES = 2_000;
const WAIT_MS = 60_000;

const directory = mkdtempSync(join(tmpdir(), "cloudbase-million-"));
const key = (...names: string[]) => names.map((name) => ({ name, direction: "1" }));
const INDEXES = {
  orders: [
    { name: "by_user", keys: key("userId") },
    { name: "by_status", keys: key("status", "createdAt") },
  ],
};

function order(n: number) {
  return {
    _id: `order-${String(n).padStart(8, "0")}`,
    userId: `user-${n % (DOCUMENTS / 10)}`,
    status: ["paid", "sent", "done"][n % 3] ?? "paid",
    createdAt: 1_700_000_000_000 + n,
    totalFen: (n * 37) % 10_000,
    items: [{ sku: `sku-${n % 500}`, title: "A thing that somebody wants to buy", quantity: 1 }],
    address: { city: "Shanghai", street: "Nanjing Road 1", phone: "13800000000" },
  };
}

type Read = { readonly query: object; readonly order?: object; readonly limit: number };
/** By turns of the documents that are asked for. */
const READS: readonly [what: string, read: (n: number) => Read][] = [
  ["get by id", (n) => ({ query: { _id: order(n)._id }, limit: 1 })],
  ["find of 10 by index", (n) => ({ query: { userId: order(n).userId }, limit: 10 })],
  [
    "page of 20, sorted by index",
    (n) => ({
      query: { status: order(n).status, createdAt: { $lt: order(n).createdAt + 1 } },
      order: { createdAt: -1 },
      limit: 20,
    }),
  ],
];

type Running = { readonly child: ChildProcess; readonly port: number; readonly readyMs: number };

async function start(): Promise<Running> {
  const beganMs = performance.now();
  const words = ["start", "--project", directory, "--data", join(directory, "data"), "--port", "0"];
  const cli = process.env["CLI"] ?? "local/dist/cli.cjs";
  const child = spawn(process.execPath, [cli, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1];
    if (port !== undefined)
      return { child, port: Number(port), readyMs: performance.now() - beganMs };
  }
  throw new Error("cloudbase-local did not start");
}

async function stop({ child }: Running): Promise<void> {
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

function memoryMb({ child }: Running, what: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Math.round(Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1_024);
}

async function ask(line: Line, action: string, fields: object): Promise<void> {
  const body = JSON.stringify({ action, collectionName: "orders", envName: "bench", ...fields });
  const head = "POST /admin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n";
  const bytes = Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const answer = await line.ask(bytes, { bodiless: false, waitMs: WAIT_MS });
  if (typeof answer !== "object" || answer.body.includes('"code"')) {
    throw new Error(
      `${action}: ${typeof answer === "object" ? answer.body.toString().slice(0, 300) : answer}`,
    );
  }
}

async function fill(line: Line): Promise<number> {
  const beganMs = performance.now();
  for (let n = 0; n < DOCUMENTS; n += BATCH) {
    const data = Array.from({ length: BATCH }, (_, at) => JSON.stringify(order(n + at)));
    await ask(line, "database.insertDocument", { data });
  }
  return (performance.now() - beganMs) / 1_000;
}

const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.floor((sorted.length - 1) * q)] ?? NaN).toFixed(3);

async function timed(what: string, once: (n: number) => Promise<unknown>): Promise<object> {
  const took: number[] = [];
  for (let sample = -SAMPLES / 10; sample < SAMPLES; sample += 1) {
    const n = (Math.abs(sample) * 7_919 * 131) % DOCUMENTS;
    const beganMs = performance.now();
    await once(n);
    if (sample >= 0) took.push(performance.now() - beganMs);
  }
  took.sort((a, b) => a - b);
  return { what, p50: quantile(took, 0.5), p95: quantile(took, 0.95), best: quantile(took, 0) };
}

async function overHttp(line: Line): Promise<object[]> {
  const rows: object[] = [];
  for (const [what, read] of READS) {
    rows.push(
      await timed(`${what}, over HTTP`, (n) => {
        const { query, order: sorting, limit } = read(n);
        const texts = { query: JSON.stringify(query), order: sorting && JSON.stringify(sorting) };
        return ask(line, "database.getDocument", { ...texts, limit });
      }),
    );
  }
  return rows;
}

async function inProcess(): Promise<object[]> {
  const place = join(directory, "data", "database");
  const database = openDatabase({ directory: place, durability: "full", nowMs: Date.now });
  const rows: object[] = [];
  for (const [what, read] of READS) {
    rows.push(
      await timed(`${what}, in the process`, (n) => {
        const { query, order: sorting, limit } = read(n);
        return database.find("orders", {
          query: { ...query },
          order: sorting && { ...sorting },
          limit,
        });
      }),
    );
  }
  await database.close();
  return rows;
}

async function main(): Promise<void> {
  writeFileSync(join(directory, "cloudbaserc.json"), "{}");
  writeFileSync(join(directory, "database-indexes.json"), JSON.stringify(INDEXES));
  const first = await start();
  const line = openLine(first.port);
  const seconds = await fill(line);
  const filled = { rss: memoryMb(first, "VmRSS"), peak: memoryMb(first, "VmHWM") };
  line.close();
  await stop(first);

  const ready: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const again = await start();
    ready.push(Math.round(again.readyMs));
    await stop(again);
  }
  const server = await start();
  const reader = openLine(server.port);
  const rows = await overHttp(reader);
  const read = { rss: memoryMb(server, "VmRSS"), peak: memoryMb(server, "VmHWM") };
  reader.close();
  await stop(server);
  rows.push(...(await inProcess()));
  rmSync(directory, { recursive: true, force: true });

  console.log("ms");
  console.table(rows);
  console.log({
    ...{
      documents: DOCUMENTS,
      importSeconds: Math.round(seconds),
      perSecond: Math.round(DOCUMENTS / seconds),
    },
    ...{ readyMs: ready, memoryMbAfterImport: filled, memoryMbAfterReads: read },
  });
}

void main();
