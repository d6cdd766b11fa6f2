import type { CallRecord, KeptText } from "../functions/calls.ts";
import type { Identity } from "../functions/context.ts";
import type { Functions } from "../functions/invoke.ts";
import { ControlError } from "./errors.ts";
import { pageIn, partOf } from "./page.ts";
import { get, type Routes } from "./route.ts";

/** As many as are remembered. */
const LIMIT_MAX = 200;

/**
 * The calls of late: `/control/calls` lists them, newest first, `/control/calls/one` tells one with what went
 * in, what came out, what it printed and what it cost. `/control/functions` sums them up by function.
 */
export function callsRoutes(functions: Functions): Routes {
  const { calls } = functions;
  return new Map([
    [
      "/control/calls",
      get(async ({ query }) => {
        const found = calls.latest(LIMIT_MAX).filter(fits(query));
        const shown = partOf(found, pageIn(query, { limitMax: LIMIT_MAX }));
        return { calls: shown.map(summaryOf), total: found.length };
      }),
    ],
    [
      "/control/calls/one",
      get(async ({ query }) => {
        const requestId = query.get("requestId") ?? "";
        const record = calls.byRequestId(requestId);
        if (record !== undefined) return { call: wholeOf(record) };
        const words = `no call ${requestId} is remembered: the last ${LIMIT_MAX} are`;
        throw new ControlError("call_not_found", words, 404);
      }),
    ],
    ["/control/functions", get(async () => ({ functions: functionSums(functions) }))],
  ]);
}

/** `?q=` looks at names, callers and error codes; `?function=` is exact; `?outcome=` is ok, failed or running. */
function fits(query: URLSearchParams): (record: CallRecord) => boolean {
  const q = (query.get("q") ?? "").toLowerCase();
  const functionName = query.get("function");
  const outcome = query.get("outcome");
  return (record) => {
    const { requestId, caller, error } = record;
    const { source, openid, uid } = caller;
    const texts = [requestId, record.functionName, source, openid, uid, error?.code];
    return (
      (functionName === null || record.functionName === functionName) &&
      (outcome === null || outcomeOf(record) === outcome) &&
      texts.some((text) => text !== undefined && text.toLowerCase().includes(q))
    );
  };
}

function outcomeOf({ tookMs, error }: CallRecord): "ok" | "failed" | "running" {
  if (error !== undefined) return "failed";
  return tookMs === undefined ? "running" : "ok";
}

function summaryOf(record: CallRecord): object {
  const { log: _, input: _input, output: _output, caller, error, ...rest } = record;
  return { ...rest, ...shownCaller(caller), outcome: outcomeOf(record), errorCode: error?.code };
}

function wholeOf(record: CallRecord): object {
  const { caller, log, ...rest } = record;
  const { tookMs, memoryMb } = rest;
  const gbSeconds = tookMs === undefined ? undefined : (tookMs / 1000) * (memoryMb / 1024);
  const texts = {
    input: shownText(record.input),
    output: record.output && shownText(record.output),
  };
  const outcome = outcomeOf(record);
  return { ...rest, ...shownCaller(caller), ...texts, outcome, log: log.join(""), gbSeconds };
}

function shownCaller({ source = "", openid, uid }: Identity): object {
  return { source, openid, uid };
}

function shownText({ text, bytes }: KeptText): object {
  return { text, bytes, cut: Buffer.byteLength(text) < bytes };
}

/** Of each function its settings and its remembered calls: how many, how many failed, the middle time. */
function functionSums(functions: Functions): object[] {
  const latest = functions.calls.latest(LIMIT_MAX);
  return functions.specs.map(({ name, timeoutSeconds, memoryMb, timers }) => {
    const mine = latest.filter(({ functionName }) => functionName === name);
    const times = mine.flatMap(({ tookMs }) => (tookMs === undefined ? [] : [tookMs]));
    const p50Ms = times.sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
    const failed = mine.filter(({ error }) => error !== undefined).length;
    const warm = functions.instances(name);
    const remembered = { calls: mine.length, failed, p50Ms, lastAtMs: mine[0]?.atMs };
    return { name, timeoutSeconds, memoryMb, timers: timers.length, warm, ...remembered };
  });
}
