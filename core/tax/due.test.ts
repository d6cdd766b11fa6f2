import fc from "fast-check";
import { type Fen, fen } from "#core/money.ts";
import { type TaxMonth, type TaxedMode, taxDue, withPayment } from "#core/tax/due.ts";
import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";

/** The published examples, in CNY. Source: docs/domain/tax.md. */
it.each([
  [800, 0],
  [1_000, 40],
  [4_000, 640],
  [4_000.01, 640],
  [6_250, 1_000],
  [25_000, 4_000],
  [62_500, 13_000],
  [80_000, 18_600],
])("withholds of %d CNY of labour income in a month %d", (grossCny, taxCny) => {
  expect(labourTax(cny(grossCny))).toBe(cny(taxCny));
});

it.each([
  [6_250, 1, 0],
  [10_000, 1, 90],
  [25_000, 1, 450],
  [120_000, 12, 1_080],
  [300_000, 12, 19_080],
  [750_000, 12, 109_080],
])("withholds of %d CNY by a platform in %d months %d", (grossCny, months, taxCny) => {
  expect(platformTax(cny(grossCny), months)).toBe(cny(taxCny));
});

it.each([
  [10_000, 1_080],
  [25_000, 19_080],
  [62_500, 109_080],
])("withholds of 12 months with %d CNY each %d in all", (monthlyCny, taxCny) => {
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);
  const { taxFen } = paidIn(
    "platform",
    months.map((month) => ({ month, amountFen: cny(monthlyCny) })),
  );
  expect(taxFen).toBe(cny(taxCny));
});

it("begins a platform's year in January, whatever the year before brought", () => {
  const december: TaxMonth = {
    ...{ month: "2025-12", mode: "platform", grossFen: cny(100_000), taxFen: cny(9_000) },
  };
  expect(taxDue("platform", [december], "2026-01", cny(10_000))).toBe(cny(90));
});

it("rounds a half fen up, once, at the end", () => {
  expect(labourTax(fen(80_003))).toBe(1); // 0.6 fen
  expect(labourTax(fen(80_002))).toBe(0); // 0.4 fen
  expect(labourTax(fen(400_003))).toBe(64_000); // 64,000.48
  expect(labourTax(fen(400_004))).toBe(64_001); // 64,000.64
});

it("agrees with exact arithmetic on big integers", () => {
  fc.assert(
    fc.property(fc.integer({ min: 400_001, max: 20_000_000 }), (gross) => {
      const [rate, quick] =
        gross <= 2_500_000 ? [20n, 0n] : gross <= 6_250_000 ? [30n, 200_000n] : [40n, 700_000n];
      // In thousandths of a fen: 4/5 × gross × rate % − quick.
      const exact = 8n * BigInt(gross) * rate - 1_000n * quick;
      expect(BigInt(labourTax(fen(gross)))).toBe((exact + 500n) / 1_000n);
    }),
  );
});

const anyAmount = fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 2e7 }));
const anyAmounts = fc.array(anyAmount, { minLength: 1, maxLength: 8 });

it("withholds the same of a month's labour income, however it is split", () => {
  fc.assert(
    fc.property(anyAmounts, (amounts) => {
      const split = amounts.map((amount) => ({ month: "2026-03", amountFen: fen(amount) }));
      const total = fen(amounts.reduce((sum, amount) => sum + amount, 0));
      expect(paidIn("labour", split).taxFen).toBe(labourTax(total));
    }),
  );
});

it("withholds of each payment nothing below zero, and at most 36 % and a fen", () => {
  const anyPayment = fc.record({ month: fc.integer({ min: 1, max: 12 }), amount: anyAmount });
  const anyMode = fc.constantFrom("labour" as const, "platform" as const);
  fc.assert(
    fc.property(
      fc.array(fc.record({ mode: anyMode, payment: anyPayment }), { maxLength: 30 }),
      (all) => {
        let paid: readonly TaxMonth[] = [];
        all.sort((a, b) => a.payment.month - b.payment.month);
        for (const { mode, payment } of all) {
          const month = `2026-${String(payment.month).padStart(2, "0")}`;
          const grossFen = fen(payment.amount);
          const taxFen = taxDue(mode, paid, month, grossFen);
          expect(taxFen).toBeGreaterThanOrEqual(0);
          expect(taxFen).toBeLessThanOrEqual(grossFen * 0.36 + 1);
          paid = withPayment(paid, { month, mode, grossFen, taxFen });
        }
      },
    ),
  );
});

it("counts each mode and month by itself, and drops the years before", () => {
  const first = { month: "2026-12", mode: "labour", grossFen: fen(500), taxFen: fen(0) } as const;
  const paid = withPayment(withPayment([], first), { ...first, mode: "platform" });
  expect(withPayment(paid, first)).toEqual([
    { ...first, mode: "platform" },
    { ...first, grossFen: 1_000 },
  ]);
  const january = { ...first, month: "2027-01" };
  expect(withPayment(paid, january)).toEqual([january]);
  // What one mode withheld is no advance on the other.
  const big = { ...first, grossFen: cny(80_000), taxFen: cny(18_600) };
  expect(taxDue("platform", [big], "2026-12", cny(10_000))).toBe(cny(90));
  expect(taxDue("labour", [big], "2026-11", cny(1_000))).toBe(cny(40));
  expect(taxDue("none", [big], "2026-12", cny(1_000))).toBe(0);
});

function cny(amount: number): Fen {
  return fen(Math.round(amount * 100));
}

function paidIn(mode: TaxedMode, payments: readonly { month: string; amountFen: Fen }[]) {
  let paid: readonly TaxMonth[] = [];
  let taxFen = 0;
  for (const { month, amountFen } of payments) {
    const due = taxDue(mode, paid, month, amountFen);
    taxFen += due;
    paid = withPayment(paid, { month, mode, grossFen: amountFen, taxFen: due });
  }
  return { taxFen };
}
