/** Goal: transactions of the unmodified SDK: isolation, conflict and the SDK's own retry. */
import { startTestServer, type TestServer } from "../testServer.ts";
import { nodeSdkOf, type NodeDatabase } from "./testing/serverSdks.ts";

type Transaction = Awaited<ReturnType<typeof db.startTransaction>>;

let server: TestServer;
let db: NodeDatabase;

beforeAll(async () => {
  server = await startTestServer({});
  db = nodeSdkOf(server).database();
  await db.createCollection("orders");
});
beforeEach(() => db.collection("orders").doc("a").set({ q: 1 }));
afterAll(() => server.close());

const quantity = async () => (await db.collection("orders").doc("a").get()).data[0]?.q as number;

it("keeps what it writes to itself until it commits", async () => {
  const transaction = await db.startTransaction();
  const orders = transaction.collection("orders");
  expect(await orders.doc("a").get()).toMatchObject({ data: { q: 1 } });
  expect(await orders.doc("none").get()).toMatchObject({ data: null });
  await orders.doc("a").update({ q: db.command.inc(10) });
  await orders.add({ _id: "b", q: 5 });
  expect(await quantity()).toBe(1);
  await transaction.commit();
  expect(await quantity()).toBe(11);
  expect((await db.collection("orders").doc("b").get()).data).toEqual([{ _id: "b", q: 5 }]);
});

it("leaves nothing behind when it is rolled back", async () => {
  const transaction = await db.startTransaction();
  await transaction.collection("orders").doc("a").update({ q: 99 });
  await transaction.rollback();
  expect(await quantity()).toBe(1);
  await expect(transaction.commit()).rejects.toMatchObject({ code: "DATABASE_TRANSACTION_FAIL" });
});

it("refuses the second of two that write one document", async () => {
  const [first, second] = [await db.startTransaction(), await db.startTransaction()];
  await first.collection("orders").doc("a").update({ q: 2 });
  await expect(second.collection("orders").doc("a").update({ q: 3 })).rejects.toMatchObject({
    code: "DATABASE_TRANSACTION_CONFLICT",
  });
  await first.commit();
  expect(await quantity()).toBe(2);
});

it("is run again by the SDK after a conflict, on what is there then", async () => {
  let tries = 0;
  await db.runTransaction(async (transaction: Transaction) => {
    tries += 1;
    const { data } = await transaction.collection("orders").doc("a").get();
    if (tries === 1) await db.collection("orders").doc("a").update({ q: 50 });
    await transaction
      .collection("orders")
      .doc("a")
      .update({ q: (data as { q: number }).q + 1 });
  });
  expect({ tries, quantity: await quantity() }).toEqual({ tries: 2, quantity: 51 });
});
