import { wireText } from "./wireText.ts";

/** One thing thrown at the server. */
export type Asked =
  | {
      readonly kind: "http";
      readonly method: string;
      /** Path and query, as they go over the wire: nothing is encoded any more. */
      readonly target: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  /** On a connection of its own: bytes, and pauses in milliseconds between them. Then the client waits or goes away. */
  | { readonly kind: "raw"; readonly sent: readonly (Buffer | number)[]; readonly leaves: boolean }
  /** A WebSocket: what is sent once it stands. */
  | { readonly kind: "socket"; readonly head: string; readonly frames: readonly Buffer[] };

const JSON_TYPE = { "content-type": "application/json" };

export function postJson(target: string, body: unknown, headers = {}): Asked {
  return sendText("POST", target, wireText(body), headers);
}

export function sendText(method: string, target: string, text: string, headers = {}): Asked {
  const body = Buffer.from(text, "utf8");
  return { kind: "http", method, target, headers: { ...JSON_TYPE, ...headers }, body };
}

export function getFrom(target: string, headers = {}, method = "GET"): Asked {
  return { kind: "http", method, target, headers, body: Buffer.alloc(0) };
}

/** Text for a path or a query. What has no UTF-8 of its own gets what text decoders write for it. */
export function percent(text: string): string {
  return encodeURIComponent(Buffer.from(text.slice(0, 2_000), "utf8").toString("utf8"));
}
