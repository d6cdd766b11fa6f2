import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "./clock.ts";
import type { Database } from "./database/index.ts";
import { createFaults, type Faults } from "./faults/index.ts";
import { listenerOf, refuseBadHttp } from "./doors.ts";
import { createCalls } from "./functions/calls.ts";
import { createFunctions, type Functions } from "./functions/invoke.ts";
import { callForWechat } from "./noticeCall.ts";
import { createMeter } from "./meter.ts";
import { openProjectDatabase } from "./openData.ts";
import { functionWorkerPath } from "./paths.ts";
import { createParts, platesOf, type Parts } from "./parts.ts";
import { readProject, type Project } from "./project.ts";
import { recordCalls } from "./replay/recorder.ts";
import type { Server, ServerOptions } from "./server.ts";
import { startHeartbeat } from "./timers/heartbeat.ts";
import { createSchedule } from "./timers/schedule.ts";
import { createWechat, type Wechat } from "./wechat/index.ts";
import { readMessagePush } from "./wechat/push/pushTargets.ts";

const HOST = "127.0.0.1";
/** Longer than the SDK's agent keeps a connection, so that it is always the client who hangs up. */
const KEEP_ALIVE_MS = 65_000;
/** Answers on their way get this long to finish. */
const GRACE_MS = 2_000;
const STATE_REFUSED = "not emulated: export and import of documents that a MongoDB keeps";

/** What a server is started again with, on imported data. */
type Again = {
  readonly clock: Clock;
  readonly importId: string | undefined;
  readonly restart: () => void;
};

/**
 * Starts in this order: project, data, port, functions, WeChat, timers, doors. Stops in the reverse one; what was
 * started is stopped too when a later part cannot start.
 */
export async function runServer(o: ServerOptions, again: Again): Promise<Server> {
  const project = readProject(o.projectDirectory, o);
  checkTimersOff(project, o.timersOff);
  const { clock } = again;
  let functions: Functions | undefined;
  const onFunctions = (made: Functions): void => void (functions = made);
  const faults = createFaults({
    clock,
    kill: (requestId) => functions?.kill(requestId) ?? false,
    abort: (transactionId) => database.abort(transactionId),
  });
  const database = await openProjectDatabase(project, o, { clock, faults });
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false });
  const port = await listen(http, o.port).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const url = `http://${HOST}:${port}`;
  try {
    return serve(o, again, { project, url, http, database, faults, onFunctions });
  } catch (error) {
    // Whoever is told of a journal that cannot be read must be able to start again.
    http.close();
    await database.close();
    throw error;
  }
}

/** Errors: a function without a timer cannot have it switched off; it is a misspelt name. */
function checkTimersOff({ functions }: Project, names: readonly string[] = []): void {
  const timed = functions.filter(({ timers }) => timers.length > 0).map(({ name }) => name);
  const wrong = names.find((name) => !timed.includes(name));
  if (wrong === undefined) return;
  throw new Error(`"${wrong}" has no timer to switch off; these have: ${timed.join(", ")}`);
}

/** Puts the parts together, on data and a port that are open. */
function serve(o: ServerOptions, again: Again, opened: Opened): Server {
  const { project, url, http, database, faults } = opened;
  const { clock } = again;
  const meter = createMeter(clock.nowMs);
  const made = createFunctions({
    ...{ specs: project.functions, env: project.env, adminUrl: `${url}/admin` },
    ...{ calls: createCalls(), workerPath: functionWorkerPath(), clock, meter },
  });
  const recorder = o.record === true ? recordCalls(made, { ...o, clock }) : undefined;
  const functions = recorder?.functions ?? made;
  opened.onFunctions(functions);
  const wechat = createWechat({
    directory: o.dataDirectory,
    durability: o.durability,
    clock,
    callFunction: (call) => callForWechat({ functions, faults }, call),
    noticeCopies: () => faults.noticeCopies(undefined),
    messagePush: readMessagePush(
      project.directory,
      project.functions.map(({ name }) => name),
    ),
  });
  const schedule = createSchedule(project.functions, {
    ...{ nowMs: clock.nowMs(), off: o.timersOff },
    call: (name, eventJson) =>
      faults.timer(name, () =>
        functions.invoke({ name, eventJson, identity: { source: "wx_trigger" } }),
      ),
  });
  const { env } = project;
  const base = { env, url, clock, database, functions, schedule, wechat, faults, meter };
  const { dataDirectory: directory, nestedOpenid, onError } = o;
  const parts = createParts({ ...base, project, directory, nestedOpenid, onError });
  const stopHeartbeat = startHeartbeat({
    ...{ clock, scheduled: [schedule, wechat], onError: o.onError },
  });

  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= stop({ http, stopHeartbeat, parts, functions, recorder, wechat, database }));
  // The answer to whoever asks for the end must be on its way first.
  const shutDown = () => void setImmediate(() => close().catch(o.onError));
  const stateRefused = o.mongodbUri === undefined ? undefined : STATE_REFUSED;
  http.on(
    "request",
    listenerOf({
      plates: platesOf(parts, { ...again, shutDown, stateRefused }),
      onError: o.onError,
    }),
  );
  refuseBadHttp(http);
  http.on("upgrade", (request, socket, head) => parts.watch.upgrade(request, socket, head));
  return { url, project, close };
}

function listen(http: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, HOST, () => {
      http.off("error", reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}

type Opened = {
  readonly project: Project;
  readonly url: string;
  readonly http: HttpServer;
  readonly database: Database;
  readonly faults: Faults;
  /** The faults came before the functions whose calls they kill. */
  readonly onFunctions: (functions: Functions) => void;
};

/** First what starts new work, then the work, then the data. */
async function stop(o: {
  http: HttpServer;
  stopHeartbeat: () => void;
  parts: Parts;
  functions: Functions;
  recorder: { close: () => Promise<void> } | undefined;
  wechat: Wechat;
  database: Database;
}): Promise<void> {
  o.stopHeartbeat();
  o.parts.watch.close();
  o.parts.triggers.close();
  const stopped = new Promise<void>((resolve) => o.http.close(() => resolve()));
  // A connection whose last answer has gone out would else stay open for the whole keep-alive.
  const sweep = setInterval(() => o.http.closeIdleConnections(), 10);
  await Promise.race([stopped, after(GRACE_MS)]);
  await o.functions.close();
  await o.recorder?.close();
  await o.wechat.close();
  await Promise.race([stopped, after(100)]);
  clearInterval(sweep);
  o.http.closeAllConnections();
  await o.database.close();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
