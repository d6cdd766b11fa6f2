/** Goal: a plain HTTP request reaches the function that a route names, and its answer comes back as documented. */
import { createCalls } from "../functions/calls.ts";
import type { Functions, Invocation } from "../functions/invoke.ts";
import { AccessTokenError } from "../auth/index.ts";
import { startTestServer, type TestServer } from "../testServer.ts";
import { createHttpAccess } from "./index.ts";

const ANSWERS = `
const answers = {
  text: () => "hello",
  number: () => 7,
  object: () => ({ a: [1, null] }),
  list: () => [1],
  nothing: () => undefined,
  almost: () => ({ statusCode: 404 }),
  page: () => ({ statusCode: 203, headers: { "Content-Type": "text/html", "X-Mine": 5 }, body: "<b>" }),
  bytes: () => ({ statusCode: 200, headers: { "content-type": "image/png" }, isBase64Encoded: true, body: "AP+A" }),
  json: () => ({ statusCode: 201, body: { a: 1 } }),
  empty: () => ({ statusCode: 204, body: "x" }),
  redirect: () => ({ statusCode: 302, headers: { location: "/elsewhere" } }),
  cookies: () => ({ statusCode: 200, headers: { "Set-Cookie": ["a=1; Path=/", "b=2"] }, body: "" }),
  badCookie: () => ({ statusCode: 200, headers: { "set-cookie": ["a=1", "b\\n"] } }),
  badStatus: () => ({ statusCode: 99, body: "" }),
  badHeader: () => ({ statusCode: 200, headers: { "a b": "c" } }),
  throws: () => { throw new Error("boom"); },
};
exports.main = async (event) => answers[event.queryStringParameters.answer]();`;
const ECHO = "exports.main = async (event) => ({ event, source: process.env.TCB_SOURCE });";

let server: TestServer;
beforeAll(async () => {
  const route = { upstreamResourceType: "SCF", upstreamResourceName: "echo" };
  server = await startTestServer({
    files: {
      "cloudbaserc.json": JSON.stringify({
        version: "2.1",
        functions: [
          { name: "echo", timeout: 60 },
          { name: "answers", path: "/answers", timeout: 60 },
          { name: "slow", path: "/slow", timeout: 1 },
        ],
        gateway: {
          routes: [
            { ...route, path: "/api" },
            { ...route, path: "/api/whole/*", enablePathTransmission: true },
            { ...route, path: "/old", pathRewrite: { prefix: "/new" } },
            { ...route, path: "/off", enable: false },
            { ...route, path: "/closed", enableAuth: true },
            { path: "/site", upstreamResourceType: "STATIC_STORE", upstreamResourceName: "x" },
          ],
        },
      }),
      "functions/echo/index.js": ECHO,
      "functions/answers/index.js": ANSWERS,
      "functions/slow/index.js": "exports.main = () => new Promise(() => {});",
    },
  });
});
afterAll(() => server.close());

type Echoed = { readonly event: Record<string, unknown>; readonly source: string };
async function echo(path: string, init?: RequestInit): Promise<Echoed> {
  return (await (await fetch(server.url + path, init)).json()) as Echoed;
}

it("gives the function the documented event", async () => {
  const { event, source } = await echo("/api/items?a=1&b=%E4%BD%A0", {
    method: "POST",
    headers: { "content-type": "application/json", "x-mine": "yes" },
    body: '{"n":1}',
  });
  expect(source).toBe("wx_http");
  expect(event).toEqual({
    path: "/items",
    httpMethod: "POST",
    headers: expect.objectContaining({ "x-mine": "yes", "content-type": "application/json" }),
    multiValueHeaders: expect.objectContaining({ "x-mine": ["yes"] }),
    queryStringParameters: { a: "1", b: "你" },
    requestContext: {
      ...{ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), envId: "local-env" },
      ...{ appId: expect.any(Number), uin: expect.any(Number) },
    },
    body: '{"n":1}',
    isBase64Encoded: false,
  });
});

it("names the request alike in the event, the answer and the list of calls", async () => {
  const response = await fetch(`${server.url}/api`);
  const { event } = (await response.json()) as Echoed;
  const { requestId } = event["requestContext"] as { requestId: string };
  expect(response.headers.get("x-request-id")).toBe(requestId);
  expect((await server.control(`calls/one?requestId=${requestId}`)).status).toBe(200);
});

it.each([
  ["/api", "/"],
  ["/api/", "/"],
  ["/api/a/b", "/a/b"],
  ["/api/whole/a", "/api/whole/a"],
  ["/old/a", "/new/a"],
])("leads %s to the function as %s", async (path, seen) => {
  expect((await echo(path)).event["path"]).toBe(seen);
});

it.each([
  ["text/plain", Buffer.from([0, 255, 128]), "AP+A"],
  ["image/png", Buffer.from("text"), "dGV4dA=="],
])("gives a body of bytes (%s) in base64", async (type, body, expected) => {
  const { event } = await echo("/api", {
    ...{ method: "PUT", body, headers: { "content-type": type } },
  });
  expect(event).toMatchObject({ body: expected, isBase64Encoded: true });
});

it.each<[answer: string, status: number, type: string, body: string]>([
  ["text", 200, "text/plain; charset=utf-8", "hello"],
  ["number", 200, "text/plain; charset=utf-8", "7"],
  ["object", 200, "application/json; charset=utf-8", '{"a":[1,null]}'],
  ["list", 200, "application/json; charset=utf-8", "[1]"],
  ["nothing", 200, "application/json; charset=utf-8", "null"],
  ["almost", 200, "application/json; charset=utf-8", '{"statusCode":404}'],
  ["page", 203, "text/html", "<b>"],
  ["json", 201, "application/json; charset=utf-8", '{"a":1}'],
  ["empty", 204, "text/plain; charset=utf-8", ""],
  ["redirect", 302, "text/plain; charset=utf-8", ""],
])("answers %s with %d", async (answer, status, type, body) => {
  const response = await fetch(`${server.url}/answers?answer=${answer}`, { redirect: "manual" });
  expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
  expect(await response.text()).toBe(body);
  if (answer === "page") expect(response.headers.get("x-mine")).toBe("5");
});

it("answers bytes", async () => {
  const response = await fetch(`${server.url}/answers?answer=bytes`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255, 128]));
});

it("sets each cookie in a line of its own", async () => {
  const { headers } = await fetch(`${server.url}/answers?answer=cookies`);
  expect(headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
});

it.each<[path: string, status: number, code: string]>([
  ["/answers?answer=throws", 500, "FUNCTIONS_EXECUTE_FAIL"],
  ["/answers?answer=badStatus", 502, "BAD_GATEWAY"],
  ["/answers?answer=badHeader", 502, "BAD_GATEWAY"],
  ["/answers?answer=badCookie", 502, "BAD_GATEWAY"],
  ["/slow", 504, "FUNCTIONS_TIME_LIMIT_EXCEEDED"],
  ["/apis", 404, "INVALID_PATH"],
  ["/off", 404, "INVALID_PATH"],
  ["/site/index.html", 501, "NOT_EMULATED"],
  ["/closed", 401, "MISSING_CREDENTIALS"],
])("refuses %s with %d %s", async (path, status, code) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, message: expect.stringMatching(/\w/) });
});

it("takes a body of 6 MB and no more", async () => {
  const put = (bytes: number) =>
    fetch(`${server.url}/answers?answer=text`, { method: "PUT", body: Buffer.alloc(bytes, 255) });
  expect((await put(6 * 1024 * 1024)).status).toBe(200);
  expect(await (await put(6 * 1024 * 1024 + 1)).json()).toMatchObject({
    code: "EXCEED_MAX_PAYLOAD_SIZE",
  });
});

it("tells the function who asks, and leaves a token of its own to it on an open route", async () => {
  const invoked: Invocation[] = [];
  const functions: Functions = {
    ...{ specs: [], calls: createCalls(), instances: () => 0, kill: () => false },
    async invoke(invocation) {
      invoked.push(invocation);
      return { ok: true, requestId: "r", resultJson: "1" };
    },
    close: async () => undefined,
  };
  const plain = { passesPath: false, rewrittenTo: undefined, notEmulated: undefined };
  const routes = [
    { path: "/open", functionName: "f", requiresSignIn: false, ...plain },
    { path: "/closed", functionName: "f", requiresSignIn: true, ...plain },
  ];
  const auth = {
    callerOf(token: string | undefined) {
      if (token === "good") return { uid: "u1", openid: "o1" };
      if (token === undefined) return undefined;
      throw new AccessTokenError("ACCESS_TOKEN_EXPIRED", "it does not hold");
    },
  };
  const { door } = createHttpAccess({ env: "e", functions, project: { routes }, auth });
  const ask = async (path: string, token?: string) => {
    const headers: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${token}` };
    const query = new URLSearchParams();
    const body = Buffer.alloc(0);
    const reply = await door({ method: "GET", path, target: path, query, headers, body });
    return reply === undefined || reply === "cut" ? undefined : reply.status;
  };
  expect(await ask("/open", "good")).toBe(200);
  expect(invoked[0]).toMatchObject({ identity: { uid: "u1", openid: "o1", source: "wx_http" } });
  expect(await ask("/open", "its own")).toBe(200);
  expect(invoked[1]?.identity).toEqual({ source: "wx_http" });
  expect(await ask("/closed", "good")).toBe(200);
  expect(await ask("/closed", "bad")).toBe(401);
  expect(invoked).toHaveLength(3);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
