/** The program of a worker thread: one warm instance of one cloud function, with at most one call in flight. */
import { parentPort, workerData } from "node:worker_threads";
import { readSharedClock } from "../clock.ts";
import { installCallConsole } from "./callConsole.ts";
import { loadHandler, type Handler } from "./loadHandler.ts";
import type { CallMessage, ThrownError, WorkerData, WorkerMessage } from "./messages.ts";
import { installRedirect, serverUrlIn } from "./redirect.ts";
import { installVirtualDate } from "./virtualDate.ts";

/** The platform's limit for a reply. */
const REPLY_BYTES_MAX = 6 * 1024 * 1024;
const STACK_LINES_MAX = 10;

const { clock, ...entry } = workerData as WorkerData;
const cell = new BigInt64Array(clock);
const realNowMs = Date.now;
installVirtualDate(() => readSharedClock(cell, realNowMs));
installRedirect(serverUrlIn(process.env));
process.env = quickEnvironment(process.env);
const callConsole = installCallConsole((text) => say({ kind: "log", text }));

/** Names of the last call's variables: SCF forgets the caller between calls, and nothing else. */
let callerNames: readonly string[] = [];
/** Kept between calls with all its module state; undefined again when loading failed. */
let handler: Handler | undefined;

parentPort?.on("message", (call: CallMessage) => void answer(call));

/**
 * The same variables in an object of this thread. Node's own takes a lock and makes new texts at every look, and the
 * SDK looks some fifty times for each request.
 */
function quickEnvironment(known: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return new Proxy(
    { ...known },
    { set: (all, name, value) => Reflect.set(all, name, String(value)) },
  );
}

async function answer(call: CallMessage): Promise<void> {
  callConsole.begin();
  for (const name of callerNames) delete process.env[name];
  Object.assign(process.env, call.environment);
  callerNames = Object.keys(call.environment);
  try {
    handler ??= await loadHandler(entry);
    say({ kind: "started" });
    const result = await run(handler, eventOf(call), call.context);
    // Encoded here: what cannot be encoded is this call's fault, and the server's thread is spared the work.
    const resultJson = JSON.stringify(result) ?? "null";
    const bytes = Buffer.byteLength(resultJson);
    say(bytes > REPLY_BYTES_MAX ? { kind: "tooLarge", bytes } : { kind: "done", resultJson });
  } catch (thrown) {
    say({ kind: "failed", error: describe(thrown) });
  }
}

function eventOf({ eventJson, addedToEvent }: CallMessage): unknown {
  const event: unknown = JSON.parse(eventJson);
  const isObject = typeof event === "object" && event !== null && !Array.isArray(event);
  return isObject ? Object.assign(event, addedToEvent) : event;
}

/** Settles with the handler's own answer and does not wait for what it left running. */
function run(main: Handler, event: unknown, context: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const returned = main(event, context, (error, result) =>
      error === null || error === undefined ? resolve(result) : reject(error),
    );
    const answersByCallback = main.length >= 3 && !isThenable(returned);
    if (!answersByCallback) resolve(returned);
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | undefined | null)?.then === "function";
}

/** Whatever was thrown, in words that can be posted. */
function describe(thrown: unknown): ThrownError {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: inWords(thrown), stackTrace: [] };
  }
  const { code, errCode } = thrown as { code?: unknown; errCode?: unknown };
  const known = code ?? errCode;
  const stackTrace = (thrown.stack ?? "").split("\n").slice(1).filter(isOfUserCode);
  return {
    errorType: thrown.name,
    errorMessage: thrown.message.slice(0, 4096),
    ...(known === undefined ? {} : { code: String(known).slice(0, 256) }),
    stackTrace: stackTrace.slice(0, STACK_LINES_MAX).map((line) => line.trim()),
  };
}

/** Not of this program, nor of Node. */
function isOfUserCode(line: string): boolean {
  return !/functionWorker\.cjs|\(node:internal|new Promise \(<anonymous>\)/.test(line);
}

function inWords(thrown: unknown): string {
  try {
    return (JSON.stringify(thrown) ?? String(thrown)).slice(0, 4096);
  } catch {
    return "a value that has no JSON";
  }
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
