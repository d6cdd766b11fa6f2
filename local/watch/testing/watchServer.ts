import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { temporaryDatabase } from "../../database/fixtures/temporary.ts";
import type { Database } from "../../database/index.ts";
import { createClock } from "../../clock.ts";
import type { Identity } from "../../functions/context.ts";
import type { DocumentWish } from "../../rules/index.ts";
import { AccessTokenError } from "../../auth/index.ts";
import { createWatch, type Watch } from "../index.ts";

export interface WatchServer {
  readonly url: string;
  readonly database: Database;
  readonly watch: Watch;
  readonly errors: unknown[];
  /** Whom the signs speak for. */
  caller: Identity | undefined;
  /** The sentence by which the rules refuse a wish; undefined: they allow it. */
  refuses: (wish: DocumentWish) => string | undefined;
  /** Breaks all connections off, as a network does. */
  cutAll(): void;
  close(): Promise<void>;
}

/** A server with nothing but realtime on it, and `auth.wsWebSign` for the SDK. */
export async function startWatchServer(o: { heartbeatMs?: number } = {}): Promise<WatchServer> {
  const { database } = temporaryDatabase();
  const errors: unknown[] = [];
  const http = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const data = { ...watch.sign(server.caller), envId: "local-env" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ requestId: "r", data }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const watch = createWatch({
    ...{ env: "local-env", url, database, clock: createClock(1_700_000_000_000) },
    auth: {
      callerOf(token) {
        if (token === "good") return { uid: "u-token" };
        throw new AccessTokenError("ACCESS_TOKEN_EXPIRED", "the token does not hold");
      },
    },
    rules: {
      fillIn: (query, caller) =>
        query["_openid"] === "{openid}" ? { ...query, _openid: caller?.openid ?? "" } : query,
      async documents(wish) {
        const reason = server.refuses(wish);
        return reason === undefined ? { allowed: true } : { allowed: false, reason };
      },
    },
    onError: (error) => errors.push(error),
    ...o,
  });
  const sockets = new Set<{ destroy(): void }>();
  http.on("upgrade", (request, socket, head) => {
    sockets.add(socket);
    watch.upgrade(request, socket, head);
  });
  const server: WatchServer = {
    ...{ url, database, watch, errors, caller: { uid: "u1" }, refuses: () => undefined },
    cutAll: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      watch.close();
      server.cutAll();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
