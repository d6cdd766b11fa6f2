import type { Reads } from "#ports/reads.ts";

/**
 * What the settlement asks, of the documents of `readsContract`. Their rows: A 7 and B 5 at 100, A 1 at 101,
 * A -3 and B 2 at 200, C 9 at 300.
 */
export function settleReadsContract(readsOf: () => Reads): void {
  it.each([
    [0, 99, 9, []],
    [0, 100, 9, ["A", "B"]],
    [100, 101, 9, ["A"]],
    [100, 200, 9, ["A", "B"]],
    [101, 199, 9, []],
    [0, 900, 6, ["A", "B", "C"]],
    [0, 900, 5, null],
    [199, 900, 2, null],
    [200, 900, 1, ["C"]],
  ])(
    "promotersDue after %i until %i, of at most %i rows",
    async (afterMs, untilMs, rowsMax, expected) => {
      expect(await readsOf().promotersDue({ afterMs, untilMs }, rowsMax)).toEqual(expected);
    },
  );

  it("finds the wallets of some promoters", async () => {
    const found = await readsOf().walletsOf(["C", "A", "nobody"]);
    expect(found.map(({ _id }) => _id).sort()).toEqual(["A", "C"]);
    expect(found.find(({ _id }) => _id === "C")?.withdrawals).toHaveLength(2);
    expect(await readsOf().walletsOf([])).toEqual([]);
  });

  it.each<[watermarks: Record<string, number>, untilMs: number, sums: Record<string, number>]>([
    [{}, 900, {}],
    [{ A: 0 }, 99, {}],
    [{ A: 0 }, 100, { A: 7 }],
    [{ A: 0, B: 0, nobody: 0 }, 200, { A: 5, B: 7 }],
    [{ A: 100, B: 0, C: 299 }, 900, { A: -2, B: 7, C: 9 }],
    [{ A: 200, B: 100, C: 300 }, 900, { B: 2 }],
    [{ B: 100 }, 900, { B: 2 }],
  ])("maturedOf %j until %i", async (watermarks, untilMs, sums) => {
    const found = await readsOf().maturedOf(new Map(Object.entries(watermarks)), untilMs);
    expect(Object.fromEntries(found)).toEqual(sums);
  });

  it("sums each promoter by his own watermark, and leaves the others' rows of the same order out", async () => {
    // A and B both have rows of one order at 100 and at 200; only B's at 200 is asked for.
    const found = await readsOf().maturedOf(new Map([["B", 199]]), 200);
    expect(Object.fromEntries(found)).toEqual({ B: 2 });
  });
}
