import { createServer } from "node:http";

/** A door with one page behind it. */
export type PageDoor = { readonly url: string; readonly close: () => Promise<void> };

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
};

/** Serves one page under `/` on this machine only; port 0 = any free one. */
export async function openPageDoor(port: number, page: string): Promise<PageDoor> {
  const server = createServer((request, response) => {
    const isPage = new URL(request.url ?? "/", "http://door").pathname === "/";
    const isRead = request.method === "GET" || request.method === "HEAD";
    response.writeHead(isRead ? (isPage ? 200 : 404) : 405, HEADERS);
    response.end(isRead && isPage && request.method === "GET" ? page : undefined);
  });
  await new Promise<void>((ready, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", ready);
  });
  const address = server.address();
  const given = address !== null && typeof address === "object" ? address.port : port;
  return {
    url: `http://127.0.0.1:${given}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
