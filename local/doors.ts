import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AdminDoor } from "./admin/door.ts";
import type { ControlDoor } from "./control/door.ts";
import { jsonReply, send, type Reply } from "./reply.ts";
import { BODY_BYTES_MAX, readBody } from "./requestBody.ts";
import type { Wechat } from "./wechat/index.ts";

export type Doors = {
  readonly admin: AdminDoor;
  readonly control: ControlDoor;
  readonly wechat: Wechat;
  /** A page of the face; undefined where there is none. */
  readonly face: (path: string) => Reply | undefined;
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
  const { method = "GET", headers } = request;
  const target = `http://localhost${request.url ?? "/"}`;
  if (!URL.canParse(target)) return refusal("", 400, "BAD_REQUEST", "the address cannot be read");
  const { pathname: path, searchParams: query } = new URL(target);
  const body = await readBody(request);
  // A page of somebody else's, open in the same browser, must not reach in here.
  if (!isLocal(headers.host) || !isLocal(headers.origin?.replace(/^https?:\/\//, ""))) {
    return refusal(path, 403, "FOREIGN_ORIGIN", "only pages and programs of this machine may ask");
  }
  if (body === undefined) {
    return refusal(
      path,
      413,
      "EXCEED_MAX_PAYLOAD_SIZE",
      `the body exceeds ${BODY_BYTES_MAX} bytes`,
    );
  }
  if (path === "/admin") return doors.admin(body, headers);
  if (path.startsWith("/control/")) return doors.control({ method, path, query, body });
  if (path.startsWith("/wechatpay/")) {
    const asked = { method, path: request.url ?? path, headers: plainHeaders(request), body };
    const reply = await doors.wechat.http(asked);
    if (reply?.status === 0) return "cut";
    if (reply !== undefined) return reply;
  }
  const page = method === "GET" || method === "HEAD" ? doors.face(path) : undefined;
  return page ?? refusal(path, 404, "NOT_FOUND", `there is no ${method} ${path}`);
}

/** A host without a port or with one. None at all is a program's, not a browser's. */
function isLocal(host: string | undefined): boolean {
  return host === undefined || LOOPBACK.has(host.replace(/:\d+$/, ""));
}

/** Refusals speak the dialect of their door. */
function refusal(path: string, status: number, code: string, message: string): Reply {
  if (!path.startsWith("/control/")) return jsonReply({ code, message }, status);
  return jsonReply({ ok: false, error: { code: code.toLowerCase(), message } }, status);
}

function finish(request: IncomingMessage, response: ServerResponse, reply: Reply | "cut"): void {
  if (reply === "cut") return void request.socket.destroy();
  send(response, reply);
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
}
