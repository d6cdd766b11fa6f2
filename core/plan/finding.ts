import type { Distance } from "#core/plan/plan.ts";
import type { Fen } from "#core/money.ts";
import type { Goods } from "#core/plan/rate.ts";

/** What the law of every pack refuses for good. A plan of version 1 has no words for any of it. */
export const NEVER_ACCEPTED = ["E110", "E120", "E199"] as const;

/** Every check of the linter. E = error, W = warning; docs/domain/law.md explains each. */
export type FindingId =
  | (typeof NEVER_ACCEPTED)[number]
  | "E101"
  | "E102"
  | "E130"
  | "E131"
  | "E140"
  | "E302"
  | "W205"
  | "W301"
  | "W310"
  | "W330"
  | "W350"
  | "W360";

/** Something that the linter says of a plan. */
export type Finding = {
  readonly id: FindingId;
  readonly severity: "error" | "warning";
  /** Where in the plan: `rates[2]`, `freezeDays`; the first place where there are several. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  /** The articles and notices that it rests on. */
  readonly articles: readonly string[];
  /** A sale in which the plan does what the finding says; null where no sale can show it. */
  readonly witness: Witness | null;
};

/** A sale that was priced by the real engine, told as a story. */
export type Witness = {
  readonly zh: string;
  readonly en: string;
  readonly goods: Goods;
  readonly paidFen: Fen;
  /** What everybody earned of it, the nearest first. */
  readonly payouts: readonly Payout[];
};
export type Payout = {
  readonly person: string;
  readonly distance: Distance;
  readonly amountFen: Fen;
};
