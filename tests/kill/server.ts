import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A project whose server is killed again and again; its data stay. */
export interface VictimProject {
  readonly dataDirectory: string;
  /** Starts the server, and says how long that took. */
  start(): Promise<{ url: string; readyMs: number; kill: () => Promise<void> }>;
  /** Ends what still runs, and removes everything. */
  remove(): void;
}

const key = (...names: string[]) => names.map((name) => ({ name, direction: "1" }));
const FILES = {
  "cloudbaserc.json": { version: "2.0", envId: "kill", functionRoot: ".", functions: [] },
  "database-indexes.json": {
    notes: [
      { name: "by_round", keys: key("round", "value") },
      { name: "by_tag", keys: key("tags") },
    ],
    accounts: [{ name: "by_fen", keys: key("fen") }],
    journal: [{ name: "by_from", keys: key("from", "to") }],
  },
  "storage-rules.json": { read: true, write: true },
};

export function makeVictim(): VictimProject {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-kill-"));
  for (const [name, content] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  const dataDirectory = join(folder, "data");
  const cli = process.env["CLI"] ?? "local/dist/cli.cjs";
  const where = ["--project", folder, "--data", dataDirectory, "--port", "0"];
  let running: ChildProcess | undefined;
  return {
    dataDirectory,
    async start() {
      const beganMs = performance.now();
      const stdio = ["ignore", "pipe", "inherit"] as const;
      const child = spawn(process.execPath, [cli, "start", ...where], { stdio: [...stdio] });
      running = child;
      const ended = new Promise<void>((done) => child.on("close", () => done()));
      const said = child.stdout;
      if (said === null) throw new Error("the server has no stdout");
      for await (const chunk of said) {
        const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
        if (url === undefined) continue;
        const kill = (): Promise<void> => {
          child.kill("SIGKILL");
          return ended;
        };
        return { url, readyMs: performance.now() - beganMs, kill };
      }
      throw new Error("cloudbase-local did not start");
    },
    remove() {
      running?.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
