import { createClock } from "../clock.ts";
import { removeAll, temporaryDatabase } from "../database/fixtures/temporary.ts";
import { createHistory } from "./index.ts";

afterEach(removeAll);

async function filled(o: { changesMax?: number; textMax?: number }, count: number, text = "") {
  const { database } = temporaryDatabase();
  database.createCollection("c");
  const history = createHistory({ database, clock: createClock(5), ...o });
  for (let _id = 1; _id <= count; _id++) await database.insert("c", [{ _id, text }]);
  return history;
}

it("forgets the oldest changes when there are too many, or too much", async () => {
  for (const limits of [{ changesMax: 10 }, { textMax: 10 * 1025 }]) {
    const history = await filled(limits, 25, "x".repeat(1000));
    const { changes, total } = history.latest({ offset: 0, limit: 100 });
    expect(changes.map(({ id }) => id).slice(0, 3)).toEqual([25, 24, 23]);
    expect(total).toBeGreaterThanOrEqual(8);
    expect(total).toBeLessThanOrEqual(10);
  }
});

it("gives pages, newest first, and keeps ids of different types apart", async () => {
  const history = await filled({}, 5);
  const page = history.latest({ offset: 1, limit: 2 });
  expect(page.changes.map(({ id }) => id)).toEqual([4, 3]);
  expect(page.total).toBe(5);
  expect(history.latest({ offset: 9, limit: 2 }).changes).toEqual([]);
  expect(history.latest({ idText: "3", offset: 0, limit: 9 }).changes).toMatchObject([
    { id: 3, atMs: 5, type: "insert" },
  ]);
  expect(history.latest({ collection: "d", offset: 0, limit: 9 }).total).toBe(0);
});
