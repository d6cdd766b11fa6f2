import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Auth } from "../auth/index.ts";
import type { Database } from "../database/index.ts";
import type { Rules } from "../rules/index.ts";

/** `watch()` of the client SDKs, over WebSocket at `/ws`. */
export interface Watch {
  /** What `auth.wsWebSign` answers. */
  sign(): { readonly signStr: string; readonly wsUrl: string; readonly secretVersion: number };
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createWatch(_: {
  env: string;
  url: string;
  auth: Auth;
  database: Database;
  rules: Rules;
  onError: (error: unknown) => void;
}): Watch {
  return {
    sign: () => ({ signStr: "local", wsUrl: "", secretVersion: 1 }),
    upgrade: (_request, socket) => void socket.destroy(),
    close: () => undefined,
  };
}
