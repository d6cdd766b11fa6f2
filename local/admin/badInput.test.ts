/** Goal: whatever comes in at /admin, the answer is a clear refusal, and nothing is written. */
import { request } from "node:http";
import { startTestServer, type TestServer } from "../testServer.ts";
import { parseMultipart } from "./multipart.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({});
  await server.admin({ action: "database.addCollection", collectionName: "kept" });
});
afterAll(() => server.close());

const insert = (data: unknown) => ({
  action: "database.insertDocument",
  collectionName: "kept",
  data,
});
const find = (fields: object) => ({
  action: "database.getDocument",
  collectionName: "kept",
  ...fields,
});

it.each<[what: string, body: unknown, code: string, message: RegExp]>([
  ["broken JSON", '{"action":', "INVALID_PARAM", /not JSON/],
  ["no object", "[1]", "INVALID_PARAM", /must be an object/],
  ["no action", {}, "INVALID_PARAM", /action is missing/],
  ["an unknown action", { action: "x.y" }, "INVALID_PARAM", /^not emulated: x\.y$/],
  ["an inherited name", { action: "constructor" }, "INVALID_PARAM", /^not emulated/],
  ["data that is no list", insert("{}"), "INVALID_PARAM", /data must be a list/],
  ["a document that is no text", insert([{ a: 1 }]), "INVALID_PARAM", /EJSON in text/],
  ["a document that is a number", insert(["1"]), "INVALID_PARAM", /must be a document/],
  ["broken EJSON", insert(["{"]), "INVALID_PARAM", /EJSON|Extended JSON/],
  ["too many documents", insert(Array(1001).fill("{}")), "INVALID_PARAM", /more than 1000/],
  ["a query that is no text", find({ query: { a: 1 } }), "INVALID_PARAM", /query must be text/],
  ["a query that is a list", find({ query: "[]" }), "INVALID_PARAM", /query must be a document/],
  ["a limit that is text", find({ limit: "10" }), "INVALID_PARAM", /limit must be a whole number/],
  ["a negative offset", find({ offset: -1 }), "INVALID_PARAM", /offset must be a whole number/],
  [
    "no collection",
    { action: "database.getDocument" },
    "INVALID_PARAM",
    /collectionName is missing/,
  ],
  [
    "an unknown operator",
    find({ query: '{"a":{"$foo":1}}' }),
    "DATABASE_REQUEST_FAILED",
    /^not emulated: \$foo/,
  ],
  [
    "stages of the wrong shape",
    { action: "database.aggregateDocuments", collectionName: "kept", stages: [{ $match: {} }] },
    "INVALID_PARAM",
    /stageKey/,
  ],
  [
    "an event that is no JSON",
    { action: "functions.invokeFunction", function_name: "f", request_data: "{" },
    "INVALID_PARAM",
    /not JSON/,
  ],
])("refuses %s", async (_, body, code, message) => {
  const answer = await server.admin(body);
  expect(answer).toMatchObject({ status: 200, body: { code, requestId: expect.any(String) } });
  expect(answer.body["message"]).toMatch(message);
});

it("refuses a body of 11 MB with 413 and writes nothing", async () => {
  const answer = await server.admin(
    insert([JSON.stringify({ text: "x".repeat(11 * 1024 * 1024) })]),
  );
  expect(answer).toMatchObject({ status: 413, body: { code: "EXCEED_MAX_PAYLOAD_SIZE" } });
  expect((await server.admin(find({}))).body).toMatchObject({ data: { list: [] } });
});

it("takes a body of 1 MB", async () => {
  const answer = await server.admin(
    insert([JSON.stringify({ _id: "big", text: "x".repeat(1_000_000) })]),
  );
  expect(answer.body).toMatchObject({ data: { insertedIds: ["big"] } });
});

it.each([
  ["a page of another host", { origin: "https://example.com" }, 403],
  ["a name that was bent to this machine", { host: "example.com" }, 403],
  ["a page of this machine", { origin: "http://localhost:5173" }, 200],
])("lets in or not: %s", async (_, headers, status) => {
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${server.url}/admin`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end(JSON.stringify(find({})));
  });
  expect(answered).toBe(status);
});

it("reads the parts of a multipart body as bytes", () => {
  const binary = Buffer.from([0, 13, 10, 45, 45, 255]);
  const body = Buffer.concat([
    Buffer.from(
      '--B\r\nContent-Disposition: form-data; name="action"\r\n\r\nwx.openApi\r\n--B\r\n',
    ),
    Buffer.from('Content-Disposition: form-data; name="requestData"\r\nContent-Type: x/y\r\n\r\n'),
    binary,
    Buffer.from("\r\n--B--\r\n"),
  ]);
  const parts = parseMultipart(body, "multipart/form-data; boundary=B");
  expect(parts.get("action")?.toString()).toBe("wx.openApi");
  expect(parts.get("requestData")).toEqual(binary);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
