import { getFrom, percent, sendText, type Asked } from "../asked.ts";
import { oddText, oddValue } from "../odd.ts";
import type { Random } from "../random.ts";
import { wireText } from "../wireText.ts";

const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "LINK",
];
const PATHS = [
  ...[
    "/echo",
    "/echo/",
    "/echo/a/b",
    "/echox",
    "/",
    "//",
    "/face",
    "/face/",
    "/face/face.js",
    "/face/x.js",
  ],
  ...[
    "/face/../cli.cjs",
    "/face/%2e%2e/cli.cjs",
    "/%",
    "/%zz",
    "/%00",
    "/admin/",
    "/admin/x",
    "/web/",
    "/ws",
  ],
  ...[
    "/control",
    "/control/",
    "/v1",
    "/auth/v1",
    "/auth",
    "/cos",
    "/wechatpay",
    "/.well-known/x",
    "/favicon.ico",
  ],
  ...[
    "/?a=%ff",
    "/echo?a=1&a=2&%zz",
    "/echo?__proto__=1",
    "/constructor",
    "/__proto__",
    "/echo;a=b",
    "/*",
  ],
];
const TYPES = [
  "application/json",
  "text/plain",
  "image/png",
  "multipart/form-data",
  "x",
  "application/octet-stream",
];

/** The addresses that no SDK asks: HTTP routes of functions, the page for people, and what is nowhere. */
export function askAddress(random: Random): Asked {
  const path = random.chance(0.2) ? `/${percent(oddText(random))}` : random.pick(PATHS);
  const method = random.pick(METHODS);
  const headers: Record<string, string> = {
    "content-type": random.pick(TYPES),
    authorization: random.pick(["Bearer x", "Basic x", ""]),
    origin: random.pick([
      "http://localhost:1",
      "http://127.0.0.1",
      "http://evil.example",
      "null",
      "http://[::1]:5",
    ]),
  };
  if (random.chance(0.1))
    headers["host"] = random.pick(["evil.example", "127.0.0.1.evil.example", "[", ""]);
  if (random.chance(0.5)) return getFrom(path, headers, method);
  const text = wireText(oddValue(random));
  return sendText(method, path, text, headers);
}
