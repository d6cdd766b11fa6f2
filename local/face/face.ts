import type { Clock } from "../clock.ts";
import type { Database } from "../database/index.ts";
import type { Door } from "../door.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Meter } from "../meter.ts";
import type { Reply } from "../reply.ts";
import type { Schedule } from "../timers/schedule.ts";
import { callPage } from "./callPage.ts";
import { html, type Html } from "./html.ts";
import { LOOK } from "./look.ts";
import { statusPage } from "./statusPage.ts";

export type FaceParts = {
  env: string;
  url: string;
  clock: Clock;
  database: Database;
  functions: Functions;
  schedule: Schedule;
  meter: Meter;
};

/** The pages for people: what runs, and what one call of a function printed. */
export function createFace(parts: FaceParts): Door {
  return async ({ method, path }) => {
    if (method !== "GET" && method !== "HEAD") return undefined;
    if (path === "/") return page("cloudbase-local", statusPage(parts));
    const requestId = /^\/calls\/([0-9a-f-]{36})$/.exec(path)?.[1];
    const record =
      requestId === undefined ? undefined : parts.functions.calls.byRequestId(requestId);
    return record && page(record.functionName, callPage(record));
  };
}

function page(title: string, content: Html): Reply {
  const document = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${LOOK}
      </head>
      <body>
        ${content}
      </body>
    </html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    // What functions print is shown here: nothing on the page may run or load.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cache-control": "no-store",
  };
  return { status: 200, headers, body: document.html };
}
