import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Change, type Database } from "./index.ts";

let database: Database;
let told: (readonly Change[])[];

beforeEach(() => {
  ({ database } = temporaryDatabase());
  database.createCollection("shop");
  told = [];
});
afterEach(removeAll);

const listen = (): (() => void) => database.onChange((changes) => told.push(changes));
const shape = (): string[] =>
  told.map((changes) => changes.map(({ type, id }) => `${type} ${String(id)}`).join(", "));

it("tells each write call once, with the texts before and after, and who wrote", async () => {
  listen();
  await database.insert("shop", [{ _id: "a", n: 1 }, { _id: "b" }], { by: "till" });
  await database.update("shop", { query: { _id: "a" }, data: { $inc: { n: 1 } } });
  await database.update("shop", { query: { _id: "b" }, data: { n: 9 }, replace: true });
  await database.updateAndReturn("shop", { query: { _id: "b" }, data: { $set: { n: 8 } } });
  await database.update("shop", {
    query: { _id: "c" },
    data: { n: 3 },
    replace: true,
    upsert: true,
  });
  await database.remove("shop", { query: {}, multi: true });
  expect(shape()).toEqual([
    "insert a, insert b",
    "update a",
    "replace b",
    "update b",
    "insert c",
    "delete a, delete b, delete c",
  ]);
  expect(told[0]![0]).toEqual({
    ...{ collection: "shop", id: "a", type: "insert", before: null, by: "till" },
    after: '{"_id":"a","n":1}',
  });
  expect(told[1]).toEqual([
    {
      ...{ collection: "shop", id: "a", type: "update", by: undefined },
      ...{ before: '{"_id":"a","n":1}', after: '{"_id":"a","n":2}' },
    },
  ]);
});

it("tells before the writer's promise resolves, in the order of the writes", async () => {
  const order: string[] = [];
  database.onChange(([change]) => order.push(`told ${String(change?.id)}`));
  await Promise.all(
    [1, 2, 3].map(async (_id) => {
      await database.insert("shop", [{ _id }]);
      order.push(`wrote ${_id}`);
    }),
  );
  expect(order).toEqual(["told 1", "told 2", "told 3", "wrote 1", "wrote 2", "wrote 3"]);
});

it("says nothing of writes that failed, found nothing or changed nothing", async () => {
  await database.insert("shop", [{ _id: 1, n: 1 }]);
  listen();
  await Promise.allSettled([
    database.insert("shop", [{ _id: 2 }, { _id: 1 }]),
    database.update("shop", { query: { _id: 1 }, data: { $set: { n: 1 } } }),
    database.remove("shop", { query: { _id: 9 } }),
    database.insert("shop", [{ _id: 3 }]),
  ]);
  expect(shape()).toEqual(["insert 3"]);
});

it("tells a transaction at its commit, as what became of each document in the end", async () => {
  await database.insert("shop", [{ _id: "old" }, { _id: "set" }, { _id: "gone" }, { _id: "same" }]);
  listen();
  const transactionId = database.startTransaction();
  const options = { transactionId, by: "till" };
  await database.insert("shop", [{ _id: "new" }, { _id: "brief" }], options);
  const update = (_id: string, data: object, replace = false) =>
    database.update("shop", { query: { _id }, data: { ...data }, replace }, options);
  await update("new", { $set: { n: 1 } });
  await update("old", { $set: { n: 1 } });
  await update("set", { n: 1 }, true);
  await update("same", { $set: { n: 1 } });
  await update("same", { $unset: { n: "" } });
  await database.remove("shop", { query: { _id: "brief" } }, options);
  await database.remove("shop", { query: { _id: "gone" } }, options);
  expect(told).toEqual([]);
  await database.commit(transactionId);
  expect(shape()).toEqual(["insert new, update old, replace set, delete gone"]);
  expect(told[0]![0]).toMatchObject({ after: '{"_id":"new","n":1}', by: "till" });
});

it("says nothing of a transaction that was aborted", async () => {
  listen();
  const transactionId = database.startTransaction();
  await database.insert("shop", [{ _id: "new" }], { transactionId });
  await database.abort(transactionId);
  expect(told).toEqual([]);
});

it("tells a write that began before the listening, if it is committed after", async () => {
  const writing = database.insert("shop", [{ _id: 1 }]);
  listen();
  await writing;
  expect(shape()).toEqual(["insert 1"]);
});

it("stops when told to, and lets a listener that throws hurt nobody", async () => {
  const warned: unknown[] = [];
  const warn = jest.spyOn(process, "emitWarning").mockImplementation((what) => {
    warned.push(what);
  });
  database.onChange(() => {
    throw new Error("clumsy");
  });
  const stop = listen();
  await database.insert("shop", [{ _id: 1 }]);
  stop();
  await database.insert("shop", [{ _id: 2 }]);
  expect(shape()).toEqual(["insert 1"]);
  expect(warned).toEqual([new Error("clumsy"), new Error("clumsy")]);
  warn.mockRestore();
});
