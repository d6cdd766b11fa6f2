import { Worker } from "node:worker_threads";
import type { FunctionSpec } from "../project/functions.ts";
import type { CallMessage, WorkerData, WorkerMessage } from "./messages.ts";
import type { Outcome } from "./outcome.ts";

/** Loading a bundle does not count as the call's time, but it must end as well. */
const LOAD_SECONDS_MAX = 30;

/** What every instance of the server's functions needs to know. */
export type InstanceSettings = {
  readonly workerPath: string;
  readonly environment: Record<string, string>;
  readonly clock: SharedArrayBuffer;
};

/** One warm instance of a function: a thread of its own, used for one call at a time. */
export interface Instance {
  readonly isAlive: boolean;
  /** Runs one call. Promises to settle: a call that hangs, crashes or exits ends the instance. Never rejects. */
  run(call: CallMessage, log: (text: string) => void): Promise<Outcome>;
  stop(): Promise<void>;
}

type Running = {
  readonly finish: (outcome: Outcome) => void;
  readonly log: (text: string) => void;
  timer: NodeJS.Timeout;
};

export function startInstance(spec: FunctionSpec, settings: InstanceSettings): Instance {
  const worker = startWorker(spec, settings);
  let isAlive = true;
  let running: Running | undefined;
  let death: Outcome | undefined;

  function finish(outcome: Outcome): void {
    if (running === undefined) return;
    clearTimeout(running.timer);
    const { finish: settle } = running;
    running = undefined;
    settle(outcome);
  }
  function killAfter(seconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      isAlive = false;
      finish({ kind: "timedOut", seconds });
      void worker.terminate();
    }, seconds * 1000);
  }

  worker.on("message", (message: WorkerMessage) => {
    if (message.kind === "log") return running?.log(message.text);
    if (message.kind !== "started") return finish(message);
    if (running === undefined) return;
    clearTimeout(running.timer);
    running.timer = killAfter(spec.timeoutSeconds);
  });
  worker.on("error", (error: Error) => {
    isAlive = false;
    death = deathBy(error, spec);
  });
  worker.on("exit", (exitCode) => {
    isAlive = false;
    finish(death ?? { kind: "exited", exitCode });
  });

  return {
    get isAlive() {
      return isAlive;
    },
    run: (call, log) =>
      new Promise((resolve) => {
        if (!isAlive) return resolve({ kind: "exited", exitCode: 1 });
        running = { finish: resolve, log, timer: killAfter(LOAD_SECONDS_MAX) };
        worker.postMessage(call);
      }),
    async stop() {
      isAlive = false;
      finish({ kind: "stopped" });
      await worker.terminate();
    },
  };
}

function startWorker(spec: FunctionSpec, settings: InstanceSettings): Worker {
  const data: WorkerData = {
    file: spec.file,
    exportName: spec.exportName,
    clock: settings.clock,
  };
  const worker = new Worker(settings.workerPath, {
    env: settings.environment,
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    stdout: true,
    stderr: true,
  });
  // User code's own output comes as messages; what Node itself prints there must not fill a buffer.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

function deathBy(error: Error & { code?: unknown }, { memoryMb }: FunctionSpec): Outcome {
  if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return { kind: "outOfMemory", memoryMb };
  // Anything may be thrown, so it need not be an Error.
  const { name = typeof error, message = String(error), stack = "" } = error ?? {};
  const stackTrace = stack
    .split("\n")
    .slice(1, 11)
    .map((line) => line.trim());
  return { kind: "crashed", error: { errorType: name, errorMessage: message, stackTrace } };
}
