import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Clock } from "../clock.ts";
import type { Meter } from "../meter.ts";
import type { FunctionSpec } from "../project/functions.ts";
import { appendLog, keptText, type CallRecord, type Calls } from "./calls.ts";
import {
  addedToEvent,
  callContext,
  callEnvironment,
  withSource,
  workerEnvironment,
  type Identity,
} from "./context.ts";
import { callError, type CallError } from "./outcome.ts";
import { createFunctionPool, type FunctionPool } from "./pool.ts";

/** The platform's limit for what `callFunction` sends: EXCEED_MAX_PAYLOAD_SIZE beyond. */
export const EVENT_BYTES_MAX = 100 * 1024;

export type Invocation = {
  readonly name: string;
  /** The event, as JSON. */
  readonly eventJson: string;
  readonly identity: Identity;
  /** A new one unless given. */
  readonly requestId?: string;
  /** More than `EVENT_BYTES_MAX` where the platform allows it, as over HTTP. */
  readonly eventBytesMax?: number;
};

export type InvocationReply =
  | { readonly ok: true; readonly requestId: string; readonly resultJson: string }
  | { readonly ok: false; readonly requestId: string; readonly error: CallError };

/** All functions of the project, ready to be called. */
export interface Functions {
  readonly specs: readonly FunctionSpec[];
  readonly calls: Calls;
  /** Calls a function and waits for its answer. Never rejects: whatever goes wrong is a code. */
  invoke(invocation: Invocation): Promise<InvocationReply>;
  instances(name: string): number;
  /** Ends the instance that a call runs on, and the call with it. False: it does not run any more. */
  kill(requestId: string): boolean;
  close(): Promise<void>;
}

export function createFunctions(o: {
  specs: readonly FunctionSpec[];
  calls: Calls;
  env: string;
  adminUrl: string;
  workerPath: string;
  clock: Clock;
  meter: Meter;
}): Functions {
  const known = new Map<string, { spec: FunctionSpec; pool: FunctionPool }>();
  for (const spec of o.specs) {
    const { env, adminUrl, workerPath } = o;
    const own = spec.environment;
    const environment = workerEnvironment({ env, functionName: spec.name, adminUrl, own });
    const settings = { workerPath, environment, clock: o.clock.shared };
    known.set(spec.name, { spec, pool: createFunctionPool(spec, settings) });
  }

  async function invoke(invocation: Invocation): Promise<InvocationReply> {
    const { name, eventJson, identity, requestId = randomUUID() } = invocation;
    const { eventBytesMax = EVENT_BYTES_MAX } = invocation;
    const found = known.get(name);
    if (found === undefined) return refuse(requestId, notFound(name));
    if (Buffer.byteLength(eventJson) > eventBytesMax) {
      return refuse(requestId, tooLarge(eventBytesMax));
    }

    const { spec, pool } = found;
    const apiToken = randomUUID();
    const caller = withSource(identity);
    const record = recordOf({ requestId, spec, eventJson, caller, atMs: o.clock.nowMs() });
    o.calls.add(apiToken, record);
    o.meter.functionCall(name);
    const environment = callEnvironment({ env: o.env, requestId, apiToken, identity: caller });
    const { timeoutSeconds, memoryMb } = spec;
    const context = callContext({
      ...{ env: o.env, requestId, functionName: name, environment },
      ...{ timeoutSeconds, memoryMb },
    });

    const beganMs = performance.now();
    const call = { eventJson, addedToEvent: addedToEvent(caller), environment, context };
    const { outcome, cpuMs } = await pool.run(call, (text) => appendLog(record, text));
    const tookMs = performance.now() - beganMs;
    record.tookMs = tookMs;
    record.cpuMs = cpuMs;
    o.meter.functionEnded(name, { tookMs, cpuMs, memoryMb });
    if (outcome.kind === "done") {
      record.output = keptText(outcome.resultJson);
      return { ok: true, requestId, resultJson: outcome.resultJson };
    }
    record.error = callError(outcome);
    return refuse(requestId, record.error);
  }

  return {
    specs: o.specs,
    calls: o.calls,
    invoke,
    instances: (name) => known.get(name)?.pool.instances ?? 0,
    kill: (requestId) => [...known.values()].some(({ pool }) => pool.kill(requestId)),
    async close() {
      await Promise.all([...known.values()].map(({ pool }) => pool.close()));
    },
  };
}

function tooLarge(bytesMax: number): CallError {
  return {
    code: "EXCEED_MAX_PAYLOAD_SIZE",
    message: `the event is larger than ${bytesMax} bytes`,
  };
}

function notFound(name: string): CallError {
  return {
    code: "FUNCTION_NOT_FOUND",
    message: `FunctionName parameter could not be found: ${name}`,
  };
}

function refuse(requestId: string, error: CallError): InvocationReply {
  return { ok: false, requestId, error };
}

function recordOf(o: {
  requestId: string;
  spec: FunctionSpec;
  eventJson: string;
  caller: Identity;
  atMs: number;
}): CallRecord {
  return {
    ...{ requestId: o.requestId, functionName: o.spec.name, atMs: o.atMs },
    caller: o.caller,
    memoryMb: o.spec.memoryMb,
    input: keptText(o.eventJson),
    ...{ output: undefined, tookMs: undefined, error: undefined, cpuMs: undefined },
    ...{ databaseRequests: 0, documentsRead: 0, documentsWritten: 0 },
    log: [],
  };
}
