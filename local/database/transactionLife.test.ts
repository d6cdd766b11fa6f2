/** Goal: a transaction's 30 seconds are those of the server's clock, and nobody waits for one whose time is over. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, type Clock } from "../clock.ts";
import { openDatabase, type Database } from "./index.ts";

const MISSING = { code: "DATABASE_TRANSACTION_FAIL" };
let directory: string;
let clock: Pick<Clock, "nowMs" | "factor" | "advanceTo">;
let database: Database;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "cloudbase-life-"));
  clock = createClock(0);
  const time = { nowMs: () => clock.nowMs(), factor: () => clock.factor };
  database = openDatabase({ directory, durability: "off", ...time });
  database.createCollection("c");
  await database.insert("c", [{ _id: 1, n: 0 }]);
});
afterEach(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

const write = (n: number, transactionId?: string) =>
  database.update("c", { query: { _id: 1 }, data: { $set: { n } } }, { transactionId });
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("lives while a frozen clock is driven by less than 30 seconds", async () => {
  const id = database.startTransaction();
  clock.advanceTo(29_999);
  await write(1, id);
  await database.commit(id);
  expect(await database.find("c", {})).toEqual([{ _id: 1, n: 1 }]);
});

it("is over when the clock is driven by 30 seconds, whatever it is used for", async () => {
  for (const use of [(id: string) => write(1, id), (id: string) => database.commit(id)]) {
    const id = database.startTransaction();
    clock.advanceTo(clock.nowMs() + 30_000);
    await expect(use(id)).rejects.toMatchObject(MISSING);
  }
  expect(await database.find("c", {})).toEqual([{ _id: 1, n: 0 }]);
});

it("lets go of its documents for one who comes later, and for one who waits", async () => {
  await write(1, database.startTransaction());
  clock.advanceTo(30_000);
  await write(2);
  await write(3, database.startTransaction());
  const waiting = write(4);
  await after(20);
  clock.advanceTo(60_000);
  await waiting;
  expect(await database.find("c", {})).toEqual([{ _id: 1, n: 4 }]);
});

it("yields to another transaction when its time is over", async () => {
  await write(1, database.startTransaction());
  const second = database.startTransaction();
  await expect(write(2, second)).rejects.toMatchObject({ code: "DATABASE_TRANSACTION_CONFLICT" });
  const third = database.startTransaction();
  clock.advanceTo(29_999);
  const fourth = database.startTransaction();
  clock.advanceTo(30_000);
  await expect(write(3, third)).rejects.toMatchObject(MISSING);
  await write(3, fourth);
  await database.commit(fourth);
  expect(await database.find("c", {})).toEqual([{ _id: 1, n: 3 }]);
});

it("has one real second on a clock that rushes, and no more", async () => {
  // The real one runs on, whatever holds up the test meanwhile.
  let realMs = 0;
  const factor = 100_000;
  clock = { ...clock, factor, nowMs: () => realMs * factor };
  const id = database.startTransaction();
  realMs += 999;
  await write(1, id);
  await database.commit(id);
  const slow = database.startTransaction();
  realMs += 1_000;
  await expect(write(2, slow)).rejects.toMatchObject(MISSING);
});
