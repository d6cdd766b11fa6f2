import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import type { Doc } from "./value.ts";

afterAll(removeAll);

/** Goal: whatever a field is called, and however great a document is, a scan finds it. */
it.each([
  "名字",
  "a-b",
  "a b",
  'a"b',
  "a'b",
  "0",
  "length",
  "constructor",
  "toString",
  "a\\b",
  "\u0001",
])("asks for a field named %j", async (field) => {
  const { database } = temporaryDatabase();
  database.ensureCollection("names", []);
  const docs: Doc[] = [{ _id: 1, [field]: 5 }, { _id: 2, [field]: { [field]: 6 } }, { _id: 3 }];
  await database.insert("names", docs);
  const ids = async (query: Doc): Promise<unknown[]> =>
    (await database.find("names", { query })).map(({ _id }) => _id);
  expect(await ids({ [field]: 5 })).toEqual([1]);
  expect(await ids({ [`${field}.${field}`]: { $gte: 6 } })).toEqual([2]);
  expect(await ids({ [field]: null })).toEqual([3]);
  const grouped = await database.aggregate("names", [{ $group: { _id: `$${field}` } }]);
  expect(grouped).toEqual([{ _id: 5 }, { _id: { [field]: 6 } }, { _id: null }]);
});

it("takes great documents a few at a time, and those that are not there for what they are", async () => {
  const { database } = temporaryDatabase();
  database.ensureCollection("great", []);
  const text = "x".repeat(3_000_000);
  const docs = Array.from({ length: 60 }, (_, n): Doc => ({
    _id: n,
    n,
    text: n % 10 === 9 ? text : "",
  }));
  await database.insert("great", docs);
  await database.remove("great", { query: { n: { $gt: 10, $lt: 20 } }, multi: true });
  const cost = { documentsRead: 0, documentsWritten: 0 };
  expect(await database.find("great", { query: { text: "" } }, { cost })).toHaveLength(46);
  expect(cost.documentsRead).toBe(51);
  expect(await database.count("great", { text: { $gt: "" } })).toBe(5);
  await database.remove("great", { query: {}, multi: true });
  expect(await database.find("great", { query: { n: 1 } }, { cost })).toEqual([]);
  expect(cost.documentsRead).toBe(51);
});
