import { mkdirSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createClock, type Clock } from "./clock.ts";
import { openDatabase, type Database } from "./database/index.ts";
import { listenerOf } from "./doors.ts";
import { createCalls } from "./functions/calls.ts";
import type { Identity } from "./functions/context.ts";
import { createFunctions, type Functions } from "./functions/invoke.ts";
import { createMeter } from "./meter.ts";
import { functionWorkerPath } from "./paths.ts";
import { createParts, platesOf, type Parts } from "./parts.ts";
import { readProject, type Project } from "./project.ts";
import { startHeartbeat } from "./timers/heartbeat.ts";
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
  /** Starts with the clock frozen at this instant. */
  readonly freezeAtMs?: number | undefined;
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

/**
 * Starts in this order: project, clock, data, port, functions, WeChat, timers, doors. Stops in the reverse one.
 *
 * Errors: ProjectError; those of the file system and of the port (EADDRINUSE) as they come.
 */
export async function startServer(o: ServerOptions): Promise<Server> {
  const project = readProject(o.projectDirectory, { env: o.env, environment: o.environment });
  const clock = createClock(o.freezeAtMs);
  const database = openProjectDatabase(project, o, clock);
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const port = await listen(http, o.port).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const url = `http://${HOST}:${port}`;

  const meter = createMeter();
  const functions = createFunctions({
    ...{ specs: project.functions, env: project.env, adminUrl: `${url}/admin` },
    ...{ calls: createCalls(), workerPath: functionWorkerPath(), clock, meter },
  });
  const wechat = createWechat({
    directory: o.dataDirectory,
    durability: o.durability,
    clock,
    callFunction: (call) => callForWechat(functions, call),
  });
  const schedule = createSchedule(project.functions, {
    nowMs: clock.nowMs(),
    call: (name, eventJson) =>
      functions.invoke({ name, eventJson, identity: { source: "wx_trigger" } }),
  });
  const { env } = project;
  const base = { env, url, clock, database, functions, schedule, wechat, meter };
  const parts = createParts({ ...base, project, directory: o.dataDirectory, onError: o.onError });
  const stopHeartbeat = startHeartbeat({
    ...{ clock, scheduled: [schedule, wechat], onError: o.onError },
  });

  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= stop({ http, stopHeartbeat, parts, functions, wechat, database }));
  // The answer to whoever asks for the end must be on its way first.
  const shutDown = () => void setImmediate(() => close().catch(o.onError));
  http.on("request", listenerOf({ plates: platesOf(parts, { shutDown }), onError: o.onError }));
  http.on("upgrade", (request, socket, head) => parts.watch.upgrade(request, socket, head));
  return { url, project, close };
}

function openProjectDatabase(project: Project, o: ServerOptions, clock: Clock): Database {
  const directory = join(o.dataDirectory, "database");
  mkdirSync(directory, { recursive: true });
  const database = openDatabase({ directory, durability: o.durability, nowMs: clock.nowMs });
  for (const [name, indexes] of project.collections) database.ensureCollection(name, indexes);
  return database;
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

async function callForWechat(
  functions: Functions,
  { name, data, identity }: { name: string; data: unknown; identity: Identity },
) {
  const eventJson = JSON.stringify(data ?? {});
  const reply = await functions.invoke({ name, eventJson, identity });
  if (!reply.ok) return { ok: false as const, error: reply.error };
  return { ok: true as const, result: JSON.parse(reply.resultJson) as unknown };
}

/** First what starts new work, then the work, then the data. */
async function stop(o: {
  http: HttpServer;
  stopHeartbeat: () => void;
  parts: Parts;
  functions: Functions;
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
  await o.wechat.settled();
  await Promise.race([stopped, after(100)]);
  clearInterval(sweep);
  o.http.closeAllConnections();
  await o.database.close();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
