import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Auth } from "../auth/index.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/index.ts";
import { isLocalRequest, plainHeaders } from "../doors.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";
import { serveConnection } from "./connection.ts";
import { refusalOf } from "./handlers.ts";
import { createListeners } from "./listeners.ts";
import { createSigns } from "./signs.ts";

/** `watch()` of the client SDKs, over WebSocket at `/ws`. */
export interface Watch {
  /**
   * What `auth.wsWebSign` answers. The SDK sends no access token over the socket: `caller` is whom the sign speaks for.
   */
  sign(caller: Identity | undefined): {
    readonly signStr: string;
    readonly wsUrl: string;
    readonly secretVersion: number;
  };
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const PATH = "/ws";
const CONNECTIONS_MAX = 200;
const MESSAGE_BYTES_MAX = 512 * 1024;
/** Real time. The SDK's own PING comes every 10 s; this finds those who are gone without a word. */
const HEARTBEAT_MS = 30_000;
const GOING_AWAY = 1001;

export function createWatch(o: {
  env: string;
  url: string;
  auth: Pick<Auth, "callerOf">;
  clock: Clock;
  database: Database;
  rules: Pick<Rules, "documents" | "fillIn">;
  onError: (error: unknown) => void;
  heartbeatMs?: number;
}): Watch {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX });
  const signs = createSigns();
  const listeners = createListeners(o.database, (listener, error) => {
    const { watchId, line } = listener;
    const requestId = `${listener.queryId}_end`;
    const msgData = refusalOf(error, o.onError);
    line?.send({ msgType: "ERROR", requestId, watchId, msgData });
  });
  const silent = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, o.heartbeatMs ?? HEARTBEAT_MS);
  heartbeat.unref();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Since the upgrade nobody else listens: a client that resets its connection would end the whole server.
    socket.on("error", () => socket.destroy());
    const headers = plainHeaders(request);
    if (request.url?.split("?")[0] !== PATH) return refuse(socket, "404 Not Found");
    // A page of somebody else's, open in the same browser, must not listen in here.
    if (!isLocalRequest(headers)) return refuse(socket, "403 Forbidden");
    if (server.clients.size >= CONNECTIONS_MAX) return refuse(socket, "503 Service Unavailable");
    server.handleUpgrade(request, socket, head, (opened) => {
      opened.on("pong", () => silent.delete(opened));
      serveConnection(opened, { ...o, signs, listeners });
    });
  }

  return {
    sign: (caller) => ({
      signStr: signs.give(caller),
      wsUrl: `${o.url.replace(/^http/, "ws")}${PATH}`,
      secretVersion: 1,
    }),
    upgrade,
    close() {
      clearInterval(heartbeat);
      listeners.endAll();
      for (const socket of server.clients) socket.close(GOING_AWAY);
      server.close();
      setTimeout(() => server.clients.forEach((socket) => socket.terminate()), 500).unref();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  const [, ...words] = status.split(" ");
  const code = words.join("_").toUpperCase();
  const body = JSON.stringify({ code, message: `WebSockets are served at ${PATH}: ${status}` });
  const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`);
}
