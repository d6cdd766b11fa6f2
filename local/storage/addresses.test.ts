/** Goal: nobody uploads or downloads without an address that was given to him, and only while it holds. */
import { startTestServer, type TestServer } from "../testServer.ts";

const START_MS = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ freezeAtMs: START_MS });
});
afterEach(() => server.close());

type Address = { url: string; method: string; headers: Record<string, string> };

const addressOf = async (path: string): Promise<Address> =>
  (await server.control("files/upload-address", { path })).body as Address;
const put = async ({ url, headers }: Address, change: Record<string, string> = {}) =>
  fetch(url, { method: "PUT", headers: { ...headers, ...change }, body: "hello world" });
async function urlOf(path: string): Promise<string> {
  return String((await server.control("files/address", { path })).body["url"]);
}
const codeIn = async (response: Response) => [
  response.status,
  /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1],
];

it.each<[what: string, change: Record<string, string>]>([
  ["no signature", { authorization: "" }],
  ["a wrong signature", { authorization: "q-sign-algorithm=sha256&q-signature=0011" }],
  ["no token", { "x-cos-security-token": "" }],
  ["somebody's own token", { "x-cos-security-token": Buffer.from("{}").toString("base64url") }],
  ["another file's id", { "x-cos-meta-fileid": "x" }],
])("refuses an upload with %s", async (_, change) => {
  const address = await addressOf("a.txt");
  expect(await codeIn(await put(address, change))).toEqual([403, "AccessDenied"]);
  expect((await server.control("files/info?path=a.txt")).status).toBe(404);
  expect((await put(address)).status).toBe(200);
});

it("refuses an upload to another path than the one that was allowed", async () => {
  const address = await addressOf("a.txt");
  const other = { ...address, url: address.url.replace("a.txt", "b.txt") };
  expect(await codeIn(await put(other))).toEqual([403, "AccessDenied"]);
});

it("refuses what has expired by the clock", async () => {
  const address = await addressOf("a.txt");
  await put(address);
  const url = await urlOf("a.txt");
  await server.control("clock", { freezeAtMs: START_MS + HOUR_MS });
  expect((await put(address)).status).toBe(200);
  await server.control("clock", { freezeAtMs: START_MS + HOUR_MS + 1 });
  const late = await put(address);
  expect(await late.text()).toContain("Request has expired");
  expect((await fetch(url)).status).toBe(200);
  await server.control("clock", { freezeAtMs: START_MS + 24 * HOUR_MS + 1 });
  expect(await codeIn(await fetch(url))).toEqual([403, "AccessDenied"]);
});

it("lets nobody read without the address, nor lengthen its life", async () => {
  await put(await addressOf("a.txt"));
  const url = await urlOf("a.txt");
  const bare = `${server.url}/cos/a.txt`;
  for (const wrong of [bare, url.replace(/t=\d+/, "t=9999999999"), url.replace("a.txt", "b.txt")]) {
    expect(await codeIn(await fetch(wrong))).toEqual([403, "AccessDenied"]);
  }
});

it("serves parts, and says what has not changed", async () => {
  await put(await addressOf("a.txt"));
  const url = await urlOf("a.txt");
  const whole = await fetch(url);
  const etag = whole.headers.get("etag") ?? "";
  expect(etag).toBe('"5eb63bbbe01eeed093cb22bb8f5acdc3"');
  expect(whole.headers.get("content-type")).toMatch(/^text\/plain/);
  const asked = async (range: string) => {
    const response = await fetch(url, { headers: { range } });
    return [response.status, response.headers.get("content-range"), await response.text()];
  };
  expect(await asked("bytes=0-4")).toEqual([206, "bytes 0-4/11", "hello"]);
  expect(await asked("bytes=6-")).toEqual([206, "bytes 6-10/11", "world"]);
  expect(await asked("bytes=-3")).toEqual([206, "bytes 8-10/11", "rld"]);
  expect(await asked("bytes=6-999")).toEqual([206, "bytes 6-10/11", "world"]);
  expect((await asked("bytes=11-"))[0]).toBe(416);
  expect(await asked("bytes=0-1,4-5")).toEqual([200, null, "hello world"]);
  expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  const head = await fetch(url, { method: "HEAD" });
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["11", ""]);
});

it("says in the store's words that a file is gone", async () => {
  await put(await addressOf("a.txt"));
  const url = await urlOf("a.txt");
  await server.control("files/remove", { path: "a.txt" });
  expect(await codeIn(await fetch(url))).toEqual([404, "NoSuchKey"]);
  expect(await codeIn(await fetch(url, { method: "DELETE" }))).toEqual([405, "MethodNotAllowed"]);
});

it("takes a form, and answers as it wishes", async () => {
  const { url, headers } = await addressOf("表/f.bin");
  const form = (key: string) => {
    const fields = new FormData();
    fields.set("key", key);
    fields.set("signature", headers["authorization"] ?? "");
    fields.set("x-cos-meta-fileid", headers["x-cos-meta-fileid"] ?? "");
    fields.set("success_action_status", "201");
    fields.set("x-cos-security-token", headers["x-cos-security-token"] ?? "");
    fields.set("file", new Blob([Buffer.from([0, 13, 10, 255])]), "f.bin");
    return { method: "POST", body: fields };
  };
  expect((await fetch(url, form("表/f.bin"))).status).toBe(201);
  const stored = await (await fetch(await urlOf("表/f.bin"))).arrayBuffer();
  expect([...new Uint8Array(stored)]).toEqual([0, 13, 10, 255]);
  expect(await codeIn(await fetch(url, form("other")))).toEqual([403, "AccessDenied"]);
  const broken = await fetch(url, { method: "POST", body: "x" });
  expect(await codeIn(broken)).toEqual([400, "MalformedPOSTRequest"]);
});
