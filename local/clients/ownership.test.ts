/** Goal: the platform alone says who owns a document, and what a client may read of the database at once. */
import { removeAll } from "../database/fixtures/temporary.ts";
import { doorsOfTest, P, type DoorsOfTest } from "./fixtures/clientDoors.ts";

afterEach(removeAll);

let doors: DoorsOfTest;
const things = { collectionName: "things" };
const DOCUMENTS = `${P}/collections/things/documents`;
beforeEach(() => {
  doors = doorsOfTest();
  doors.database.createCollection("things");
});

const add = (data: object, token?: string) =>
  doors.web("database.addDocument", { ...things, data }, token);
const set = (data: object, token: string) =>
  doors.web(
    "database.updateDocument",
    { ...things, query: { _id: "a" }, data, merge: false, upsert: true, multi: false },
    token,
  );
const stored = async () => (await doors.database.find("things", {}))[0];

it.each([
  ["fan", { _id: "a", _openid: "o-fan" }],
  ["staff", { _id: "a", _openid: "u-staff" }],
  [undefined, { _id: "a" }],
])("notes who made a document: %s", async (token, expected) => {
  await add({ _id: "a" }, token);
  expect(await stored()).toEqual(expected);
});

it("keeps the first owner, whoever puts a whole document in its place", async () => {
  expect((await set({ n: 1 }, "fan")).body).toMatchObject({
    data: { updated: 0, upserted_id: "a" },
  });
  expect(await stored()).toEqual({ _id: "a", n: 1, _openid: "o-fan" });
  expect((await set({ m: 1 }, "staff")).body).toMatchObject({
    data: { updated: 1, upserted_id: null },
  });
  expect(await stored()).toEqual({ _id: "a", m: 1, _openid: "o-fan" });
});

it("replaces in a transaction too, whole and with the first owner", async () => {
  await add({ _id: "a", n: 1 }, "staff");
  const { transactionId } = (await doors.web("database.startTransaction", {}, "fan")).body;
  const inside = { ...things, transactionId, query: { _id: { $eq: "a" } } };
  const whole = { ...inside, data: '{"m":{"$numberInt":"1"}}', upsert: true };
  const told = await doors.web("database.updateDocInTransaction", whole, "fan");
  expect(told.body).toMatchObject({ updated: "1", upserted: null });
  await doors.web("database.commitTransaction", { transactionId }, "fan");
  expect(await stored()).toEqual({ _id: "a", m: 1, _openid: "u-staff" });
});

it("gives no owner to a document that had none", async () => {
  await doors.database.insert("things", [{ _id: "a", n: 1 }]);
  await set({ m: 1 }, "fan");
  expect(await stored()).toEqual({ _id: "a", m: 1 });
});

it("makes a document once when many set it at the same time", async () => {
  const sets = Array.from({ length: 8 }, (_, n) => set({ n }, n % 2 === 0 ? "fan" : "staff"));
  const answers = (await Promise.all(sets)).map(
    ({ body }) => body["data"] as Record<string, unknown>,
  );
  expect(answers.filter((data) => data["upserted_id"] === "a")).toHaveLength(1);
  expect(answers.filter((data) => data["updated"] === 1)).toHaveLength(7);
  expect(await doors.database.count("things", {})).toBe(1);
});

it("says which value is taken when set() meets another's unique one", async () => {
  doors.database.ensureCollection("things", [
    { name: "code", unique: true, keys: [{ name: "code", direction: "1" }] },
  ]);
  await add({ _id: "b", code: 1 }, "fan");
  expect((await set({ code: 1 }, "fan")).body["code"]).toBe("DATABASE_DUPLICATE_WRITE");
});

it("merges at the gateway, where set() is fields without operators", async () => {
  const patch = (data: object, token: string) =>
    doors.v1("PATCH", DOCUMENTS, { query: { _id: { $eq: "a" } }, data, upsert: true }, token);
  expect((await patch({ n: 1 }, "fan")).body).toMatchObject({ updated: 0, upsert_id: "a" });
  expect((await patch({ m: 1 }, "staff")).body).toMatchObject({ updated: 1, upsert_id: "" });
  expect(await stored()).toEqual({ _id: "a", n: 1, m: 1, _openid: "o-fan" });
});

it.each([
  ["a document", { _openid: "x" }],
  ["$set", { $set: { _openid: "x" } }],
  ["$unset", { $unset: { _openid: "" } }],
  ["$set below it", { $set: { "_openid.x": 1 } }],
  ["$rename to it", { $rename: { n: "_openid" } }],
])("lets no client write the owner: %s", async (_, data) => {
  await add({ _id: "a", n: "stolen" }, "staff");
  const change = { query: { _id: "a" }, data };
  const told = [
    await doors.web("database.updateDocument", { ...things, ...change, merge: true }, "fan"),
    await doors.v1("PATCH", DOCUMENTS, change, "fan"),
  ];
  for (const { body } of told) expect(body["code"]).toBe("INVALID_PARAM");
  expect(await stored()).toEqual({ _id: "a", n: "stolen", _openid: "u-staff" });
});

it.each([
  ["staff", undefined, 100],
  ["staff", 110, 110],
  ["fan", undefined, 20],
  ["fan", 100, 20],
])("gives %s, who asks for %s, %i documents", async (token, limit, expected) => {
  await doors.database.insert(
    "things",
    Array.from({ length: 120 }, (_, n) => ({ n })),
  );
  const { body } = await doors.web("database.queryDocument", { ...things, limit }, token);
  expect((body["data"] as { list: unknown[] }).list).toHaveLength(expected);
});

it("gives 20 documents at the gateway unless the request says more", async () => {
  await doors.database.insert(
    "things",
    Array.from({ length: 120 }, (_, n) => ({ n })),
  );
  expect((await doors.v1("GET", DOCUMENTS, "", "staff")).body["list"]).toHaveLength(20);
  expect((await doors.v1("GET", `${DOCUMENTS}?limit=110`, "", "staff")).body["list"]).toHaveLength(
    110,
  );
});

it("counts requests and documents, refused ones too", async () => {
  await add({ _id: "a" }, "fan");
  await doors.web("database.queryDocument", things, "fan");
  await add({ _openid: "x" }, "fan");
  await doors.v1("GET", DOCUMENTS, "", "fan");
  expect(doors.meter.read()).toMatchObject({
    databaseRequests: 4,
    documentsRead: 2,
    documentsWritten: 1,
  });
});
