import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The server that things are thrown at: a process of its own, on a project of its own. */
export interface FuzzedServer {
  readonly port: number;
  readonly pid: number;
  /** What it printed on stderr: each line is a fault that it found in itself. */
  readonly complaints: () => string;
  /** Set when the process ended although nobody told it to. */
  readonly ended: () => string | undefined;
  stop(): Promise<void>;
}

const ECHO = "exports.main = async (event) => ({ got: event });\n";
const FILES: Readonly<Record<string, string>> = {
  "cloudbaserc.json": JSON.stringify({
    envId: "fuzz",
    functionRoot: "functions",
    functions: [{ name: "echo" }],
  }),
  "functions/echo/index.js": ECHO,
  "database-rules.json": JSON.stringify({
    open: { read: true, write: true },
    own: { aclTag: "PRIVATE" },
    closed: { read: false, write: false },
  }),
  "storage-rules.json": JSON.stringify({ read: true, write: true }),
  "function-rules.json": JSON.stringify({ "*": { invoke: true } }),
  "database-indexes.json": JSON.stringify({
    open: [{ name: "by_n", keys: [{ name: "n", direction: "1" }] }],
  }),
};

/** Starts the built command line; `CLI` may name another build of it. */
export async function startFuzzed(nodeOptions: readonly string[] = []): Promise<FuzzedServer> {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-fuzz-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const cli = process.env["CLI"] ?? "local/dist/cli.cjs";
  const words = [
    ...nodeOptions,
    cli,
    "start",
    "--project",
    directory,
    "--port",
    "0",
    "--durability",
    "off",
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  let told = false;
  let ended: string | undefined;
  child.stderr.on(
    "data",
    (chunk: Buffer) => (complaints = (complaints + String(chunk)).slice(-100_000)),
  );
  const exited = new Promise<void>((resolve) => {
    child.on("exit", (code, signal) => {
      if (!told) ended = `exit code ${code}, signal ${signal}`;
      resolve();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void exited.then(() => reject(new Error(`the server did not start: ${complaints}`)));
  });
  return {
    port,
    pid: child.pid ?? 0,
    complaints: () => complaints,
    ended: () => ended,
    async stop() {
      told = true;
      child.kill("SIGTERM");
      await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** How much memory a process holds, in MB; 0 where the system does not tell. */
export function residentMb(pid: number): number {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Math.round(Number(kb ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
