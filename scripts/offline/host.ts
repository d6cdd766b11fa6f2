import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** A running serverless-offline. */
export type Host = {
  /** Where a function answers a POST of its event. */
  readonly httpUrl: (name: string) => string;
  /** Where a function answers Lambda's Invoke. */
  readonly invokeUrl: (name: string) => string;
  readonly stop: () => Promise<void>;
  /** Settles when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
};
export type HostOptions = {
  /** Address of the cloudbase-local that runs the functions. */
  readonly cloudbaseLocal: string;
  readonly httpPort: number;
  readonly lambdaPort: number;
};

const START_TIMEOUT_MS = 60_000;
/** It stops at SIGTERM within this time, or it is killed. */
const STOP_TIMEOUT_MS = 5_000;

/** Starts serverless-offline as a process of its own and waits until its doors are open. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { cloudbaseLocal, httpPort, lambdaPort } = options;
  const host = spawn(
    process.execPath,
    [
      ...["node_modules/serverless/bin/serverless.js", "offline", "start"],
      ...["--host", "127.0.0.1"],
      ...["--httpPort", String(httpPort)],
      ...["--lambdaPort", String(lambdaPort)],
    ],
    {
      env: {
        ...process.env,
        CLOUDBASE_LOCAL_URL: cloudbaseLocal,
        SLS_TELEMETRY_DISABLED: "1",
        SLS_NOTIFICATIONS_MODE: "off",
        // What it keeps between runs would else go to the home folder.
        SLS_SCHEMA_CACHE_BASE_DIR: resolve(".data"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>((done) => host.on("close", () => done()));
  const killed = () => host.kill("SIGKILL");
  process.once("exit", killed);
  void ended.then(() => process.off("exit", killed));
  await new Promise<void>((ready, fail) => {
    let said = "";
    const limit = setTimeout(() => fail(new Error("did not start in time")), START_TIMEOUT_MS);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
      if (!said.includes("Server ready")) return;
      clearTimeout(limit);
      ready();
    };
    host.stdout.on("data", listen);
    host.stderr.on("data", listen);
    void ended.then(() => fail(new Error(`serverless-offline did not start:\n${said}`)));
  });
  // Its own log of the calls.
  host.stdout.pipe(process.stderr, { end: false });
  host.stderr.pipe(process.stderr, { end: false });
  return {
    httpUrl: (name) => `http://127.0.0.1:${httpPort}/${name}`,
    invokeUrl: (name) => `http://127.0.0.1:${lambdaPort}/2015-03-31/functions/${name}/invocations`,
    async stop() {
      host.kill("SIGTERM");
      const limit = setTimeout(killed, STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(limit);
    },
    ended,
  };
}
