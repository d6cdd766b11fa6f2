import { AccessTokenError, type Auth } from "../auth/index.ts";
import type { Clock } from "../clock.ts";
import { DatabaseError } from "../database/index.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";
import type { Line } from "./listener.ts";
import type { Listeners } from "./listeners.ts";
import { countOf, textOf, WatchError, type ClientMessage } from "./message.ts";
import { readWanted } from "./requests.ts";
import type { Signs } from "./signs.ts";

/** What all connections share. */
export type Exchange = {
  readonly env: string;
  readonly auth: Pick<Auth, "callerOf">;
  readonly rules: Pick<Rules, "documents" | "fillIn">;
  readonly clock: Clock;
  readonly signs: Signs;
  readonly listeners: Listeners;
  readonly onError: (error: unknown) => void;
};

/** One connection: who has signed in on it, and the way to its client. */
export type Session = {
  readonly exchange: Exchange;
  readonly line: Line;
  login: { readonly caller: Identity | undefined } | undefined;
};

const LISTENERS_MAX = 100;

type Handler = (session: Session, message: ClientMessage) => void | Promise<void>;

/** Answers one message. Rejects with what it is refused with. */
export async function handle(session: Session, message: ClientMessage): Promise<void> {
  const handler = HANDLERS.get(message.msgType);
  if (handler) return handler(session, message);
  throw new WatchError("INVALID_PARAM", `not emulated: ${message.msgType.slice(0, 80)}`);
}

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["LOGIN", login],
  ["INIT_WATCH", initWatch],
  ["REBUILD_WATCH", rebuildWatch],
  ["CHECK_LAST", checkLast],
  ["CLOSE_WATCH", closeWatch],
  ["PING", ({ line }, { requestId }) => line.send({ msgType: "PONG", requestId, msgData: null })],
]);

/** May come again: the SDK signs in anew when it is told that its sign is no good. A refusal is an answer as well. */
function login(session: Session, { requestId, msgData, exMsgData }: ClientMessage): void {
  const { exchange, line } = session;
  const envId = exchange.env;
  try {
    checkEnv(exchange.env, msgData["envId"]);
    const token = msgData["accessToken"];
    const sign = exMsgData["signStr"];
    // The SDKs of today leave the token empty: the sign speaks for them.
    const caller =
      typeof token === "string" && token !== ""
        ? exchange.auth.callerOf(token)
        : exchange.signs.callerOf(typeof sign === "string" ? sign : "");
    session.login = { caller };
    line.send({ msgType: "LOGIN_RES", requestId, msgData: { envId } });
  } catch (error) {
    const refusal = refusalOf(error, exchange.onError);
    line.send({ msgType: "LOGIN_RES", requestId, msgData: { envId, ...refusal } });
  }
}

async function initWatch(session: Session, message: ClientMessage): Promise<void> {
  const { exchange, line } = session;
  const { requestId, msgData } = message;
  const watchId = watchIdOf(message);
  const { caller } = loginOf(session);
  checkEnv(exchange.env, msgData["envId"]);
  const wanted = await readWanted(msgData, caller, exchange);
  closeWatch(session, message);
  if (exchange.listeners.on(line).length >= LISTENERS_MAX) {
    throw new WatchError("SYS_ERR", `one connection takes at most ${LISTENERS_MAX} listeners`);
  }
  await exchange.listeners.open({ watchId, requestId, wanted, owner: nameOf(caller), line });
}

/** The client has missed something, or comes back over a new connection. */
function rebuildWatch(session: Session, { requestId, msgData }: ClientMessage): void {
  const { exchange, line } = session;
  const owner = nameOf(loginOf(session).caller);
  checkEnv(exchange.env, msgData["envId"]);
  const listener = exchange.listeners.find(textOf(msgData, "queryID"));
  if (listener?.owner !== owner || listener.collection !== msgData["collName"]) throw unknown();
  listener.resume(line, { eventId: countOf(msgData, "eventID"), requestId });
  exchange.listeners.returned(listener);
}

/** The client says what it has got, and asks whether that is all. */
function checkLast({ exchange, line }: Session, message: ClientMessage): void {
  const { requestId, msgData } = message;
  const listener = exchange.listeners.find(textOf(msgData, "queryID"));
  if (listener?.line !== line) throw unknown();
  listener.acknowledge(countOf(msgData, "eventID"));
  const answer = { queryID: listener.queryId, currEvent: listener.lastId };
  const { watchId } = listener;
  line.send({ msgType: "CHECK_EVENT", requestId, watchId, msgData: answer });
}

function closeWatch({ exchange, line }: Session, message: ClientMessage): void {
  const watchId = watchIdOf(message);
  for (const listener of exchange.listeners.on(line)) {
    if (listener.watchId === watchId) exchange.listeners.end(listener);
  }
}

/** The code and the sentence for an error. Errors of ours go to whoever runs the server as well. */
export function refusalOf(error: unknown, onError: (error: unknown) => void) {
  if (error instanceof WatchError || error instanceof DatabaseError) {
    return { code: error.code, message: error.message };
  }
  if (error instanceof AccessTokenError) {
    return { code: "CHECK_LOGIN_FAILED", message: error.message };
  }
  onError(error);
  return { code: "SYS_ERR", message: `cloudbase-local failed: ${String(error)}` };
}

function unknown(): WatchError {
  return new WatchError("QUERYID_INVALID_ERROR", "there is no such listener any more: watch anew");
}

function watchIdOf({ watchId, msgType }: ClientMessage): string {
  if (watchId !== undefined) return watchId;
  throw new WatchError("INVALID_PARAM", `${msgType} needs a watchId`);
}

function loginOf({ login: done }: Session): { readonly caller: Identity | undefined } {
  if (done !== undefined) return done;
  throw new WatchError("CHECK_LOGIN_FAILED", "sign in first: LOGIN");
}

/** The SDK leaves the environment empty where its sign did not name one. */
function checkEnv(env: string, given: unknown): void {
  if (given === undefined || given === "" || given === env) return;
  const shown = typeof given === "string" ? given.slice(0, 80) : typeof given;
  throw new WatchError("INVALIID_ENV", `this is the environment ${env}, not ${shown}`);
}

/** Fields in one order, so that the same person has one name. */
function nameOf(caller: Identity | undefined): string {
  const { openid, uid, customUserId, loginType } = caller ?? {};
  return JSON.stringify([openid, uid, customUserId, loginType]);
}
