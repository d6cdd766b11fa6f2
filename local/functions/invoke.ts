import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Clock } from "../clock.ts";
import type { Meter } from "../meter.ts";
import type { FunctionSpec } from "../project/functions.ts";
import { appendLog, type CallRecord, type Calls } from "./calls.ts";
import {
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

  async function invoke({ name, eventJson, identity }: Invocation): Promise<InvocationReply> {
    const requestId = randomUUID();
    const found = known.get(name);
    if (found === undefined) return refuse(requestId, notFound(name));
    if (Buffer.byteLength(eventJson) > EVENT_BYTES_MAX) return refuse(requestId, TOO_LARGE);

    const { spec, pool } = found;
    const apiToken = randomUUID();
    const caller = withSource(identity);
    const record = recordOf(requestId, name, caller, o.clock.nowMs());
    o.calls.add(apiToken, record);
    o.meter.functionCall(name);
    const environment = callEnvironment({ env: o.env, requestId, apiToken, identity: caller });
    const { timeoutSeconds, memoryMb } = spec;
    const context = callContext({
      ...{ env: o.env, requestId, functionName: name, environment },
      ...{ timeoutSeconds, memoryMb },
    });

    const beganMs = performance.now();
    const call = { eventJson, environment, context };
    const outcome = await pool.run(call, (text) => appendLog(record, text));
    record.tookMs = performance.now() - beganMs;
    o.meter.functionEnded(name, record.tookMs);
    if (outcome.kind === "done") return { ok: true, requestId, resultJson: outcome.resultJson };
    record.error = callError(outcome);
    return refuse(requestId, record.error);
  }

  return {
    specs: o.specs,
    calls: o.calls,
    invoke,
    instances: (name) => known.get(name)?.pool.instances ?? 0,
    async close() {
      await Promise.all([...known.values()].map(({ pool }) => pool.close()));
    },
  };
}

const TOO_LARGE: CallError = {
  code: "EXCEED_MAX_PAYLOAD_SIZE",
  message: `the event is larger than ${EVENT_BYTES_MAX} bytes`,
};

function notFound(name: string): CallError {
  return {
    code: "FUNCTION_NOT_FOUND",
    message: `FunctionName parameter could not be found: ${name}`,
  };
}

function refuse(requestId: string, error: CallError): InvocationReply {
  return { ok: false, requestId, error };
}

function recordOf(
  requestId: string,
  functionName: string,
  identity: Identity,
  atMs: number,
): CallRecord {
  return {
    ...{ requestId, functionName, atMs },
    source: identity.source ?? "",
    openid: identity.openid,
    tookMs: undefined,
    error: undefined,
    databaseRequests: 0,
    log: [],
  };
}
