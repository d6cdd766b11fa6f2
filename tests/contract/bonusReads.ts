import { bonusCaseId } from "#core/bonus/caseId.ts";
import { measuredCase } from "#core/bonus/measure.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Reads } from "#ports/reads.ts";
import type { Store } from "#ports/store.ts";
import { rate } from "#tests/fixtures.ts";

const [MARCH_MS, APRIL_MS, MAY_MS] = ["03", "04", "05"].map((month) =>
  Date.parse(`2026-${month}-01T00:00:00+08:00`),
) as [number, number, number];

/** Sold by somebody: 10 % of it are his. Then so much was given back. */
const aSale = (id: string, sellerId: string, paidAtMs: number, paidFen: number, backFen = 0) => {
  const paid: Fact = {
    ...{ key: "paid", transactionId: id, amountFen: fen(paidFen), successAtMs: paidAtMs },
    ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000) },
    ...{ perOrderCapFen: fen(1_000_000), freezeDays: 15, noReceiptDays: 45, unpaid: [] },
    chain: [sellerId],
    payees: [{ promoterId: sellerId, distance: 1 }],
    lines: [{ sku: "tea", paidFen: fen(paidFen), rates: [{ ...rate(1, 1_000), rule: "rates" }] }],
  };
  const back: Fact = { key: "refund/R", lines: [{ sku: "tea", refundFen: fen(backFen) }] };
  return [paid, ...(backFen > 0 ? [back] : [])].reduce<Case>(
    (known, fact) => {
      const recorded = recordFact(known, fact, paidAtMs);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase(id, "U8"),
  );
};

/** A ladder's case of a month. */
const aPeriod = (promoterId: string, period: string, untilMs: number) =>
  measuredCase(
    undefined,
    {
      ...{ promoterId, period, fromMs: untilMs - 1, untilMs, soldFen: fen(100) },
      bonus: {
        ...{ id: "b", period: "month", mode: "whole" },
        tiers: [{ fromFen: fen(0), rateBp: basisPoints(100) }],
      },
      ...{ sharedFen: fen(0), otherBonusFen: fen(0), plan: { planId: "p1", version: 1 } },
      ...{ capBp: basisPoints(3_000), freezeDays: 15, asOfMs: untilMs },
    },
    untilMs,
  );

/** What the bonuses by period ask: of sales and period cases of S, T and others, beside the other documents. */
export function bonusReadsContract(openedOf: () => { store: Store; reads: Reads }): void {
  const reads = () => openedOf().reads;
  beforeAll(async () => {
    const cases = [
      aSale("S1", "S", MARCH_MS, 1_000),
      aSale("S2", "S", APRIL_MS - 1, 2_000, 500),
      aSale("S3", "S", APRIL_MS, 300),
      aSale("S4", "S", MARCH_MS - 1, 70),
      aSale("S5", "S", MAY_MS, 70),
      aSale("T1", "T", APRIL_MS + 1, 900, 900),
      aSale("V1", "V", APRIL_MS, 5_000),
      aPeriod("S", "2026-03", APRIL_MS),
      aPeriod("S", "2026-04", MAY_MS),
      aPeriod("T", "2026-04", MAY_MS),
    ];
    for (const one of cases) await openedOf().store.create("cases", one);
  });

  it("sums what some promoters sold, by part of time, less what was given back", async () => {
    const cuts = [MARCH_MS, APRIL_MS, MAY_MS];
    const found = [...(await reads().ownSales(["S", "T", "nobody"], cuts))];
    const told = found.map(({ promoterId, part, soldFen, sharedFen }) =>
      [promoterId, part, soldFen, sharedFen].join(" "),
    );
    expect(told.sort()).toEqual(["S 0 2500 250", "S 1 300 30", "T 1 0 0"]);
    const later = await reads().ownSales(["S"], [APRIL_MS - 1, APRIL_MS]);
    expect(later).toEqual([{ promoterId: "S", part: 0, soldFen: 1_500, sharedFen: 150 }]);
    expect(await reads().ownSales([], cuts)).toEqual([]);
    expect(await reads().ownSales(["S"], [MARCH_MS])).toEqual([]);
  });

  it("finds the period cases of some promoters, whole, by id and page", async () => {
    const [s3, s4, t4] = [
      bonusCaseId("S", "b", "2026-03"),
      bonusCaseId("S", "b", "2026-04"),
      bonusCaseId("T", "b", "2026-04"),
    ];
    const ids = async (...asked: Parameters<Reads["bonusCases"]>) =>
      (await reads().bonusCases(...asked)).map(({ _id }) => _id);
    const all = [s3, s4, t4].sort();
    expect(await ids(["S", "T", "V"], 0, "", 10)).toEqual(all);
    expect(await ids(["S", "T"], APRIL_MS - 1, "", 10)).toEqual(all);
    expect(await ids(["S", "T"], APRIL_MS, "", 10)).toEqual([s4, t4].sort());
    expect(await ids(["S", "T"], 0, "", 2)).toEqual(all.slice(0, 2));
    expect(await ids(["S", "T"], 0, all[1]!, 2)).toEqual(all.slice(2));
    expect(await ids(["V"], 0, "", 10)).toEqual([]);
    const [found] = await reads().bonusCases(["T"], 0, "", 10);
    expect(found).toEqual({ ...aPeriod("T", "2026-04", MAY_MS), rev: 1 });
  });
}
