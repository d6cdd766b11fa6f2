/**
 * Budget: after 280,000 requests the server's memory grows by no more than a tenth over the next 220,000, and it warns
 * of no listeners that pile up. Needs `npm run build` first; REQUESTS= makes it longer.
 *
 * The first requests fill what is remembered on purpose (the history of documents, the last calls of functions), and
 * V8 takes its time to find the size of its heap.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLine, type Line } from "#tests/fuzz/line.ts";

const REQUESTS = Number(process.env["REQUESTS"] ?? 500_000);
const LINES = 8;
const STEP = 20_000;
const FILLED = 280_000;
const WAIT_MS = 20_000;

const directory = mkdtempSync(join(tmpdir(), "cloudbase-long-"));
mkdirSync(join(directory, "functions", "echo"), { recursive: true });
writeFileSync(join(directory, "functions/echo/index.js"), "exports.main = async (event) => event;");
writeFileSync(
  join(directory, "cloudbaserc.json"),
  JSON.stringify({ envId: "long", functionRoot: "functions", functions: [{ name: "echo" }] }),
);

function requestBytes(method: string, path: string, body: string): Buffer {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const admin = (action: string, fields: object): Buffer =>
  requestBytes("POST", "/admin", JSON.stringify({ action, collectionName: "docs", ...fields }));

/** The `n`th request of a mix in which nothing that is kept grows. */
function request(n: number): Buffer {
  const _id = `d${n % 500}`;
  const query = JSON.stringify({ _id });
  switch (n % 10) {
    case 0:
      return admin("database.modifyDocument", {
        query,
        ...{
          data: JSON.stringify({ n, text: "x".repeat(200) }),
          merge: false,
          upsert: true,
          multi: false,
        },
      });
    case 1:
      return admin("database.modifyDocument", {
        query,
        data: '{"$inc":{"n":1}}',
        merge: true,
        multi: false,
      });
    case 2:
      return admin("database.aggregateDocuments", {
        stages: [{ stageKey: "$group", stageValue: '{"_id":null,"sum":{"$sum":"$n"}}' }],
      });
    case 3:
      return admin("storage.getUploadMetadata", { path: `f${n % 9}` });
    case 4:
      return requestBytes("GET", "/control/data/collections", "");
    case 5:
      return requestBytes(
        "POST",
        "/auth/v1/signin",
        JSON.stringify({ username: "nobody", password: "x" }),
      );
    case 6:
      return n % 100 === 6
        ? admin("functions.invokeFunction", { function_name: "echo", request_data: '{"a":1}' })
        : requestBytes(
            "POST",
            "/web",
            JSON.stringify({ action: "database.getDocument", collectionName: "docs" }),
          );
    case 7:
      return requestBytes(
        "GET",
        "/v1/database/instances/(default)/databases/(default)/collections/docs/documents",
        "",
      );
    default:
      return admin("database.getDocument", { query, limit: 1 });
  }
}

async function ask(line: Line, bytes: Buffer): Promise<void> {
  const answer = await line.ask(bytes, { bodiless: false, waitMs: WAIT_MS });
  if (typeof answer !== "object" || answer.status >= 500) throw new Error(String(answer));
}

async function main(): Promise<void> {
  const cli = process.env["CLI"] ?? "local/dist/cli.cjs";
  const words = [cli, "start", "--project", directory, "--port", "0", "--durability", "off"];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints += String(chunk)));
  const port = await new Promise<number>((resolve) =>
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1];
      if (found !== undefined) resolve(Number(found));
    }),
  );
  const memoryMb = (): number => {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
  };
  const lines = Array.from({ length: LINES }, () => openLine(port));
  await ask(lines[0]!, admin("database.addCollection", {}));
  const memory = [memoryMb()];
  const beganMs = performance.now();
  for (let from = 0; from < REQUESTS; from += STEP) {
    let next = from;
    const work = async (line: Line): Promise<void> => {
      while (next < from + STEP) await ask(line, request(next++));
    };
    await Promise.all(lines.map(work));
    memory.push(memoryMb());
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  lines.forEach((line) => line.close());
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(directory, { recursive: true, force: true });

  const [filled = 0, last = 0] = [memory[FILLED / STEP], memory.at(-1)];
  const grownBy = Number((last / filled).toFixed(2));
  console.log({
    requests: REQUESTS,
    perSecond: Math.round(REQUESTS / seconds),
    memoryMb: memory,
    grownBy,
    complaints,
  });
  process.exitCode = complaints === "" && grownBy <= 1.1 ? 0 : 1;
}

void main();
