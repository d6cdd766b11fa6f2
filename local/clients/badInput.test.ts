/** Goal: whatever is sent, a client hears what is wrong with it; nothing is ever our fault. */
import { removeAll } from "../database/fixtures/temporary.ts";
import { doorsOfTest, P, type DoorsOfTest } from "./fixtures/clientDoors.ts";

afterEach(removeAll);

let doors: DoorsOfTest;
beforeEach(() => {
  doors = doorsOfTest();
  doors.database.createCollection("things");
});
const DOCUMENTS = `${P}/collections/things/documents`;
const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;

it.each([
  ["", "INVALID_PARAM"],
  ["{", "INVALID_PARAM"],
  ["[]", "INVALID_PARAM"],
  ["{}", "INVALID_PARAM"],
  ['{"action":7}', "INVALID_PARAM"],
  ['{"action":"database.nothing"}', "NOT_EMULATED"],
  ['{"action":"database.runCommands"}', "NOT_EMULATED"],
  ['{"action":"__proto__"}', "NOT_EMULATED"],
  ['{"action":"auth.wsWebSign","access_token":"nobody"}', "INVALID_ACCESS_TOKEN"],
  ['{"action":"auth.wsWebSign","access_token":7}', "INVALID_ACCESS_TOKEN"],
])("/web %s", async (body, code) => {
  expect(await doors.raw(body)).toMatchObject({
    status: 200,
    body: { code, requestId: expect.any(String) as unknown },
  });
  expect(doors.errors).toEqual([]);
});

const query = (text: string) => `${DOCUMENTS}?query=${encodeURIComponent(text)}`;

it.each<[action: string, fields: object]>([
  ["queryDocument", {}],
  ["queryDocument", { collectionName: 7 }],
  ["queryDocument", { collectionName: "things", query: 7 }],
  ["queryDocument", { collectionName: "things", query: "{" }],
  ["queryDocument", { collectionName: "things", query: [] }],
  ["queryDocument", { collectionName: "things", limit: -1 }],
  ["queryDocument", { collectionName: "things", limit: "9" }],
  ["queryDocument", { collectionName: "things", order: "n" }],
  ["queryDocument", { collectionName: "things", order: [{ field: "n", direction: 1 }] }],
  ["queryDocument", { collectionName: "things", order: Array.from({ length: 33 }, () => null) }],
  ["queryDocument", { collectionName: "things", projection: "x" }],
  ["addDocument", { collectionName: "things" }],
  ["addDocument", { collectionName: "things", data: 7 }],
  ["addDocument", { collectionName: "things", data: [7] }],
  ["addDocument", { collectionName: "things", data: Array.from({ length: 1001 }, () => ({})) }],
  ["addDocument", { collectionName: "things", data: { at: { $date: "no date" } } }],
  ["addDocument", { collectionName: "things", data: { at: { $date: { $numberLong: "x" } } } }],
  [
    "addDocument",
    { collectionName: "things", data: { at: { $date: { $numberLong: "9".repeat(19) } } } },
  ],
  ["addDocument", { collectionName: "things", data: { at: { $date: [] } } }],
  ["addDocument", { collectionName: "things", data: { x: { $regex: 7 } } }],
  ["addDocument", { collectionName: "things", data: { x: { $regex: "(" } } }],
  ["updateDocument", { collectionName: "things", query: {}, data: 7 }],
  ["updateDocument", { collectionName: "things", query: {}, data: {}, multi: "yes" }],
  ["aggregate", { collectionName: "things" }],
  ["aggregate", { collectionName: "things", stages: [7] }],
  ["aggregate", { collectionName: "things", stages: [{ stageKey: "$match", stageValue: "{" }] }],
  ["aggregate", { collectionName: "things", stages: [{ stageKey: '"', stageValue: "1" }] }],
  ["aggregate", { collectionName: "things", stages: Array.from({ length: 101 }, () => ({})) }],
  ["commitTransaction", {}],
  ["getInTransaction", { collectionName: "things" }],
])("/web database.%s %j", async (action, fields) => {
  const { status, body } = await doors.web(`database.${action}`, fields, "fan");
  expect(status).toBe(200);
  expect(body["code"]).toMatch(/^(INVALID_PARAM|DATABASE_REQUEST_FAILED)$/);
  expect(doors.errors).toEqual([]);
});

it("refuses what is nested too deep", async () => {
  const told = await doors.raw(
    `{"action":"database.addDocument","collectionName":"things","data":${deep}}`,
  );
  expect(told.body["code"]).toBe("INVALID_PARAM");
  expect((await doors.v1("POST", DOCUMENTS, `{"data":[${deep}]}`)).status).toBe(400);
});

it.each<[method: string, target: string, body: string, status: number, code: string]>([
  ["GET", "", "", 404, "NOT_EMULATED"],
  ["GET", "nothing", "", 404, "NOT_EMULATED"],
  ["GET", "%E0%A4%A", "", 400, "INVALID_PARAM"],
  ["POST", "model/prod/things/list", "{}", 404, "NOT_EMULATED"],
  ["GET", "rdb/rest/things", "", 404, "NOT_EMULATED"],
  ["POST", "cloudrun/x/y", "{}", 404, "NOT_EMULATED"],
  ["POST", "apis/x", "{}", 404, "NOT_EMULATED"],
  ["POST", "ai/x", "{}", 404, "NOT_EMULATED"],
  ["POST", "storages/nothing", "[]", 404, "NOT_EMULATED"],
  ["POST", "storages/get-objects-upload-info", "{", 400, "INVALID_PARAM"],
  ["GET", "functions/who", "", 404, "NOT_EMULATED"],
  ["POST", "functions/who", "[]", 400, "FUNCTION_PARAM_INVALID"],
  ["POST", "functions/who", "{", 400, "FUNCTION_PARAM_INVALID"],
  ["POST", "functions/who?webfn=true", "{}", 404, "NOT_EMULATED"],
  ["POST", `${P}/commands`, "{}", 404, "NOT_EMULATED"],
  ["POST", "database/instances/x/databases/(default)/collections", "{}", 404, "NOT_EMULATED"],
  ["DELETE", `${P}/collections/things`, "", 404, "NOT_EMULATED"],
  ["DELETE", `${DOCUMENTS}/a`, "", 404, "NOT_EMULATED"],
  ["GET", `${DOCUMENTS}/none`, "", 404, "DOCUMENT_NOT_FOUND"],
  ["GET", `${P}/collections/none/documents`, "", 404, "DATABASE_COLLECTION_NOT_EXIST"],
  ["GET", `${DOCUMENTS}?limit=x`, "", 400, "INVALID_PARAM"],
  ["GET", `${DOCUMENTS}?order=x`, "", 400, "INVALID_PARAM"],
  ["GET", `${DOCUMENTS}?order=7`, "", 400, "INVALID_PARAM"],
  ["GET", `${DOCUMENTS}?projection=7`, "", 400, "INVALID_PARAM"],
  ["GET", query("7"), "", 400, "INVALID_PARAM"],
  ["GET", query("{"), "", 400, "INVALID_PARAM"],
  ["GET", query('{"$nothing":1}'), "", 400, "DATABASE_REQUEST_FAILED"],
  ["POST", DOCUMENTS, "{", 400, "INVALID_PARAM"],
  ["POST", DOCUMENTS, '{"data":{}}', 400, "INVALID_PARAM"],
  ["PATCH", DOCUMENTS, '{"data":{}}', 400, "INVALID_PARAM"],
  [
    "PATCH",
    DOCUMENTS,
    '{"query":{},"data":{"$inc":{"n":1}},"upsert":true}',
    400,
    "DATABASE_REQUEST_FAILED",
  ],
  ["POST", `${DOCUMENTS}/remove`, "{}", 400, "INVALID_PARAM"],
  ["POST", `${DOCUMENTS}/aggregations`, '{"pipeline":{}}', 400, "INVALID_PARAM"],
  ["POST", `${P}/transactions/none/commit`, "", 400, "DATABASE_TRANSACTION_FAIL"],
  ["POST", `${P}/transactions/none/other`, "", 404, "NOT_EMULATED"],
])("/v1 %s %s %s", async (method, target, body, status, code) => {
  const told = await doors.v1(method, target, body);
  expect(told).toMatchObject({
    status,
    body: {
      code,
      requestId: expect.any(String) as unknown,
      message: expect.any(String) as unknown,
    },
  });
  expect(doors.errors).toEqual([]);
});

it("refuses a token that does not hold", async () => {
  const told = await doors.v1("GET", DOCUMENTS, "", "nobody");
  expect(told).toMatchObject({ status: 401, body: { code: "INVALID_ACCESS_TOKEN" } });
});
