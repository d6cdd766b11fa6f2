import { faultsIn } from "./faults.ts";
import { type Database } from "./index.ts";
import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Doc } from "./value.ts";

let database: Database;
let directory: string;
const BY_N = { name: "by_n", keys: [{ name: "n", direction: "1" }] };
const BY_CODE = { name: "by_code", unique: true, keys: [{ name: "code", direction: "1" }] };
const CONFLICT = {
  code: "DATABASE_TRANSACTION_CONFLICT",
  message:
    "[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.",
};
const MISSING = {
  code: "DATABASE_TRANSACTION_FAIL",
  message: expect.stringContaining("[ResourceUnavailable.TransactionNotExist]"),
};

beforeEach(async () => {
  ({ database, directory } = temporaryDatabase());
  database.ensureCollection("shop", [BY_N, BY_CODE]);
  await database.insert(
    "shop",
    [1, 2, 3].map((n) => ({ _id: n, n, code: n })),
  );
});
afterEach(async () => {
  await database.close();
  expect(faultsIn(directory)).toEqual([]);
  await removeAll();
});

const get = async (_id: number, transactionId?: string): Promise<Doc | undefined> =>
  (await database.find("shop", { query: { _id } }, { transactionId }))[0];
const set = (_id: number, n: number, transactionId?: string): Promise<unknown> =>
  database.update("shop", { query: { _id }, data: { $set: { n } } }, { transactionId });

it("reads what it wrote, by id and by query, and nobody else does before the commit", async () => {
  const id = database.startTransaction();
  await set(1, 10, id);
  await database.insert("shop", [{ _id: 4, n: 4, code: 4 }], { transactionId: id });
  await database.remove("shop", { query: { _id: 2 } }, { transactionId: id });
  const request = { query: { n: { $gte: 2 } }, order: { n: -1 }, projection: { n: 1 } };
  const seen = await database.find("shop", request, { transactionId: id });
  expect(seen.map(({ n }) => n)).toEqual([10, 4, 3]);
  expect(
    await database.find("shop", { ...request, limit: 1, offset: 1 }, { transactionId: id }),
  ).toEqual([{ _id: 4, n: 4 }]);
  expect(await database.count("shop", {}, { transactionId: id })).toBe(3);
  expect((await database.find("shop", request)).map(({ n }) => n)).toEqual([3, 2]);
  await database.commit(id);
  expect((await database.find("shop", request)).map(({ n }) => n)).toEqual([10, 4, 3]);
});

it("sees the documents as they were at its start", async () => {
  const id = database.startTransaction();
  await set(1, 10);
  await database.insert("shop", [{ _id: 5, n: 5, code: 5 }]);
  expect(await get(1, id)).toMatchObject({ n: 1 });
  expect(await database.count("shop", { n: { $gte: 4 } }, { transactionId: id })).toBe(0);
  await database.commit(id);
});

it("leaves nothing when aborted", async () => {
  const id = database.startTransaction();
  await set(1, 10, id);
  await database.abort(id);
  expect(await get(1)).toMatchObject({ n: 1 });
  await expect(get(1, id)).rejects.toMatchObject(MISSING);
  await expect(database.commit(id)).rejects.toMatchObject(MISSING);
  await expect(database.abort("unknown")).rejects.toMatchObject(MISSING);
});

it("refuses a document that another open transaction has written", async () => {
  const first = database.startTransaction();
  const second = database.startTransaction();
  await set(1, 10, first);
  await expect(set(1, 20, second)).rejects.toMatchObject(CONFLICT);
  await database.abort(second);
  await database.commit(first);
  expect(await get(1)).toMatchObject({ n: 10 });
});

it("refuses a document that changed since its start, removed and made again too", async () => {
  const ids = [1, 2, 3].map(() => database.startTransaction());
  await set(1, 10);
  const two = (await get(2))!;
  await database.remove("shop", { query: { _id: 2 } });
  await database.insert("shop", [two, { _id: 9, n: 9, code: 9 }]);
  await expect(set(1, 20, ids[0])).rejects.toMatchObject(CONFLICT);
  await expect(set(2, 20, ids[1])).rejects.toMatchObject(CONFLICT);
  const insert = database.insert("shop", [{ _id: 9 }], { transactionId: ids[2] });
  await expect(insert).rejects.toMatchObject(CONFLICT);
});

/** The SDK's runTransaction starts again without aborting, so a conflict must give back all locks by itself. */
it("lets go of its documents at a conflict", async () => {
  const first = database.startTransaction();
  const second = database.startTransaction();
  await set(1, 10, first);
  await set(2, 20, second);
  await expect(set(1, 20, second)).rejects.toMatchObject(CONFLICT);
  const again = database.startTransaction();
  await set(2, 21, again);
  await database.commit(again);
  await database.commit(first);
  expect([await get(1), await get(2)]).toMatchObject([{ n: 10 }, { n: 21 }]);
});

it("makes a plain write wait until the document is free", async () => {
  const id = database.startTransaction();
  await set(1, 10, id);
  const order: string[] = [];
  const plain = database
    .update("shop", { query: { _id: 1 }, data: { $inc: { n: 1 } } })
    .then(() => order.push("plain"));
  await set(2, 7);
  order.push("other");
  await database.commit(id);
  await plain;
  expect(order).toEqual(["other", "plain"]);
  expect(await get(1)).toMatchObject({ n: 11 });
});

it("says a duplicate at the write, and a conflict when it was taken until the commit", async () => {
  const id = database.startTransaction();
  const options = { transactionId: id };
  for (const doc of [{ _id: 1 }, { _id: 7, code: 2 }]) {
    const insert = database.insert("shop", [{ _id: 8, code: 8 }, doc], options);
    await expect(insert).rejects.toMatchObject({ code: "DATABASE_DUPLICATE_WRITE" });
  }
  expect(await get(8, id)).toBeUndefined();
  await database.insert("shop", [{ _id: 8, code: 8 }], options);
  const twice = database.insert("shop", [{ _id: 10, code: 8 }], options);
  await expect(twice).rejects.toMatchObject({ code: "DATABASE_DUPLICATE_WRITE" });
  await database.insert("shop", [{ _id: 11, code: 8 }]);
  await expect(database.commit(id)).rejects.toMatchObject(CONFLICT);
  expect(await database.count("shop", { code: 8 })).toBe(1);
});

it("may hand a unique value from one document to another", async () => {
  const transactionId = database.startTransaction();
  for (const [_id, code] of [
    [1, 10],
    [2, 1],
    [1, 11],
    [3, 2],
  ]) {
    const request = { query: { _id: _id! }, data: { $set: { code: code! } } };
    await database.update("shop", request, { transactionId });
  }
  await database.commit(transactionId);
  const found = await database.find("shop", { order: { code: 1 } });
  expect(found.map(({ _id, code }) => [_id, code])).toEqual([
    [2, 1],
    [3, 2],
    [1, 11],
  ]);
});

it("works in a collection that was made after its start", async () => {
  const id = database.startTransaction();
  database.createCollection("late");
  expect(await database.find("late", {}, { transactionId: id })).toEqual([]);
  await database.insert("late", [{ _id: 1 }], { transactionId: id });
  await database.commit(id);
  expect(await database.count("late", {})).toBe(1);
});

it("ends after 30 seconds, letting go of its documents", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate"] });
  try {
    const id = database.startTransaction();
    await set(1, 10, id);
    jest.advanceTimersByTime(29_999);
    expect(await get(1, id)).toMatchObject({ n: 10 });
    const plain = set(1, 5);
    jest.advanceTimersByTime(1);
    await expect(get(1, id)).rejects.toMatchObject(MISSING);
    await plain;
    expect(await get(1)).toMatchObject({ n: 5 });
  } finally {
    jest.useRealTimers();
  }
});

it("has at most 64 at a time", async () => {
  const ids = Array.from({ length: 64 }, () => database.startTransaction());
  expect(() => database.startTransaction()).toThrow("64 transactions are open already");
  await Promise.all(ids.map((id) => database.abort(id)));
  await database.abort(database.startTransaction());
});

it("keeps a sum that many move at once, retrying as the SDK does, and never shows a torn one", async () => {
  database.createCollection("accounts");
  await database.insert(
    "accounts",
    Array.from({ length: 6 }, (_, _id) => ({ _id, fen: 100 })),
  );
  let torn = 0;
  let committed = 0;
  const amount = async (_id: number, transactionId: string): Promise<number> =>
    Number((await database.find("accounts", { query: { _id } }, { transactionId }))[0]?.["fen"]);
  const move = async (from: number, to: number): Promise<void> => {
    for (let tries = 0; tries < 200; tries++) {
      const transactionId = database.startTransaction();
      try {
        const all = await database.find("accounts", {}, { transactionId });
        if (all.reduce((sum, { fen }) => sum + Number(fen), 0) !== 600) torn++;
        for (const [_id, change] of [
          [from, -1],
          [to, 1],
        ] as const) {
          const data = { $set: { fen: (await amount(_id, transactionId)) + change } };
          await database.update("accounts", { query: { _id }, data }, { transactionId });
          await new Promise(setImmediate);
        }
        await database.commit(transactionId);
        committed++;
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== CONFLICT.code) throw error;
        await new Promise(setImmediate);
      }
    }
  };
  const worker = async (seed: number): Promise<void> => {
    for (let i = 0; i < 20; i++) await move((seed + i) % 6, (seed * i + 3 * i + 1 + seed) % 6);
  };
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(worker));
  const all = await database.find("accounts", {});
  expect(all.reduce((sum, { fen }) => sum + Number(fen), 0)).toBe(600);
  expect({ torn, committed }).toEqual({ torn: 0, committed: 160 });
});
