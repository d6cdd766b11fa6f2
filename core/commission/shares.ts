import { adjustedShares } from "#core/commission/adjustment.ts";
import type { PricedRate } from "#core/commission/earners.ts";
import { type Fact, type PaidFact, pricedFact, refundFacts } from "#core/commission/facts.ts";
import {
  atLeastNothing,
  type BasisPoints,
  type Fen,
  fen,
  lesserFen,
  NOTHING,
  partFloor,
  shareFloor,
  sumFen,
} from "#core/money.ts";
import type { Component } from "#core/plan/components.ts";
import type { Distance } from "#core/plan/plan.ts";

/** What one promoter earns of one order line, and the steps that led to it. */
export type Share = {
  readonly promoterId: string;
  /** Where he stands; null = he did not bring the buyer, nor who did. */
  readonly distance: Distance | null;
  /** What it is paid for; left out = the distance itself. */
  readonly component?: Component;
  readonly sku: string;
  /** What was paid for the line, less what was refunded of it. */
  readonly baseFen: Fen;
  readonly rateBp: BasisPoints;
  /** A fixed amount for the whole line as it was paid; then `rateBp` is 0. */
  readonly fixedFen?: Fen;
  readonly rule: string;
  /** Of a difference: the rule of the person below, which is taken off. */
  readonly less?: string;
  /** After both caps. Below zero only for a correction against somebody; then `rule` names it. */
  readonly amountFen: Fen;
};

/** A share in its place under the caps, or (null) the room that a banned person's share takes under them. */
type Claim = {
  readonly promoterId: string | null;
  readonly place: number;
  readonly share: Omit<Share, "promoterId">;
};

/**
 * The shares that an order owes, given all that is known of it.
 *
 * - `facts`: in any order, each key once. Rates, persons and caps travel inside `paid`.
 * - Returns a share for each line and payee, in fen, ≥ 0; none while no payment is known. Then one for each
 *   correction that staff made, which takes from a person no more than he has, and adds no more than the caps leave.
 * - Promises: each is rounded down; a line's shares never exceed `capBp` of its base, the order's
 *   never `perOrderCapFen`; what exceeds is cut from the farthest place first (`Plan.capOrder`), for the
 *   order's cap within a place from the last line first. Only a supply price stands outside of the caps,
 *   and all together never exceed what is left of the line.
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
  const shares = claims.flatMap(({ promoterId, share }) =>
    promoterId === null ? [] : [{ promoterId, ...share }],
  );
  const capFen = lesserFen(paid.perOrderCapFen, shareFloor(sumFen(bases), paid.capBp));
  const takenFen = sumFen(
    claims.map((claim) => (isCapped(claim) ? claim.share.amountFen : NOTHING)),
  );
  const leftFen = sumFen(bases) - sumFen(claims.map(({ share }) => share.amountFen));
  const roomFen = lesserFen(atLeastNothing(capFen - takenFen), atLeastNothing(leftFen));
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
export function basesOf(paid: Pick<PaidFact, "lines">, facts: readonly Fact[]): readonly Fen[] {
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
  if (!line) return [];
  let leftFen = baseFen; // What no supply price has taken.
  let roomFen = shareFloor(baseFen, paid.capBp);
  return line.rates.map((rate): Claim => {
    const { distance, rateBp, rule, fixedFen } = rate;
    const fullFen =
      fixedFen === undefined
        ? shareFloor(baseFen, rateBp)
        : partFloor(fixedFen, baseFen, line.paidFen);
    const place = rate.place ?? rate.distance ?? 0;
    const outside = isOutside(place);
    // Whoever stands nearer takes first, so the farthest is cut first.
    const amountFen = lesserFen(fullFen, outside ? leftFen : lesserFen(roomFen, leftFen));
    leftFen = fen(leftFen - amountFen);
    if (!outside) roomFen = fen(roomFen - amountFen);
    const { sku } = line;
    if (!("component" in rate)) {
      const share = { distance, sku, baseFen, rateBp, rule, amountFen };
      const payee = paid.payees.find((one) => one.distance === distance);
      return { promoterId: payee?.promoterId ?? null, place, share: told(share, rate) };
    }
    const { component, promoterId } = rate;
    const share = { component, distance, sku, baseFen, rateBp, rule, amountFen };
    return { promoterId, place, share: told(share, rate) };
  });
}

/** A share with what is rare: a fixed amount, and what a difference takes off. */
function told(share: Claim["share"], rate: PricedRate): Claim["share"] {
  const { fixedFen } = rate;
  const less = "less" in rate ? rate.less : undefined;
  if (fixedFen === undefined && less === undefined) return share;
  return {
    ...share,
    ...(fixedFen === undefined ? {} : { fixedFen }),
    ...(less === undefined ? {} : { less }),
  };
}

/** A supply price is what the goods cost, no reward: it is served first, outside of the caps. */
const isOutside = (place: number): boolean => place < 0;
const isCapped = ({ place }: Claim): boolean => !isOutside(place);

/** Grants by place, within a place by line: so the cut falls on the farthest, the last line first. */
function cutToOrderCap(claims: readonly Claim[], capFen: Fen): readonly Claim[] {
  const nearestFirst = [...claims.keys()].sort(
    (a, b) => (claims[a]?.place ?? 0) - (claims[b]?.place ?? 0) || a - b,
  );
  let roomFen = capFen;
  const granted: Fen[] = claims.map(({ share }) => share.amountFen);
  for (const index of nearestFirst) {
    const claim = claims[index];
    if (!claim || !isCapped(claim)) continue;
    const amountFen = lesserFen(claim.share.amountFen, roomFen);
    granted[index] = amountFen;
    roomFen = fen(roomFen - amountFen);
  }
  return claims.map((claim, index) => {
    const amountFen = granted[index] ?? NOTHING;
    if (amountFen === claim.share.amountFen) return claim;
    return { ...claim, share: { ...claim.share, amountFen } };
  });
}
