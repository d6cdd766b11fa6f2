import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock, type Clock } from "./clock.ts";
import type { Database } from "./database/index.ts";
import { createFaults } from "./faults/index.ts";
import { listenerOf, refuseBadHttp } from "./doors.ts";
import { createCalls } from "./functions/calls.ts";
import { createFunctions, type Functions } from "./functions/invoke.ts";
import { callForWechat } from "./noticeCall.ts";
import { createMeter } from "./meter.ts";
import { openProjectDatabase } from "./openData.ts";
import { functionWorkerPath } from "./paths.ts";
import { createParts, platesOf, type Parts } from "./parts.ts";
import { readProject, type Project } from "./project.ts";
import { finishImport, setClock } from "./state/finishImport.ts";
import { startHeartbeat } from "./timers/heartbeat.ts";
import { recordCalls } from "./replay/recorder.ts";
import { createSchedule } from "./timers/schedule.ts";
import { createWechat, type Wechat } from "./wechat/index.ts";

export type ServerOptions = {
  /** Where cloudbaserc.json stands. */
  readonly projectDirectory: string;
  readonly dataDirectory: string;
  /** 0: any free port. */
  readonly port: number;
  /** "off" trades the last moments' writes for speed when the machine (not the process) dies. */
  readonly durability: "full" | "off";
  /** Writes the calls of clients down, for `replay-export`. */
  readonly record?: boolean | undefined;
  /** A MongoDB replica set to keep the documents in, instead of the data directory. */
  readonly mongodbUri?: string | undefined;
  /** Starts with the clock frozen at this instant. */
  readonly freezeAtMs?: number | undefined;
  /** Lets the clock run so many times as fast as real time. */
  readonly clockFactor?: number | undefined;
  /** The environment's name, instead of the project's own. */
  readonly env?: string | undefined;
  /** What `{{env.X}}` is looked up in, before `.env.local` and `.env`. */
  readonly environment: NodeJS.ProcessEnv;
  /** What went wrong inside, for whoever watches the terminal. */
  readonly onError: (error: unknown) => void;
};

export interface Server {
  readonly url: string;
  readonly project: Project;
  /** Settles when everything has stopped and the data is closed. May be called again. */
  close(): Promise<void>;
}

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
 * Starts in this order: project, clock, data, port, functions, WeChat, timers, doors. Stops in the reverse one, and
 * starts again by itself, at the same address, when its state was replaced by an import.
 *
 * Errors: ProjectError; those of the file system and of the port (EADDRINUSE) as they come.
 */
export async function startServer(o: ServerOptions): Promise<Server> {
  const clock = createClock(o.freezeAtMs);
  if (o.clockFactor !== undefined) clock.runAt(o.clockFactor);
  let isClosed = false;
  const start = (port: number): Promise<Server> => {
    const announced = finishImport(o.dataDirectory);
    if (announced !== undefined) setClock(clock, announced.clock);
    return runServer({ ...o, port }, { clock, restart, importId: announced?.importId });
  };
  async function startAgain(): Promise<Server> {
    const before = await running;
    await before.close();
    return isClosed ? before : start(Number(new URL(before.url).port));
  }
  function restart(): void {
    // The answer to whoever imports must be on its way first.
    setImmediate(() => {
      running = startAgain();
      running.catch(o.onError);
    });
  }

  let running = start(o.port);
  const { url, project } = await running;
  const close = async () => {
    isClosed = true;
    const last = await running.catch(() => undefined);
    await last?.close();
  };
  return { url, project, close };
}

async function runServer(o: ServerOptions, again: Again): Promise<Server> {
  const project = readProject(o.projectDirectory, { env: o.env, environment: o.environment });
  const { clock } = again;
  const faults = createFaults({
    clock,
    kill: (requestId) => functions.kill(requestId),
    abort: (transactionId) => database.abort(transactionId),
  });
  const database = await openProjectDatabase(project, o, { clock, faults });
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false });
  const port = await listen(http, o.port).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const url = `http://${HOST}:${port}`;

  const meter = createMeter(clock.nowMs);
  const made = createFunctions({
    ...{ specs: project.functions, env: project.env, adminUrl: `${url}/admin` },
    ...{ calls: createCalls(), workerPath: functionWorkerPath(), clock, meter },
  });
  const recorder = o.record === true ? recordCalls(made, { ...o, clock }) : undefined;
  const functions = recorder?.functions ?? made;
  const wechat = createWechat({
    directory: o.dataDirectory,
    durability: o.durability,
    clock,
    callFunction: (call) => callForWechat({ functions, faults }, call),
    noticeCopies: () => faults.noticeCopies(undefined),
  });
  const schedule = createSchedule(project.functions, {
    nowMs: clock.nowMs(),
    call: (name, eventJson) =>
      faults.timer(name, () =>
        functions.invoke({ name, eventJson, identity: { source: "wx_trigger" } }),
      ),
  });
  const { env } = project;
  const base = { env, url, clock, database, functions, schedule, wechat, faults, meter };
  const parts = createParts({ ...base, project, directory: o.dataDirectory, onError: o.onError });
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
  await o.wechat.settled();
  await Promise.race([stopped, after(100)]);
  clearInterval(sweep);
  o.http.closeAllConnections();
  await o.database.close();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
