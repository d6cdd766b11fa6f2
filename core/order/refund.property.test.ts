import fc from "fast-check";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import type { Case } from "#core/commission/case.ts";
import type { PaidFact, RefundAskedFact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import { mayRefund, refundSumFen, toldRefund } from "#core/order/refund.ts";
import { aLine, anOrder } from "#tests/fixtures.ts";

const anyFen = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 9_000_000_000 }),
);
const anyLines = fc.array(
  fc.record({ sku: fc.constantFrom("tea", "cup", "pot"), paidFen: anyFen }),
  {
    minLength: 1,
    maxLength: 5,
  },
);
const anyOrder = fc.record({ lines: anyLines, freightFen: anyFen }).map(({ lines, freightFen }) => {
  const totalFen = fen(lines.reduce((sum, { paidFen }) => sum + paidFen, freightFen));
  const bought = lines.map(({ sku, paidFen }) => aLine(sku, paidFen));
  return anOrder(bought, { freightFen: fen(freightFen), totalFen });
});
const paidCase = (totalFen: number): Case => {
  const paid: PaidFact = {
    ...{ key: "paid", transactionId: "t", amountFen: fen(totalFen), successAtMs: 0, plan: null },
    ...{ capBp: basisPoints(0), perOrderCapFen: fen(0), freezeDays: 0, noReceiptDays: 0 },
    ...{ chain: [], payees: [], lines: [], unpaid: [] },
  };
  const recorded = recordFact(emptyCase("O1", "U1"), paid, 0);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return recorded.value;
};
const give = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

it("what is told without lines is split to the fen, and no part is more than what is left of it", () => {
  fc.assert(
    fc.property(
      anyOrder,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (order, parts) => {
        let known = paidCase(order.totalFen);
        let leftFen: number = order.totalFen;
        for (const [n, part] of [...parts, 1].entries()) {
          const refundFen = fen(Math.round(leftFen * part));
          if (refundFen === 0) continue;
          const fact = give(toldRefund(order, known, { refundId: `r${n}`, refundFen }));
          expect(refundSumFen(fact)).toBe(refundFen);
          expect(fact.lines.every((line) => line.refundFen > 0)).toBe(true);
          leftFen -= refundFen;
          known = give(recordFact(known, fact, n));
        }
        // All of it came back: then of every sku and of freight exactly what was paid.
        const back = new Map<string | null, number>();
        const add = (sku: string | null, amount: number) =>
          back.set(sku, (back.get(sku) ?? 0) + amount);
        for (const fact of known.facts) {
          if (!fact.key.startsWith("refund/") || !("lines" in fact) || !("freightFen" in fact))
            continue;
          add(null, fact.freightFen ?? 0);
          for (const line of fact.lines) if ("refundFen" in line) add(line.sku, line.refundFen);
        }
        for (const { sku, paidFen } of order.lines) add(sku, -paidFen);
        add(null, -order.freightFen);
        expect([...back.values()].every((rest) => rest === 0)).toBe(true);
      },
    ),
  );
});

const anyAsked = fc.array(
  fc.record({
    id: fc.nat(12),
    sku: fc.constantFrom("tea", "cup", "pot"),
    refundFen: fc.integer({ min: 0, max: 30 }),
    freightFen: fc.integer({ min: 0, max: 10 }),
    fate: fc.constantFrom("open", "succeeded", "closed"),
  }),
  { maxLength: 30 },
);

it("what is allowed never sums up to more than was paid, for a sku, for freight, in all", () => {
  const order = anOrder([aLine("tea", 40), aLine("cup", 25), aLine("tea", 10)], {
    ...{ freightFen: fen(8), totalFen: fen(83) },
  });
  fc.assert(
    fc.property(anyAsked, (all) => {
      let known = paidCase(83);
      const open = new Map<string, { sku: string; refundFen: number; freightFen: number }>();
      for (const [n, { id, sku, refundFen, freightFen, fate }] of all.entries()) {
        const lines = [{ sku, refundFen: fen(refundFen) }];
        const told = { lines, freightFen: fen(freightFen), reason: "x", by: "s" };
        const asked: RefundAskedFact = { key: `refund-asked/${id}`, ...told };
        if (!mayRefund(order, known, asked, 1).ok) continue;
        if (known.facts.some(({ key }) => key === asked.key)) continue;
        known = give(recordFact(known, asked, n));
        open.set(String(id), { sku, refundFen, freightFen });
        if (fate === "succeeded") {
          const fact = give(
            toldRefund(order, known, { refundId: String(id), refundFen: refundSumFen(asked) }),
          );
          known = give(recordFact(known, fact, n));
        } else if (fate === "closed") {
          known = give(recordFact(known, { key: `refund-ended/${id}`, state: "closed" }, n));
          open.delete(String(id));
        }
      }
      const sum = (of: (one: { sku: string; refundFen: number; freightFen: number }) => number) =>
        [...open.values()].reduce((total, one) => total + of(one), 0);
      expect(sum(({ sku, refundFen }) => (sku === "tea" ? refundFen : 0))).toBeLessThanOrEqual(50);
      expect(sum(({ sku, refundFen }) => (sku === "cup" ? refundFen : 0))).toBeLessThanOrEqual(25);
      expect(sum(({ sku, refundFen }) => (sku === "pot" ? refundFen : 0))).toBe(0);
      expect(sum(({ freightFen }) => freightFen)).toBeLessThanOrEqual(8);
    }),
  );
});
