import { Worker } from "node:worker_threads";
import type { FunctionSpec } from "../project/functions.ts";
import type { CallMessage, WorkerData, WorkerMessage } from "./messages.ts";
import type { Outcome } from "./outcome.ts";

/** Loading a bundle does not count as the call's time, but it must end as well. */
const LOAD_SECONDS_MAX = 30;

/** What a process that was killed exits with. */
const KILLED = 137;

/** What every instance of the server's functions needs to know. */
export type InstanceSettings = {
  readonly workerPath: string;
  readonly environment: Record<string, string>;
  readonly clock: SharedArrayBuffer;
};

/** How a call ended, and how long its code kept its thread busy, loading left out. */
export type Run = { readonly outcome: Outcome; readonly cpuMs: number };

/** One warm instance of a function: a thread of its own, used for one call at a time. */
export interface Instance {
  readonly isAlive: boolean;
  /** Runs one call. Promises to settle: a call that hangs, crashes or exits ends the instance. Never rejects. */
  run(call: CallMessage, log: (text: string) => void): Promise<Run>;
  /** Ends the instance as a machine that fails would: its call ends with it, as one whose process has exited. */
  kill(): void;
  stop(): Promise<void>;
}

type Running = {
  readonly finish: (run: Run) => void;
  readonly log: (text: string) => void;
  timer: NodeJS.Timeout;
  /** What the thread had worked when the handler started; undefined while it is loading. */
  busyBeforeMs: number | undefined;
};

export function startInstance(spec: FunctionSpec, settings: InstanceSettings): Instance {
  const worker = startWorker(spec, settings);
  let isAlive = true;
  let running: Running | undefined;
  let death: Outcome | undefined;

  function finish(outcome: Outcome): void {
    if (running === undefined) return;
    clearTimeout(running.timer);
    const { finish: settle, busyBeforeMs } = running;
    running = undefined;
    settle({
      outcome,
      cpuMs: busyBeforeMs === undefined ? 0 : Math.max(0, busyMs() - busyBeforeMs),
    });
  }
  /** How long the thread has not been waiting for work, in all; 0 when it is gone. */
  function busyMs(): number {
    return worker.performance.eventLoopUtilization().active;
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
    running.busyBeforeMs = busyMs();
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
        if (!isAlive) return resolve({ outcome: { kind: "exited", exitCode: 1 }, cpuMs: 0 });
        const timer = killAfter(LOAD_SECONDS_MAX);
        running = { finish: resolve, log, timer, busyBeforeMs: undefined };
        worker.postMessage(call);
      }),
    kill() {
      isAlive = false;
      finish({ kind: "exited", exitCode: KILLED });
      void worker.terminate();
    },
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
    directory: spec.directory,
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
