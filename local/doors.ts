import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { allowOrigin, preflight } from "./cors.ts";
import type { Door, DoorRequest } from "./door.ts";
import { jsonReply, send, type Reply } from "./reply.ts";
import { BODY_BYTES_MAX, readBody } from "./requestBody.ts";

/** A door and the paths that lead to it: one that ends in "/" leads there with all below it. */
export type DoorPlate = {
  readonly at: string;
  readonly door: Door;
  /** Web pages of other ports of this machine may ask, with CORS. */
  readonly forPages?: boolean;
  /** Default: `BODY_BYTES_MAX`. */
  readonly bodyBytesMax?: number;
  /** Told of each request that was answered, and of the sizes of both. */
  readonly onTraffic?: ((bytesIn: number, bytesOut: number) => void) | undefined;
};

export type Doors = {
  /** The first whose path fits answers. */
  readonly plates: readonly DoorPlate[];
  readonly onError: (error: unknown) => void;
};

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** One HTTP server, many doors: the path says which. */
export function listenerOf(doors: Doors): RequestListener {
  return (request, response) => {
    answer(doors, request)
      .then((reply) => finish(request, response, reply))
      .catch((error: unknown) => {
        if (!request.destroyed) doors.onError(error);
        response.destroy();
      });
  };
}

async function answer(doors: Doors, request: IncomingMessage): Promise<Reply | "cut"> {
  const { method = "GET", url: target = "/" } = request;
  const headers = plainHeaders(request);
  const address = readAddress(target);
  const path = address?.path ?? "";
  const plate = doors.plates.find(({ at }) => leadsTo(at, path));
  const bytesMax = plate?.bodyBytesMax ?? BODY_BYTES_MAX;
  const body = await readBody(request, bytesMax);
  if (address === undefined) return refusal("", 400, "BAD_REQUEST", "the address cannot be read");
  // A page of somebody else's, open in the same browser, must not reach in here.
  if (!isLocalRequest(headers)) {
    return refusal(path, 403, "FOREIGN_ORIGIN", "only pages and programs of this machine may ask");
  }
  if (plate?.forPages && method === "OPTIONS") return preflight(headers);
  if (body === undefined) {
    const words = `the body exceeds ${bytesMax} bytes`;
    return refusal(path, 413, "EXCEED_MAX_PAYLOAD_SIZE", words);
  }
  const asked = { method, path, target, query: address.query, headers, body };
  const reply = (await plate?.door(asked)) ?? refusal(path, 404, "NOT_FOUND", nothingAt(asked));
  if (reply === "cut") return reply;
  plate?.onTraffic?.(body.length, Buffer.byteLength(reply.body));
  return plate?.forPages ? allowOrigin(reply, headers) : reply;
}

type Address = { readonly path: string; readonly query: URLSearchParams };

/** What a URL parser would leave as it stands: the SDKs' requests, each time. */
const PLAIN = /^((?:\/[A-Za-z0-9_]+)+)(?:\?([\w=&-]*))?$/;

/** Undefined for what is no address. */
function readAddress(target: string): Address | undefined {
  const [, path, search] = PLAIN.exec(target) ?? [];
  if (path !== undefined) return { path, query: new URLSearchParams(search) };
  const address = `http://localhost${target}`;
  if (!URL.canParse(address)) return undefined;
  const { pathname, searchParams } = new URL(address);
  return { path: pathname, query: searchParams };
}

function leadsTo(at: string, path: string): boolean {
  return path === at || (at.endsWith("/") && path.startsWith(at));
}

/** Neither sent by a page of another host nor to a name that was bent to this machine. */
export function isLocalRequest(headers: Readonly<Record<string, string>>): boolean {
  return isLocal(headers["host"]) && isLocal(headers["origin"]?.replace(/^(http|ws)s?:\/\//, ""));
}

/** A host without a port or with one. None at all is a program's, not a browser's. */
function isLocal(host: string | undefined): boolean {
  return host === undefined || LOOPBACK.has(host.replace(/:\d+$/, ""));
}

function nothingAt({ method, path }: DoorRequest): string {
  return `there is no ${method} ${path}`;
}

/** Refusals speak the dialect of their door. */
function refusal(path: string, status: number, code: string, message: string): Reply {
  if (!path.startsWith("/control/")) return jsonReply({ code, message }, status);
  return jsonReply({ ok: false, error: { code: code.toLowerCase(), message } }, status);
}

/** What node:http would refuse without a word, or with a status alone, gets a code and a sentence here too. */
export function refuseBadHttp(http: Server): void {
  http.on("clientError", refuseUnreadable);
  http.on("checkExpectation", (request, response) => {
    const message = `the expectation ${request.headers.expect ?? ""} cannot be met`;
    send(response, jsonReply({ code: "EXPECTATION_FAILED", message }, 417));
  });
}

/** Bytes that are no HTTP request end their connection. */
function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  // Whoever reset the connection hears nothing any more.
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, code] = UNREADABLE[error.code ?? ""] ?? ["400 Bad Request", "BAD_REQUEST"];
  const body = JSON.stringify({ code, message: `this is no HTTP request: ${error.message}` });
  const type = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n${type}\r\n\r\n${body}`);
}

const UNREADABLE: Readonly<Record<string, readonly [status: string, code: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "HEADERS_TOO_LARGE"],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "REQUEST_TIMEOUT"],
};

function finish(request: IncomingMessage, response: ServerResponse, reply: Reply | "cut"): void {
  if (reply === "cut") return void request.socket.destroy();
  send(response, reply);
}

export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in request.headers) headers[name] = String(request.headers[name]);
  return headers;
}
