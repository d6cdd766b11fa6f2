import { adjustedShares } from "#core/commission/adjustment.ts";
import { type Fact, type PaidFact, pricedFact, refundFacts } from "#core/commission/facts.ts";
import {
  atLeastNothing,
  type BasisPoints,
  type Fen,
  fen,
  lesserFen,
  NOTHING,
  shareFloor,
  sumFen,
} from "#core/money.ts";
import type { Distance } from "#core/plan/plan.ts";

/** What one promoter earns of one order line, and the steps that led to it. */
export type Share = {
  readonly promoterId: string;
  readonly distance: Distance;
  readonly sku: string;
  /** What was paid for the line, less what was refunded of it. */
  readonly baseFen: Fen;
  readonly rateBp: BasisPoints;
  readonly rule: string;
  /** After both caps. Below zero only for a correction against somebody; then `rule` names it. */
  readonly amountFen: Fen;
};

/** A share, or (null) the room that a banned person's share takes under the caps. */
type Claim = Omit<Share, "promoterId"> & { readonly promoterId: string | null };

/**
 * The shares that an order owes, given all that is known of it.
 *
 * - `facts`: in any order, each key once. Rates, persons and caps travel inside `paid`.
 * - Returns a share for each line and payee, in fen, ≥ 0; none while no payment is known. Then one for each
 *   correction that staff made, which takes from a person no more than he has, and adds no more than the caps leave.
 * - Promises: each is rounded down; a line's shares never exceed `capBp` of its base, the order's
 *   never `perOrderCapFen`; what exceeds is cut from the farthest distance first, for the order's cap
 *   within a distance from the last line first.
 * - Errors: none; a fact is checked before it is recorded.
 * - Source: docs/domain/commission.md, "What an order owes".
 */
export function sharesOf(facts: readonly Fact[]): readonly Share[] {
  const paid = pricedFact(facts);
  if (paid === null) return [];
  const bases = basesOf(paid, facts);
  const claims = cutToOrderCap(
    bases.flatMap((baseFen, index) => lineClaims(paid, index, baseFen)),
    paid.perOrderCapFen,
  );
  const shares = claims.flatMap(({ promoterId, ...share }) =>
    promoterId === null ? [] : [{ promoterId, ...share }],
  );
  const capFen = lesserFen(paid.perOrderCapFen, shareFloor(sumFen(bases), paid.capBp));
  const roomFen = fen(capFen - sumFen(claims.map(({ amountFen }) => amountFen)));
  return [...shares, ...adjustedShares(paid, shares, roomFen, facts)];
}

/** What the order owes each promoter, in the order of their distance. */
export function owedBy(shares: readonly Share[]): ReadonlyMap<string, Fen> {
  const owed = new Map<string, Fen>();
  for (const { promoterId, amountFen } of shares) {
    owed.set(promoterId, fen((owed.get(promoterId) ?? 0) + amountFen));
  }
  return owed;
}

/** The base of each line: a refund of a sku empties its first line before it touches the next. */
function basesOf(paid: PaidFact, facts: readonly Fact[]): readonly Fen[] {
  const refundedFen = new Map<string, number>();
  for (const refund of refundFacts(facts)) {
    for (const { sku, refundFen } of refund.lines) {
      refundedFen.set(sku, (refundedFen.get(sku) ?? 0) + refundFen);
    }
  }
  return paid.lines.map(({ sku, paidFen }) => {
    const left = refundedFen.get(sku) ?? 0;
    refundedFen.set(sku, atLeastNothing(left - paidFen));
    return atLeastNothing(paidFen - left);
  });
}

function lineClaims(paid: PaidFact, index: number, baseFen: Fen): readonly Claim[] {
  const line = paid.lines[index];
  let roomFen = shareFloor(baseFen, paid.capBp);
  return (line?.rates ?? []).flatMap(({ distance, rateBp, rule }) => {
    if (!line) return [];
    const payee = paid.payees.find((one) => one.distance === distance);
    const amountFen = lesserFen(shareFloor(baseFen, rateBp), roomFen);
    roomFen = fen(roomFen - amountFen); // The nearest takes first, so the farthest is cut first.
    const promoterId = payee?.promoterId ?? null;
    return [{ promoterId, distance, sku: line.sku, baseFen, rateBp, rule, amountFen }];
  });
}

/** Grants by distance, within a distance by line: so the cut falls on the farthest, the last line first. */
function cutToOrderCap(shares: readonly Claim[], capFen: Fen): readonly Claim[] {
  const nearestFirst = [...shares.keys()].sort(
    (a, b) => (shares[a]?.distance ?? 0) - (shares[b]?.distance ?? 0) || a - b,
  );
  let roomFen = capFen;
  const granted: Fen[] = shares.map(() => NOTHING);
  for (const index of nearestFirst) {
    const amountFen = lesserFen(shares[index]?.amountFen ?? NOTHING, roomFen);
    granted[index] = amountFen;
    roomFen = fen(roomFen - amountFen);
  }
  return shares.map((share, index) => ({ ...share, amountFen: granted[index] ?? NOTHING }));
}
