import { faultsIn } from "./faults.ts";
import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { openDatabase } from "./index.ts";

afterEach(removeAll);

const BY_CODE = { name: "by_code", unique: true, keys: [{ name: "code", direction: "1" }] };

it("keeps a value unique, counting missing as null", async () => {
  const { database } = temporaryDatabase();
  database.ensureCollection("codes", [BY_CODE]);
  await database.insert("codes", [{ _id: 1, code: "a" }, { _id: 2 }]);
  for (const doc of [{ code: "a" }, { code: null }, {}, { code: ["b", "a"] }]) {
    await expect(database.insert("codes", [doc])).rejects.toMatchObject({
      code: "DATABASE_DUPLICATE_WRITE",
      message: expect.stringContaining(
        "E11000 duplicate key error collection: codes index: by_code",
      ),
    });
  }
  const update = database.update("codes", { query: { _id: 2 }, data: { $set: { code: "a" } } });
  await expect(update).rejects.toMatchObject({ code: "DATABASE_DUPLICATE_WRITE" });
  expect(await database.count("codes", {})).toBe(2);
});

it("frees a value with its document", async () => {
  const { database, directory } = temporaryDatabase();
  database.ensureCollection("codes", [BY_CODE]);
  await database.insert("codes", [{ _id: 1, code: "a" }]);
  await database.remove("codes", { query: { code: "a" } });
  await database.insert("codes", [{ _id: 2, code: "a" }]);
  await database.update("codes", { query: { _id: 2 }, data: { $set: { code: "b" } } });
  await database.insert("codes", [{ _id: 3, code: "a" }]);
  await database.close();
  expect(faultsIn(directory)).toEqual([]);
});

it("refuses to build on documents that break it, and then has changed nothing", async () => {
  const { database, directory } = temporaryDatabase();
  database.createCollection("codes");
  await database.insert("codes", [{ code: "a" }, { code: "a" }]);
  expect(() => database.ensureCollection("codes", [BY_CODE])).toThrow("E11000");
  await database.insert("codes", [{ code: "a" }]);
  await database.close();
  expect(faultsIn(directory)).toEqual([]);
});

it("builds, keeps and drops indexes as they are asked for", async () => {
  const { database, directory } = temporaryDatabase();
  database.ensureCollection("codes", []);
  await database.insert("codes", [
    { _id: 1, code: ["a", "b"] },
    { _id: 2, code: "c" },
  ]);
  const cost = { documentsRead: 0, documentsWritten: 0 };
  const readFor = async (code: string): Promise<number> => {
    cost.documentsRead = 0;
    expect(await database.find("codes", { query: { code } }, { cost })).toHaveLength(1);
    return cost.documentsRead;
  };
  expect(await readFor("b")).toBe(2);
  database.ensureCollection("codes", [BY_CODE]);
  expect(await readFor("b")).toBe(1);
  await database.close();
  expect(faultsIn(directory)).toEqual([]);
  const again = openDatabase({ directory, durability: "off", nowMs: () => 0 });
  // One element is above "a" and another below "b": after a reopening the index still knows of the list.
  expect(await again.find("codes", { query: { code: { $gt: "a", $lt: "b" } } })).toHaveLength(1);
  again.ensureCollection("codes", []);
  await again.close();
  expect(faultsIn(directory)).toEqual([]);
});
