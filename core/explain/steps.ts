import type { PricedRate } from "#core/commission/earners.ts";
import type { Fact, PaidFact } from "#core/commission/facts.ts";
import { basesOf } from "#core/commission/shares.ts";
import { type Fen, fen, lesserFen, NOTHING, partFloor, shareFloor } from "#core/money.ts";

/** What one place was paid of one line, step by step. */
export type Step = {
  /** Its number among all steps of the order, from 0, by line. */
  readonly n: number;
  /** Which of the payment's lines, from 0. */
  readonly line: number;
  readonly rate: PricedRate;
  /** Null: a banned person's, which only takes room. */
  readonly promoterId: string | null;
  readonly place: number;
  readonly baseFen: Fen;
  /** Rounded down, before any cap. */
  readonly fullFen: Fen;
  /** What the line's cap left for it, and what supply prices left of the line; the cap does not bind a supply price. */
  readonly roomFen: Fen;
  readonly restFen: Fen;
  readonly afterLineFen: Fen;
  /** What the order's cap left for it. */
  readonly orderRoomFen: Fen;
  readonly amountFen: Fen;
};

/**
 * How the shares of an order came about: worked out a second time from the same facts, so that an explanation shows
 * its own arithmetic. Whether it comes to what is booked is asked of it each time.
 *
 * - Source: docs/domain/commission.md, "What an order owes".
 */
export function stepsOf(paid: PaidFact, facts: readonly Fact[]): readonly Step[] {
  const bases = basesOf(paid, facts);
  const ofLines = paid.lines
    .flatMap((_, line) => lineSteps(paid, line, bases[line] ?? NOTHING))
    .map((step, n): Step => ({ ...step, n }));
  const amounts = new Map<Step, Pick<Step, "orderRoomFen" | "amountFen">>();
  let orderRoomFen = paid.perOrderCapFen;
  // Sorting is stable: within a place the first line comes first.
  for (const step of [...ofLines].sort((a, b) => a.place - b.place)) {
    if (isOutside(step)) continue;
    const amountFen = lesserFen(step.afterLineFen, orderRoomFen);
    amounts.set(step, { orderRoomFen, amountFen });
    orderRoomFen = fen(orderRoomFen - amountFen);
  }
  return ofLines.map((step) => ({ ...step, ...amounts.get(step) }));
}

function lineSteps(paid: PaidFact, line: number, baseFen: Fen): readonly Omit<Step, "n">[] {
  const priced = paid.lines[line];
  if (!priced) return [];
  let restFen = baseFen;
  let roomFen = shareFloor(baseFen, paid.capBp);
  return priced.rates.map((rate) => {
    const place = rate.place ?? rate.distance ?? 0;
    const fullFen = fullOf(rate, baseFen, priced.paidFen);
    const leftFen = isOutside({ place }) ? restFen : lesserFen(roomFen, restFen);
    const afterLineFen = lesserFen(fullFen, leftFen);
    const step = { line, rate, promoterId: earnerOf(paid, rate), place, baseFen, fullFen };
    const room = { roomFen, restFen, afterLineFen };
    restFen = fen(restFen - afterLineFen);
    if (!isOutside({ place })) roomFen = fen(roomFen - afterLineFen);
    return { ...step, ...room, orderRoomFen: paid.perOrderCapFen, amountFen: afterLineFen };
  });
}

/** A supply price stands outside of the caps. */
export const isOutside = ({ place }: Pick<Step, "place">): boolean => place < 0;

const fullOf = ({ rateBp, fixedFen }: PricedRate, baseFen: Fen, paidFen: Fen): Fen =>
  fixedFen === undefined ? shareFloor(baseFen, rateBp) : partFloor(fixedFen, baseFen, paidFen);

function earnerOf({ payees }: PaidFact, rate: PricedRate): string | null {
  if ("component" in rate) return rate.promoterId;
  return payees.find(({ distance }) => distance === rate.distance)?.promoterId ?? null;
}
