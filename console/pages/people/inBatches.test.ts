import type { ManyReply } from "#contracts/promoterGroups.ts";
import { inBatches } from "./inBatches.ts";

/** Goal: five hundred are told of as one, and each of them is asked for once. */
const reply = (ids: readonly string[]): ManyReply => ({
  ...{ preview: true, money: null, sentence: `${ids.length}` },
  counts: { changed: ids.length - 1, same: 1, unknown: 0, refused: 0, failed: 0 },
  rows: ids.map((promoterId) => ({
    ...{ promoterId, number: null, outcome: "changed" as const, code: null, message: null },
  })),
});

it("asks call by call and tells of all together", async () => {
  const ids = Array.from({ length: 250 }, (_, n) => `P${n}`);
  const asked: string[] = [];
  const told: number[] = [];
  const ask = async (some: readonly string[]) => (asked.push(...some), reply(some));
  const all = await inBatches(ids, 100, ask, (n) => told.push(n));
  expect(asked).toEqual(ids);
  expect(told).toEqual([100, 200, 250]);
  expect(all.rows.map(({ promoterId }) => promoterId)).toEqual(ids);
  expect(all.counts).toEqual({ changed: 247, same: 3, unknown: 0, refused: 0, failed: 0 });
  expect(all.sentence).toBeNull();
});

it("keeps the function's sentence where one call does", async () => {
  const all = await inBatches(
    ["A"],
    100,
    async (ids) => reply(ids),
    () => undefined,
  );
  expect(all.sentence).toBe("1");
});
