import { readFile } from "node:fs/promises";
import { createServer, type OutgoingHttpHeaders } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

/** A door behind which the built console stands. */
export type ConsoleDoor = { readonly url: string; readonly close: () => Promise<void> };
export type ConsoleDoorOptions = {
  /** 0 = any free one. */
  readonly port: number;
  /** What `vite build console` made. */
  readonly folder: string;
  /** The cloudbase-local whose functions the console calls: the only other address that its pages may talk to. */
  readonly cloudbaseLocal: string;
  /** Files that stand beside index.html and are made up here, such as `config.json`. */
  readonly made: Readonly<Record<string, object>>;
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};
const NAMES_MAX = 200;
/** Vite puts a mark of the contents into each name under `assets/`: such a file never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";

type Kept = { readonly plain: Buffer; readonly zipped: Buffer | null };

/** Serves the console on this machine only, as static hosting would, with the headers of a careful host. */
export async function openConsoleDoor(options: ConsoleDoorOptions): Promise<ConsoleDoor> {
  const headers = headersFor(options.cloudbaseLocal);
  const fileAt = filesOf(options);
  const server = createServer((request, response) => {
    const answer = (status: number, more: OutgoingHttpHeaders, body?: Buffer | string) => {
      response.writeHead(status, { ...headers, ...more });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, {});
    const name = nameIn(request.url ?? "/");
    const type = name === null ? undefined : TYPES[extname(name)];
    if (name === null || type === undefined) return answer(404, {});
    const cache = name.startsWith("assets/") ? FOR_EVER : "no-cache";
    const known = { "content-type": type, "cache-control": cache, vary: "accept-encoding" };
    fileAt(name).then(
      (file) => {
        const takesZip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
        if (file.zipped === null || !takesZip) return answer(200, known, file.plain);
        return answer(200, { ...known, "content-encoding": "gzip" }, file.zipped);
      },
      () => answer(404, {}),
    );
  });
  await new Promise<void>((ready, fail) => {
    server.once("error", fail);
    server.listen(options.port, "127.0.0.1", ready);
  });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function headersFor(cloudbaseLocal: string): OutgoingHttpHeaders {
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${cloudbaseLocal}`,
    `img-src 'self' data: blob: ${cloudbaseLocal}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
}

/** What a path asks for, "" being the page; null = nothing that a file could be. */
function nameIn(url: string): string | null {
  const { pathname } = new URL(url, "http://door");
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname)).replace(/^\/+/, "");
  } catch {
    return null;
  }
  if (path === "") return "index.html";
  return /(^|\/)\./.test(path) || path.includes("\0") || path.length > NAMES_MAX ? null : path;
}

/** Files by name, those under `assets/` read and packed once. Rejects for one that is not there. */
function filesOf({ folder, made }: ConsoleDoorOptions): (name: string) => Promise<Kept> {
  const kept = new Map<string, Kept>();
  return async (name) => {
    const known = kept.get(name);
    if (known) return known;
    const own = made[name];
    const plain = own ? Buffer.from(JSON.stringify(own)) : await readFile(join(folder, name));
    const file = { plain, zipped: isText(name) ? gzipSync(plain) : null };
    if (name.startsWith("assets/")) kept.set(name, file);
    return file;
  };
}

const isText = (name: string): boolean => /\.(html|js|css|json|svg)$/.test(name);
