import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { FunctionSpec } from "../project/functions.ts";
import { watchFolder } from "./folderWatch.ts";
import { startInstance, type Instance, type InstanceSettings, type Run } from "./instance.ts";
import type { CallMessage } from "./messages.ts";

/**
 * Instances of one function. CloudBase has up to a thousand; here they share one machine, and more of them than its
 * processors can turn to only make each other slower: 20 calls at a time on two of them took a third more processor
 * time with eight instances than with three. Four at least, since calls also wait, for the database and for each other.
 */
const INSTANCES_MAX = Math.min(8, Math.max(4, availableParallelism() + 1));
/** Calls of one function that wait for an instance. */
const WAITING_MAX = 1000;

/** The instances of one function, each busy with at most one call, kept warm between calls. */
export interface FunctionPool {
  /** Never rejects. Waits for a free instance when all are busy. */
  run(call: CallMessage, log: (text: string) => void): Promise<Run>;
  readonly instances: number;
  /** Ends the instance that runs a call, the one with this request id. False: none does. */
  kill(requestId: string): boolean;
  close(): Promise<void>;
}

type Waiting = { call: CallMessage; log: (text: string) => void; settle: (run: Run) => void };
/** An instance with the build that it has loaded. */
type Warm = { instance: Instance; build: string };

export function createFunctionPool(spec: FunctionSpec, settings: InstanceSettings): FunctionPool {
  const warmth = createWarmth(() => startInstance(spec, settings));
  const waiting: Waiting[] = [];
  /** By request id. */
  const running = new Map<unknown, Instance>();
  const watch = watchFolder(spec.directory);
  let isClosed = false;

  function pump(): void {
    const build = buildOf(spec.file, watch.changes);
    while (waiting.length > 0) {
      const warm = warmth.take(build);
      if (warm === undefined) return;
      const next = waiting.shift();
      if (next !== undefined) void serve(warm, next);
    }
  }
  async function serve(warm: Warm, { call, log, settle }: Waiting): Promise<void> {
    const requestId = call.context["request_id"];
    running.set(requestId, warm.instance);
    const run = await warm.instance.run(call, log);
    running.delete(requestId);
    settle(run);
    if (isClosed) warmth.retire(warm);
    else warmth.giveBack(warm);
    pump();
  }

  return {
    run: (call, log) =>
      new Promise((settle) => {
        if (isClosed) return settle(STOPPED);
        if (waiting.length >= WAITING_MAX) {
          return settle({ outcome: { kind: "busy", waiting: waiting.length }, cpuMs: 0 });
        }
        waiting.push({ call, log, settle });
        pump();
      }),
    kill(requestId) {
      const instance = running.get(requestId);
      instance?.kill();
      return instance !== undefined;
    },
    get instances() {
      return warmth.all.size;
    },
    async close() {
      isClosed = true;
      watch.close();
      for (const { settle } of waiting.splice(0)) settle(STOPPED);
      await Promise.all([...warmth.all].map(({ instance }) => instance.stop()));
      warmth.all.clear();
    },
  };
}

/** The instances there are, and which of them has nothing to do. */
function createWarmth(start: () => Instance) {
  const all = new Set<Warm>();
  const idle: Warm[] = [];

  function retire(warm: Warm): void {
    all.delete(warm);
    void warm.instance.stop();
  }
  return {
    all,
    retire,
    /** The warmest idle instance of this build, or a new one while there is room. */
    take(build: string): Warm | undefined {
      for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
        if (warm.instance.isAlive && warm.build === build) return warm;
        retire(warm);
      }
      if (all.size >= INSTANCES_MAX) return undefined;
      const warm = { instance: start(), build };
      all.add(warm);
      return warm;
    },
    giveBack(warm: Warm): void {
      if (warm.instance.isAlive) idle.push(warm);
      else retire(warm);
    },
  };
}

const STOPPED: Run = { outcome: { kind: "stopped" }, cpuMs: 0 };

/**
 * Names a build: a file of the folder that changed is noticed within milliseconds, and the entry itself at the very
 * next call.
 */
function buildOf(file: string, changes: number): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return `${changes} ${stat?.mtimeMs} ${stat?.size}`;
}
