import { wholeFile } from "./taxFile.ts";

const part = (csv: string, nextAfterId: string | null, changes: object = {}) => ({
  ...{ rows: [1, 2], csv, totals: { incomeFen: 5, taxFen: 1 }, withoutIdentity: 1, unsettled: 0 },
  ...{ isOver: true, nextAfterId, ...changes },
});

it("puts parts together in order, and counts over all of them", async () => {
  const asked: string[] = [];
  const told: number[] = [];
  const parts = new Map([
    ["", part("a", "P1")],
    ["P1", part("b", "P2", { unsettled: 3, rows: [] })],
    ["P2", part("c", null, { isOver: false })],
  ]);
  const file = await wholeFile(
    (afterId) => {
      asked.push(afterId);
      return Promise.resolve(parts.get(afterId)!);
    },
    (rows) => told.push(rows),
  );
  expect(asked).toEqual(["", "P1", "P2"]);
  expect(told).toEqual([2, 2, 4]);
  expect(file).toEqual({
    ...{ csv: "abc", rows: 4, totals: null, withoutIdentity: 3, unsettled: 3, isOver: false },
  });
});

it("has the sums of a file of one part", async () => {
  const file = await wholeFile(
    () => Promise.resolve(part("a", null)),
    () => undefined,
  );
  expect(file).toMatchObject({ csv: "a", totals: { incomeFen: 5, taxFen: 1 }, isOver: true });
});
