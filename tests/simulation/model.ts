import { bestPay, claimsOf, turnOf, worthOf } from "#tests/simulation/modelComponents.ts";
import type { SimPlan } from "#tests/simulation/plans.ts";
import type {
  Knowledge,
  TrueLine,
  TruePayment,
  TrueRefund,
  TrueSale,
} from "#tests/simulation/truth.ts";

/**
 * What an order owes whom, worked out once more by the naivest means: in big integers, from what
 * really happened, sharing no line of code with core/. docs/simulation.md says what it takes from there.
 */

export type ModelOrder = TrueSale & {
  readonly buyerId: string;
  readonly lines: readonly TrueLine[];
  /** Who brought the buyer, who introduced that one, …; checked elsewhere. */
  readonly chain: readonly string[];
  readonly selfPurchase: boolean;
  /** Which of the buyer's paid orders it is; checked elsewhere. */
  readonly orderNumber: number;
};
type Share = {
  readonly promoterId: string;
  /** Whose turn it is under the caps; null = outside of them. */
  readonly turn: number | null;
  readonly line: number;
  readonly bannable: boolean;
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
  const sale = { order, plan, atMs: payment.successAtMs, known };
  const shares: Share[] = [];
  for (const [line, baseFen] of bases(order.lines, refunds).entries()) {
    const goods = order.lines[line];
    if (!goods || goods.gift) continue;
    const direct = earners(order, plan).map(({ promoterId, distance }): Share => {
      const level = known.levelAt(promoterId, sale.atMs);
      const fen = worthOf(ratePay(plan, goods, level, distance, order), goods, baseFen);
      const turn = turnOf(plan, `distance${distance}`, 0);
      return { promoterId, turn, line, fen, bannable: true };
    });
    const others = claimsOf(goods, sale).map(({ pay, ...claim }): Share => ({
      ...claim,
      line,
      fen: worthOf(pay, goods, baseFen),
    }));
    const ofLine = [...direct, ...others];
    const inside = ofLine.filter(({ turn }) => turn !== null);
    const outsideFen = total(ofLine.filter(({ turn }) => turn === null));
    const capFen = (baseFen * BigInt(plan.capBp)) / 10_000n;
    const leftFen = baseFen - outsideFen;
    takeAway(total(inside) - (capFen < leftFen ? capFen : leftFen), farthestFirst(inside));
    shares.push(...ofLine);
  }
  const inside = shares.filter(({ turn }) => turn !== null);
  takeAway(total(inside) - BigInt(plan.perOrderCapFen), farthestFirst(inside));
  const owed = new Map<string, bigint>();
  for (const { promoterId, fen, bannable } of shares) {
    // A banned person's share stays with the brand, and is none the less cut from last.
    if (fen > 0n && !(bannable && known.isBanned(promoterId, sale.atMs)))
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
  if (order.selfPurchase && plan.selfPurchase !== "level1") return [];
  return order.chain.map((promoterId, index) => ({ promoterId, distance: index + 1 }));
}

/** Of all overrides for the distance the most specific, else the rate of the distance. */
function ratePay(
  plan: SimPlan,
  goods: TrueLine,
  level: string | null,
  distance: number,
  order: ModelOrder,
) {
  const own = plan.overrides.filter((one) => one.distance === distance);
  const base = plan.rates.find((one) => one.distance === distance);
  return bestPay(own, goods, level, { order }) ?? base ?? {};
}

const total = (shares: readonly Share[]): bigint => shares.reduce((sum, { fen }) => sum + fen, 0n);

const farthestFirst = (shares: readonly Share[]): Share[] =>
  [...shares].sort((a, b) => (b.turn ?? 0) - (a.turn ?? 0) || b.line - a.line);

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
