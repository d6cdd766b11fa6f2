import type { ServerResponse } from "node:http";

/** An HTTP answer, whichever door gives it. */
export type Reply = {
  readonly status: number;
  /** By name, in small letters; of several values each goes out in a line of its own, as cookies must. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
};

export function jsonReply(value: unknown, status = 200): Reply {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(value) };
}

export function send(response: ServerResponse, reply: Reply): void {
  const length = String(Buffer.byteLength(reply.body));
  response.writeHead(reply.status, { ...reply.headers, "content-length": length });
  response.end(reply.body);
}
