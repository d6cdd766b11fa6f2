import type { BasisPoints, Fen } from "#core/money.ts";
import type { Area, Component } from "#core/plan/components.ts";
import type { Distance } from "#core/plan/plan.ts";

/** Whose order it is, and what follows from that. */
export type Earners = {
  /** The buyer's owner, his introducer, …: distance 1, 2, 3. */
  readonly chain: readonly string[];
  /** Who earns at which distance, the nearest first. */
  readonly payees: readonly Payee[];
  /** The lines that somebody earns of, or would but for a ban. */
  readonly lines: readonly PricedLine[];
  /** What the plan pays and nobody got, with the reason. */
  readonly unpaid: readonly Unpaid[];
  /** Which of the buyer's paid orders it was, from 1; left out where the plan does not ask. */
  readonly orderNumber?: number;
};

export type Payee = { readonly promoterId: string; readonly distance: Distance };
export type PricedLine = {
  readonly sku: string;
  readonly paidFen: Fen;
  /** Whoever is served first under the caps first. One without a payee belongs to a banned person and only takes room. */
  readonly rates: readonly PricedRate[];
};
export type PricedRate = DistanceRate | ComponentRate;
type AnyRate = {
  readonly rateBp: BasisPoints;
  /** For the whole line as it was paid; then `rateBp` is 0. */
  readonly fixedFen?: Fen;
  /** Where the plan says so: `rates`, or `overrides[2]`. */
  readonly rule: string;
};
/** What `rates` pay; whoever sits there is among the payees. `place` as below; left out = the distance. */
export type DistanceRate = AnyRate & { readonly distance: Distance; readonly place?: number };
/** What a component pays. */
export type ComponentRate = AnyRate & {
  readonly component: Component;
  /** Who earns. Null: a banned person, who only takes room. */
  readonly promoterId: string | null;
  /** Where he stands; null = not by who brought whom. */
  readonly distance: Distance | null;
  /** Who is served first where a cap binds: the smallest. Below zero: outside of the caps. */
  readonly place: number;
  /** Of a difference: the rule of the person below, which is taken off. */
  readonly less?: string;
};
export type Unpaid = {
  /** Null: not by who brought whom. */
  readonly distance: Distance | null;
  /** Left out = the distance itself. */
  readonly component?: Component;
  /** Of a region: which of the address's areas. */
  readonly area?: Area;
  readonly reason: UnpaidReason;
};
export type UnpaidReason =
  | "nobody_at_distance"
  | "banned"
  | "self_purchase"
  | "member_price"
  | "no_plan"
  | "not_first_order" // The buyer has paid before.
  | "level_not_higher" // Nothing is left of the difference.
  | "not_peers"
  | "no_leader"
  | "not_promoted" // Who sold it never reached the level, or has lost it.
  | "nurture_over"
  | "no_store"
  | "no_region"
  | "no_agent"
  | "no_rule"; // A rule of the component holds for none of the goods.

/** Everybody who earns by a payment, or would but for its refunds, each once, the nearest first. */
export function earnersOf({ payees, lines }: Pick<Earners, "payees" | "lines">): readonly string[] {
  const ids = new Set(payees.map(({ promoterId }) => promoterId));
  for (const { rates } of lines) {
    for (const rate of rates) if ("component" in rate && rate.promoterId) ids.add(rate.promoterId);
  }
  return [...ids];
}
