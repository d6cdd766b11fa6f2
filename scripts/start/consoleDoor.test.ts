import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConsoleDoor, openConsoleDoor } from "./consoleDoor.ts";

/** Goal: the console is served as a careful host would, and nothing beside it. */
const root = mkdtempSync(join(tmpdir(), "console-door-"));
const folder = join(root, "console");
mkdirSync(join(folder, "assets"), { recursive: true });
writeFileSync(join(root, "secret.json"), "{}");
writeFileSync(join(folder, ".hidden.json"), "{}");
writeFileSync(join(folder, "index.html"), "<title>console</title>");
writeFileSync(join(folder, "assets", "main-1a.js"), "export const one = 1;");
writeFileSync(join(folder, "notes.txt"), "none of your business");

let door: ConsoleDoor;
beforeAll(async () => {
  door = await openConsoleDoor({
    ...{ port: 0, folder, cloudbaseLocal: "http://127.0.0.1:8790" },
    made: { "config.json": { envId: "fenrun-local", localHost: "127.0.0.1:8790" } },
  });
});
afterAll(async () => {
  await door.close();
  rmSync(root, { recursive: true });
});

const at = (path: string, init: object = {}) => fetch(`${door.url}${path}`, init);
/** As it stands: `fetch` would tidy the path up first. */
const rawStatus = (path: string): Promise<number> =>
  new Promise((done, fail) => {
    request(`${door.url}`, { path }, (reply) => {
      reply.resume();
      done(reply.statusCode ?? 0);
    })
      .on("error", fail)
      .end();
  });

it("serves the page, its parts for ever, and what is made up for this shop", async () => {
  const page = await at("/");
  expect([page.status, await page.text()]).toEqual([200, "<title>console</title>"]);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:8790;");
  expect(policy).toContain("frame-ancestors 'none'");
  const part = await at("/assets/main-1a.js");
  expect(part.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(part.headers.get("cache-control")).toContain("immutable");
  expect(part.headers.get("content-encoding")).toBe("gzip");
  expect(await part.text()).toBe("export const one = 1;");
  const plain = await at("/assets/main-1a.js", { headers: { "accept-encoding": "identity" } });
  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([
    null,
    "export const one = 1;",
  ]);
  expect(await (await at("/config.json")).json()).toEqual({
    ...{ envId: "fenrun-local", localHost: "127.0.0.1:8790" },
  });
});

it("gives nothing else away", async () => {
  expect((await at("/none.js")).status).toBe(404);
  expect((await at("/assets")).status).toBe(404);
  expect((await at("/notes.txt")).status).toBe(404);
  expect((await at("/.hidden.json")).status).toBe(404);
  expect((await at("/", { method: "POST" })).status).toBe(405);
  for (const path of ["/../secret.json", "/assets/%2e%2e/%2e%2e/secret.json", "/%zz", "/%00.js"]) {
    expect(await rawStatus(path)).toBe(404);
  }
  const head = await at("/", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});
