import { readFileSync } from "node:fs";
import type { Door } from "../door.ts";
import { facePath } from "../paths.ts";
import type { Reply } from "../reply.ts";
import { DOCUMENT } from "./document.ts";

/**
 * What functions print and what people upload is shown on the page: nothing may run or load there
 * that this server has not built itself.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const BUILT = new Map([
  ["/face/face.js", { name: "face.js", contentType: "text/javascript; charset=utf-8" }],
  ["/face/face.css", { name: "face.css", contentType: "text/css; charset=utf-8" }],
] as const);

/** The page for people at `/`: a small program in the browser that speaks with the control door alone. */
export function createFace(): Door {
  return async ({ method, path }) => {
    if (method !== "GET" && method !== "HEAD") return undefined;
    if (path === "/") return reply("text/html; charset=utf-8", DOCUMENT);
    for (const [at, { name, contentType }] of BUILT) {
      // Read at each request, so that a page built anew is seen at the next reload.
      if (path === at) return reply(contentType, readFileSync(facePath(name)));
    }
    return undefined;
  };
}

function reply(contentType: string, body: Buffer | string): Reply {
  const headers = {
    "content-type": contentType,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
  return { status: 200, headers, body };
}
