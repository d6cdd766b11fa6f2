/** Goal: the page is small, self-contained and locked down, and says something even without JavaScript. */
import { gzipSync } from "node:zlib";
import { startTestServer, type TestServer } from "../testServer.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

const SCRIPT_GZIP_BYTES_MAX = 48 * 1024;
const STYLE_GZIP_BYTES_MAX = 8 * 1024;

async function read(path: string) {
  const response = await fetch(server.url + path);
  return { response, text: await response.text() };
}

it("is one document, one script, one style sheet", async () => {
  const { response, text } = await read("/");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const asked = [...text.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(
    ([, address]) => address,
  );
  expect(asked.filter((address) => !address?.startsWith("/control/"))).toEqual([
    "/face/face.css",
    "/face/face.js",
  ]);
  expect((await read("/face/face.js")).response.headers.get("content-type")).toMatch(/javascript/);
  expect((await read("/face/face.css")).response.headers.get("content-type")).toMatch(/css/);
  expect((await read("/face/other.js")).response.status).toBe(404);
});

it("says in both languages where to look without JavaScript, at addresses that exist", async () => {
  const { text } = await read("/");
  const [, words = ""] = /<noscript>([^]*)<\/noscript>/.exec(text) ?? [];
  expect(words).toMatch(/需要 JavaScript[^]*needs JavaScript/);
  const addresses = [...words.matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect((await read(address)).response.status).toBe(200);
});

it("lets nothing run or load that the server has not built", async () => {
  const { response } = await read("/");
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:;/,
  );
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

it("stays small", async () => {
  const [script, style] = [await read("/face/face.js"), await read("/face/face.css")];
  expect(gzipSync(script.text).length).toBeLessThan(SCRIPT_GZIP_BYTES_MAX);
  expect(gzipSync(style.text).length).toBeLessThan(STYLE_GZIP_BYTES_MAX);
  expect(script.text).toMatch(/^\/\*!\nThe MIT License[^]*Jason Miller/);
  // No address of elsewhere but the name spaces of XML that Preact needs.
  const elsewhere = `${script.text}${style.text}`.match(/https?:\/\/[^"'`\s)$]+/g) ?? [];
  expect(elsewhere.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
});
