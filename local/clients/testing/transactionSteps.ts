import type { Db } from "./app.ts";
import type { Step } from "./play.ts";

/** What the SDK does in transactions, on the documents that the steps before have left. */
export function transactionSteps(db: Db): Step[] {
  const { command: _ } = db;
  const things = db.collection("things");
  return [
    [
      "transaction",
      async () => {
        const transaction = await db.startTransaction();
        const inside = transaction.collection("things");
        return {
          got: await inside.doc("a").get(),
          updated: await inside.doc("a").update({ n: _.inc(10), at: new Date(6) }),
          set: await inside.doc("t").set({ n: 1 }),
          added: await inside.add({ _id: "u", n: 7, at: new Date(1_600_000_000_000) }),
          listed: await inside
            .where({ _id: _.in(["t", "u"]) })
            .field({ n: 1 })
            .get(),
          stamped: await inside.doc("u").update({ now: db.serverDate() }),
          removed: await inside.doc("t").delete(),
          outside: await things.doc("u").get(),
          committed: await transaction.commit(),
        };
      },
    ],
    ["transaction, after", () => things.where({ _id: _.in(["a", "t", "u"]) }).get()],
    [
      "transaction, no document",
      async () => {
        const transaction = await db.startTransaction();
        try {
          return await transaction.collection("things").doc("nothing").get();
        } finally {
          await transaction.rollback();
        }
      },
    ],
    [
      "transaction, rolled back",
      async () => {
        const transaction = await db.startTransaction();
        await transaction.collection("things").doc("b").update({ n: 99 });
        await transaction.rollback();
        return [await things.doc("b").field({ n: 1 }).get(), await transaction.commit()];
      },
    ],
    [
      "transaction, conflict",
      async () => {
        const [first, second] = [await db.startTransaction(), await db.startTransaction()];
        await first.collection("things").doc("b").update({ n: 5 });
        try {
          return await second.collection("things").doc("b").update({ n: 6 });
        } finally {
          // What is left open would keep the document from whoever comes next.
          await Promise.allSettled([first.rollback(), second.rollback()]);
        }
      },
    ],
    [
      "runTransaction",
      () =>
        db.runTransaction(async (transaction) => {
          await transaction.collection("things").doc("c2").set({ n: 1 });
          return "done";
        }),
    ],
    ["runTransaction, after", () => things.doc("c2").field({ n: 1 }).get()],
  ];
}
