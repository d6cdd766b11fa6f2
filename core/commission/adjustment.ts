import { earnersOf } from "#core/commission/earners.ts";
import type { Fact, PaidFact } from "#core/commission/facts.ts";
import type { Share } from "#core/commission/shares.ts";
import { type Fen, fen, lesserFen, NOTHING, NOTHING_BP } from "#core/money.ts";

/** A correction of what somebody earns of an order, by two persons. */
export type AnyAdjustmentFact = AdjustmentAskedFact | AdjustmentFact | AdjustmentEndedFact;

/** Somebody of the staff proposes it. No sum changes yet. */
export type AdjustmentAskedFact = {
  readonly key: `adjustment-asked/${string}`;
  readonly promoterId: string;
  /** Below zero: against him. */
  readonly amountFen: Fen;
  readonly reason: string;
  readonly by: string;
};
/** A second person has approved it: it counts. */
export type AdjustmentFact = Omit<AdjustmentAskedFact, "key" | "by"> & {
  readonly key: `adjustment/${string}`;
  readonly proposedBy: string;
  readonly approvedBy: string;
};
/** A second person has turned it down. */
export type AdjustmentEndedFact = {
  readonly key: `adjustment-ended/${string}`;
  readonly by: string;
};

/** So many one order may ever have, those that were turned down among them. */
export const ADJUSTMENTS_MAX = 20;

export const isAdjustmentAsked = (fact: Fact): fact is AdjustmentAskedFact =>
  fact.key.startsWith("adjustment-asked/");
const isAdjustment = (fact: Fact): fact is AdjustmentFact => fact.key.startsWith("adjustment/");

/** Whether two proposals under one key say the same. */
export const sameAdjustment = (a: AdjustmentAskedFact, b: AdjustmentAskedFact): boolean =>
  a.promoterId === b.promoterId &&
  a.amountFen === b.amountFen &&
  a.reason === b.reason &&
  a.by === b.by;

/**
 * What corrections add to the shares of an order, or take from them.
 *
 * - `shares`: without corrections. `roomFen`: what both caps leave beside them, and beside a banned person's.
 * - Returns one for each that was approved, in the order of their keys, so that it does not matter which became
 *   known first. `rule` is its key; it has no goods, base or rate.
 * - Promises: nobody is left with less than nothing, and all together never exceed the caps. So when everything
 *   is refunded, nothing is left of any correction. Whoever does not earn of the order gets none.
 * - Source: docs/domain/refunds.md, "Corrections by two".
 */
export function adjustedShares(
  paid: Pick<PaidFact, "payees" | "lines">,
  shares: readonly Share[],
  roomFen: Fen,
  facts: readonly Fact[],
): readonly Share[] {
  const inOrder = facts.filter(isAdjustment).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (inOrder.length === 0) return [];
  const earners = new Set(earnersOf(paid));
  const owed = new Map<string, number>();
  const add = (id: string, amountFen: Fen) => owed.set(id, (owed.get(id) ?? 0) + amountFen);
  for (const { promoterId, amountFen } of shares) add(promoterId, amountFen);
  let leftFen = roomFen;
  return inOrder.flatMap(({ key: rule, promoterId, amountFen: wantedFen }): Share[] => {
    if (!earners.has(promoterId)) return [];
    const amountFen =
      wantedFen > 0
        ? lesserFen(wantedFen, leftFen)
        : fen(Math.max(wantedFen, 0 - (owed.get(promoterId) ?? 0)));
    add(promoterId, amountFen);
    leftFen = fen(leftFen - amountFen);
    const distance = paid.payees.find((one) => one.promoterId === promoterId)?.distance ?? null;
    return [
      { promoterId, distance, sku: "", baseFen: NOTHING, rateBp: NOTHING_BP, rule, amountFen },
    ];
  });
}
