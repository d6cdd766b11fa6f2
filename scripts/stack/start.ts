import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { type Control, openControl } from "#scripts/stack/control.ts";
import { demoEnvironment } from "#scripts/stack/environment.ts";
import { putWechatKeys } from "#scripts/stack/keys.ts";

/** A running cloudbase-local with Fenrun's built functions in it. */
export type Stack = {
  readonly url: string;
  /** Where its data and its keys lie. */
  readonly dataFolder: string;
  readonly control: Control;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a power cut would: nothing is told to it. */
  readonly kill: () => Promise<void>;
  /** Settles when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
};
export type StackOptions = {
  readonly dataFolder: string;
  readonly port?: number;
  /** `off` where the data is thrown away afterwards: nothing waits for the disk. */
  readonly durability: "full" | "off";
  /** Starts with the clock frozen at an instant. */
  readonly freezeAtMs?: number;
  /** Where the files of the deployment are; left out = here. */
  readonly project?: string;
  /** Keeps the documents in this MongoDB; left out = in the data folder. */
  readonly mongodbUri?: string;
  /** Functions whose timers do not run. */
  readonly timersOff?: readonly string[];
  /** `false`: no log of the past may be played, as in a brand's deployment; left out = as `demoEnvironment` says. */
  readonly pastLogs?: false;
};

const START_TIMEOUT_MS = 90_000;
const FREE_PORTS_TRIED = 5;

/** Starts cloudbase-local as a process of its own and waits until it serves. */
export async function startStack(options: StackOptions): Promise<Stack> {
  if (options.port !== undefined) return startAt(options.port, options);
  for (let left = FREE_PORTS_TRIED; ; left--) {
    try {
      return await startAt(await freePort(), options);
    } catch (error) {
      // Somebody was given the free port before the server had it: the next one, then.
      if (left === 0 || !/port \d+ is taken/.test(String(error))) throw error;
    }
  }
}

async function startAt(port: number, options: StackOptions): Promise<Stack> {
  const { durability, freezeAtMs, pastLogs } = options;
  const url = `http://127.0.0.1:${port}`;
  const dataFolder = resolve(options.dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  putWechatKeys(dataFolder);
  const server = spawn(
    process.execPath,
    [
      "local/dist/cli.cjs",
      "start",
      ...["--project", resolve(options.project ?? ".")],
      ...["--port", String(port)],
      ...["--data", dataFolder],
      ...["--durability", durability],
      ...(options.mongodbUri === undefined ? [] : ["--mongodb", options.mongodbUri]),
      ...(options.timersOff ? ["--timers-off", options.timersOff.join(",")] : []),
      ...(freezeAtMs === undefined ? [] : ["--freeze-at", String(freezeAtMs)]),
    ],
    {
      env: {
        ...{ ...process.env, ...demoEnvironment(dataFolder, url) },
        ...(pastLogs === false ? { PAST_LOGS: "" } : {}),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>((done) => server.on("close", () => done()));
  // Whoever started it may be interrupted: it must not stay behind, holding the port and the data.
  const killed = () => server.kill();
  process.once("exit", killed);
  void ended.then(() => process.off("exit", killed));
  await new Promise<void>((ready, fail) => {
    let said = "";
    const limit = setTimeout(() => fail(new Error("did not start in time")), START_TIMEOUT_MS);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
      if (!/ready {2}cloudbase-local/.test(said)) return;
      clearTimeout(limit);
      ready();
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    void ended.then(() => fail(new Error(`cloudbase-local did not start:\n${said}`)));
  });
  server.stderr.pipe(process.stderr, { end: false });
  const control = openControl(url);
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    control.close();
  };
  const kill = async () => {
    server.kill("SIGKILL");
    await ended;
    control.close();
  };
  return { url, dataFolder, control, stop, kill, ended };
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}
