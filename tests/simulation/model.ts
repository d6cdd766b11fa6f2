import type { SimOverride, SimPlan } from "#tests/simulation/plans.ts";
import type { Knowledge, TrueLine, TruePayment, TrueRefund } from "#tests/simulation/truth.ts";

/**
 * What an order owes whom, worked out once more by the naivest means: in big integers, from what
 * really happened, sharing no line of code with core/. docs/simulation.md says what it takes from there.
 */

export type ModelOrder = {
  readonly lines: readonly TrueLine[];
  /** Who brought the buyer, who introduced that one, …; checked elsewhere. */
  readonly chain: readonly string[];
  readonly selfPurchase: boolean;
};
type Share = {
  readonly promoterId: string;
  readonly distance: number;
  readonly line: number;
  fen: bigint;
};

export function owedByOrder(
  order: ModelOrder,
  payment: TruePayment | undefined,
  refunds: readonly TrueRefund[],
  known: Knowledge,
): ReadonlyMap<string, bigint> {
  const plan = payment ? known.planAt(payment.successAtMs) : null;
  if (!payment || !plan) return new Map();
  const seats = earners(order, plan);
  const shares: Share[] = [];
  for (const [line, baseFen] of bases(order.lines, refunds).entries()) {
    const goods = order.lines[line];
    if (!goods || goods.gift) continue;
    const ofLine = seats.map(({ promoterId, distance }): Share => {
      const rate = rateBp(plan, goods, known.levelAt(promoterId, payment.successAtMs), distance);
      return { promoterId, distance, line, fen: (baseFen * BigInt(rate)) / 10_000n };
    });
    takeAway(total(ofLine) - (baseFen * BigInt(plan.capBp)) / 10_000n, farthestFirst(ofLine));
    shares.push(...ofLine);
  }
  takeAway(total(shares) - BigInt(plan.perOrderCapFen), farthestFirst(shares));
  const owed = new Map<string, bigint>();
  for (const { promoterId, fen } of shares) {
    // A banned person's share stays with the brand, and is none the less cut from last.
    if (fen > 0n && !known.isBanned(promoterId, payment.successAtMs))
      owed.set(promoterId, (owed.get(promoterId) ?? 0n) + fen);
  }
  return owed;
}

/** What is left of each line: refunds of a sku empty its first line before they touch the next. */
function bases(lines: readonly TrueLine[], refunds: readonly TrueRefund[]): bigint[] {
  const left = lines.map(({ paidFen }) => BigInt(paidFen));
  for (const { sku, refundFen } of refunds.flat()) {
    let backFen = BigInt(refundFen);
    for (const [index, line] of lines.entries()) {
      if (line.sku !== sku) continue;
      const fen = backFen < (left[index] ?? 0n) ? backFen : (left[index] ?? 0n);
      left[index] = (left[index] ?? 0n) - fen;
      backFen -= fen;
    }
  }
  return left;
}

function earners(order: ModelOrder, plan: SimPlan) {
  if (order.selfPurchase && plan.selfPurchase === "none") return [];
  return order.chain.map((promoterId, index) => ({ promoterId, distance: index + 1 }));
}

/** Sku before category before nothing; of the same, with a level before without. */
function rateBp(plan: SimPlan, goods: TrueLine, level: string | null, distance: number): number {
  const fits = (one: SimOverride) =>
    one.distance === distance &&
    (one.sku === undefined || one.sku === goods.sku) &&
    (one.category === undefined || one.category === goods.category) &&
    (one.level === undefined || one.level === level);
  const rank = ({ sku, category, level: ofLevel }: SimOverride) =>
    (sku ? 20 : category ? 10 : 0) + (ofLevel ? 1 : 0);
  const [best] = plan.overrides.filter(fits).sort((a, b) => rank(b) - rank(a));
  return (best ?? plan.rates.find((one) => one.distance === distance))?.rateBp ?? 0;
}

const total = (shares: readonly Share[]): bigint => shares.reduce((sum, { fen }) => sum + fen, 0n);

const farthestFirst = (shares: readonly Share[]): Share[] =>
  [...shares].sort((a, b) => b.distance - a.distance || b.line - a.line);

/** Takes what exceeds a cap from shares in their order. */
function takeAway(excessFen: bigint, shares: readonly Share[]): void {
  let leftFen = excessFen;
  for (const share of shares) {
    if (leftFen <= 0n) return;
    const fen = leftFen < share.fen ? leftFen : share.fen;
    share.fen -= fen;
    leftFen -= fen;
  }
}
