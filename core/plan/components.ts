import type { BasisPoints, Fen } from "#core/money.ts";

/**
 * What an order may pay besides the distances of `rates`. Each is off until a plan names it.
 *
 * - Source: docs/domain/components.md, which says of each whom it pays, when, and what the law says of it.
 */
export const COMPONENTS = [
  "firstOrder",
  "levelDifference",
  "peer",
  "team",
  "nurture",
  "store",
  "storeStaff",
  "region",
  "supply",
] as const;
export type Component = (typeof COMPONENTS)[number];

/** Areas of an address, the widest first; an agent has one of them. */
export const AREAS = ["province", "city", "district"] as const;
export type Area = (typeof AREAS)[number];

/** What a rule pays: a rate of the line's base, or so many fen for each piece (then `rateBp` is 0). */
export type Pay = { readonly rateBp: BasisPoints; readonly unitFen?: Fen };

/** For which sales a rule holds: goods, the earner's level, the buyer's group, the buyer's n-th order. */
export type Condition = {
  /** At most one of `sku` and `category`; null = any goods. */
  readonly sku: string | null;
  readonly category: string | null;
  /** The level of who earns; null = any. */
  readonly level: string | null;
  /** The buyer's group, as the shop knows it; left out = any. */
  readonly group?: string;
  /** Which of the buyer's paid orders it is, from 1; left out = any. */
  readonly orders?: OrderNumbers;
};
/** From the first to the last of them, both included; null = all that follow. */
export type OrderNumbers = { readonly from: number; readonly to: number | null };

export type Rule = Pay & Condition;
/** The rules of one component: the most specific that holds is the one that pays. */
export type Rules = { readonly rules: readonly Rule[] };

/** What a plan pays besides `rates`; a component that is left out is off. */
export type Components = {
  /** Distance 1, once for each new customer: his first paid order. */
  readonly firstOrder?: Rules;
  /** Distances 2 and 3: what his own level's rate has more than the highest below him. */
  readonly levelDifference?: Rules;
  /** Distances 2 and 3: whoever has the same level as the one just below him; so many times an order. */
  readonly peer?: Rules & { readonly times: number };
  /** The nearest at distance 2 or 3 whose level a rule names. */
  readonly team?: Rules;
  /** Who introduced distance 1, for some months after that one reached a level. */
  readonly nurture?: Rules & { readonly level: string; readonly months: number };
  /** Who holds the store of the order. */
  readonly store?: Rules;
  /** Whose of the store's staff served the buyer. */
  readonly storeStaff?: Rules;
  /** The agents of the address that the goods go to. `duties`: what they do for it, for the linter. */
  readonly region?: { readonly [A in Area]?: Rules } & { readonly duties?: string };
  /** The supplier of each line gets its supply price, outside of the caps. */
  readonly supply?: { readonly [none in never]: never };
};

/** Who is served first where a cap binds; what is left out follows in this order. Supply stands outside. */
export const CAP_PLACES = [
  "distance1",
  "firstOrder",
  "distance2",
  "distance3",
  "levelDifference",
  "peer",
  "team",
  "nurture",
  "store",
  "storeStaff",
  "region",
] as const;
export type CapPlace = (typeof CAP_PLACES)[number];

/** Paid for a promoter's own sales of a calendar month, quarter or year, UTC+8. */
export type PeriodBonus = {
  readonly id: string;
  readonly period: Period;
  /** `slices`: each tier's rate on what lies within it. `whole`: the reached tier's rate on everything. */
  readonly mode: "slices" | "whole";
  /** By `fromFen`, ascending; a fixed amount only under `whole`. */
  readonly tiers: readonly Tier[];
};
export type Period = "month" | "quarter" | "year";
export type Tier = {
  /** Own sales from which it holds. */
  readonly fromFen: Fen;
  readonly rateBp: BasisPoints;
  readonly fixedFen?: Fen;
};
