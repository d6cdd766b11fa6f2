/** Goal: code of a function that asks the cloud's own hosts reaches this machine's server, by every way there is. */
import { startTestServer, type TestServer } from "../testServer.ts";
import { standInFor } from "./redirect.ts";

const ASK = `
const https = require("https");
const read = (request) => new Promise((resolve, reject) =>
  request.on("error", reject).on("response", (response) => {
    let body = "";
    response.on("data", (part) => (body += part));
    response.on("end", () => resolve({ status: response.statusCode, body }));
  }));
const readFetched = async (response) => ({ status: response.status, body: await response.text() });
const ways = {
  "https.get of a text": (url) => read(https.get(url)),
  "https.request of a text": (url) => read(https.request(url, { method: "GET" }).end()),
  "https.request of options": (url) => {
    const { hostname, pathname, search } = new URL(url);
    const options = { hostname, port: 443, path: pathname + search, headers: { Host: hostname } };
    return read(https.request(options).end());
  },
  "https.request with a listener": (url) => new Promise((resolve) =>
    https.request(new URL(url), (response) => resolve(read({ on(name, listener) {
      if (name === "response") listener(response);
      return this;
    } }))).end()),
  "fetch of a text": async (url) => readFetched(await fetch(url)),
  "fetch of a Request": async (url) => readFetched(await fetch(new Request(url))),
  "an import": async (url) => read((await import("node:https")).get(url)),
  "a post": (url) => read(https.request(url, { method: "POST" }).end('{"a":1}')),
};
exports.main = async ({ way, url }) => ways[way](url);`;

let server: TestServer;

beforeAll(async () => {
  const echo = "exports.main = async (event) => ({ method: event.httpMethod, body: event.body });";
  server = await startTestServer({
    functions: { ask: { code: ASK, timeout: 60 }, echo: { code: echo } },
  });
});
afterAll(() => server.close());

async function ask(way: string, url: string): Promise<{ status: number; body: string }> {
  const { body } = await server.control("call", { name: "ask", data: { way, url } });
  expect(body).toMatchObject({ ok: true });
  return body["result"] as { status: number; body: string };
}

it.each([
  "https.get of a text",
  "https.request of a text",
  "https.request of options",
  "https.request with a listener",
  "fetch of a text",
  "fetch of a Request",
  "an import",
])("leads %s to the server", async (way) => {
  const { status, body } = await ask(
    way,
    "https://e.api.tcloudbasegateway.com/v1/model/prod/x?a=1",
  );
  expect(status).toBe(404);
  expect(body).toContain("not emulated: data models (app.models)");
});

it("leads the address of the HTTP access to the function behind it", async () => {
  const { body } = await ask("a post", "https://local-env.service.tcloudbase.com/echo");
  expect(JSON.parse(body)).toEqual({ method: "POST", body: '{"a":1}' });
});

it("leads WeChat Pay to its stand-in, which asks for a signature", async () => {
  const { status, body } = await ask("https.get of a text", "https://api.mch.weixin.qq.com/v3/x");
  expect(status).toBe(401);
  expect(body).toContain("SIGN_ERROR");
});

it("leaves this machine's own addresses alone", async () => {
  const { body } = await ask("fetch of a text", `${server.url}/control/calls`);
  expect(JSON.parse(body)).toMatchObject({ ok: true });
});

it.each([
  ["https://example.com/v1/model", undefined],
  ["https://tcloudbasegateway.com.example.com/", undefined],
  ["https://nottcb-api.tencentcloudapi.com/admin", undefined],
  ["https://e.ap-shanghai.tcb-api.tencentcloudapi.com/web?env=e", "http://h:1/web?env=e"],
  ["http://tcb-api.tencentcloudapi.com/admin", "http://h:1/admin"],
  ["https://e.api.intl.tcloudbasegateway.com/v1/a", "http://h:1/v1/a"],
  ["https://e-1.ap-shanghai.app.tcloudbase.com/a%20b", "http://h:1/a%20b"],
  ["https://api2.mch.weixin.qq.com/v3/a", "http://h:1/wechatpay/v3/a"],
])("has for %s the stand-in %s", (address, found) => {
  expect(standInFor(new URL(address), "http://h:1")?.href).toBe(found);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
