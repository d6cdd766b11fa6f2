import type { Reply } from "./reply.ts";

const METHODS = "GET,POST,PUT,PATCH,DELETE,HEAD";
/** A browser asks again after this long whether it may ask. */
const PREFLIGHT_SECONDS = "600";

type Headers = Readonly<Record<string, string>>;

/** What a browser wants to hear before it sends a page's request to another port. */
export function preflight(headers: Headers): Reply {
  const reply = { status: 204, headers: {}, body: "" };
  const allowed = {
    "access-control-allow-methods": METHODS,
    // A star would not cover `authorization`, so the names asked for are given back.
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
    "access-control-max-age": PREFLIGHT_SECONDS,
  };
  return allowOrigin({ ...reply, headers: allowed }, headers);
}

/** Lets the page that asked read the answer. The origin was found to be of this machine before. */
export function allowOrigin(reply: Reply, { origin }: Headers): Reply {
  if (origin === undefined) return reply;
  const allowed = {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": Object.keys(reply.headers).join(","),
    vary: "origin",
  };
  return { ...reply, headers: { ...reply.headers, ...allowed } };
}
