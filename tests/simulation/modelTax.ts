import { HOUR_MS } from "#core/time.ts";

/** One payment as the tax office sees it. */
export type TaxedPayment = {
  readonly mode: "none" | "labour" | "platform";
  readonly sentAtMs: number;
  readonly grossFen: number;
};

/**
 * The tax of each payment, in the order of their sending, worked out naively in big integers: what is
 * owed of everything so far, less what was withheld.
 */
export function taxesOf(payments: readonly TaxedPayment[]): number[] {
  const before: (TaxedPayment & { readonly month: string; readonly taxFen: bigint })[] = [];
  return payments.map((payment) => {
    const month = new Date(payment.sentAtMs + 8 * HOUR_MS).toISOString().slice(0, 7);
    const length = payment.mode === "labour" ? 7 : 4;
    const same = before.filter(
      (one) => one.mode === payment.mode && one.month.slice(0, length) === month.slice(0, length),
    );
    const grossFen = same.reduce(
      (sum, one) => sum + BigInt(one.grossFen),
      BigInt(payment.grossFen),
    );
    const withheldFen = same.reduce((sum, one) => sum + one.taxFen, 0n);
    const months = new Set([month, ...same.map((one) => one.month)]).size;
    const owedFen = { none: 0n, labour: labour(grossFen), platform: platform(grossFen, months) };
    const dueFen = owedFen[payment.mode] - withheldFen;
    const taxFen = dueFen > 0n ? dueFen : 0n;
    before.push({ ...payment, month, taxFen });
    return Number(taxFen);
  });
}

type Step = readonly [upToYuan: number, percent: number, quickYuan: number];
const LABOUR: readonly Step[] = [
  [20_000, 20, 0],
  [50_000, 30, 2_000],
  [Infinity, 40, 7_000],
];
const PLATFORM: readonly Step[] = [
  [36_000, 3, 0],
  [144_000, 10, 2_520],
  [300_000, 20, 16_920],
  [420_000, 25, 31_920],
  [660_000, 30, 52_920],
  [960_000, 35, 85_920],
  [Infinity, 45, 181_920],
];

function labour(grossFen: bigint): bigint {
  if (grossFen <= 80_000n) return 0n;
  if (grossFen <= 400_000n) return rounded((grossFen - 80_000n) * 20n, 100n);
  return stepped(LABOUR, grossFen * 4n);
}

const platform = (grossFen: bigint, months: number): bigint =>
  stepped(PLATFORM, grossFen * 4n - 5n * 500_000n * BigInt(months));

/** By a table, from five times the taxable income, so that four fifths stay whole. */
function stepped(steps: readonly Step[], fiveFen: bigint): bigint {
  if (fiveFen <= 0n) return 0n;
  const step = steps.find(([upTo]) => upTo === Infinity || fiveFen <= BigInt(upTo) * 500n);
  const [, percent, quickYuan] = step ?? [0, 0, 0];
  return rounded(fiveFen * BigInt(percent) - BigInt(quickYuan) * 50_000n, 500n);
}

/** Divided, to the nearest, a half upwards. */
const rounded = (value: bigint, by: bigint): bigint => (2n * value + by) / (2n * by);
