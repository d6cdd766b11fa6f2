import { statSync } from "node:fs";
import type { FunctionSpec } from "../project/functions.ts";
import { startInstance, type Instance, type InstanceSettings } from "./instance.ts";
import type { CallMessage } from "./messages.ts";
import type { Outcome } from "./outcome.ts";

/** Instances of one function. CloudBase has up to a thousand; here they share one machine. */
const INSTANCES_MAX = 8;
/** Calls of one function that wait for an instance. */
const WAITING_MAX = 1000;

/** The instances of one function, each busy with at most one call, kept warm between calls. */
export interface FunctionPool {
  /** Never rejects. Waits for a free instance when all are busy. */
  run(call: CallMessage, log: (text: string) => void): Promise<Outcome>;
  readonly instances: number;
  close(): Promise<void>;
}

type Waiting = { call: CallMessage; log: (text: string) => void; settle: (o: Outcome) => void };
/** An instance with the build that it has loaded. */
type Warm = { instance: Instance; build: string };

export function createFunctionPool(spec: FunctionSpec, settings: InstanceSettings): FunctionPool {
  const all = new Set<Warm>();
  const idle: Warm[] = [];
  const waiting: Waiting[] = [];
  let isClosed = false;

  function retire(warm: Warm): void {
    all.delete(warm);
    void warm.instance.stop();
  }
  /** The warmest idle instance of this build, or a new one while there is room. */
  function take(build: string): Warm | undefined {
    for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
      if (warm.instance.isAlive && warm.build === build) return warm;
      retire(warm);
    }
    if (all.size >= INSTANCES_MAX) return undefined;
    const warm = { instance: startInstance(spec, settings), build };
    all.add(warm);
    return warm;
  }
  function pump(): void {
    const build = buildOf(spec.file);
    while (waiting.length > 0) {
      const warm = take(build);
      if (warm === undefined) return;
      const next = waiting.shift();
      if (next !== undefined) void serve(warm, next);
    }
  }
  async function serve(warm: Warm, { call, log, settle }: Waiting): Promise<void> {
    settle(await warm.instance.run(call, log));
    if (warm.instance.isAlive && !isClosed) idle.push(warm);
    else retire(warm);
    pump();
  }

  return {
    run: (call, log) =>
      new Promise((settle) => {
        if (isClosed) return settle({ kind: "stopped" });
        if (waiting.length >= WAITING_MAX) return settle({ kind: "busy", waiting: waiting.length });
        waiting.push({ call, log, settle });
        pump();
      }),
    get instances() {
      return all.size;
    },
    async close() {
      isClosed = true;
      for (const { settle } of waiting.splice(0)) settle({ kind: "stopped" });
      await Promise.all([...all].map(({ instance }) => instance.stop()));
      all.clear();
    },
  };
}

/** Names a build of the bundle, so that one written anew is seen at the next call. */
function buildOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.mtimeMs} ${stat.size}`;
}
