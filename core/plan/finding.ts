import type { Distance, Plan } from "#core/plan/plan.ts";
import type { Fen } from "#core/money.ts";
import type { Goods } from "#core/plan/rate.ts";

/**
 * What no declaration can accept: pay for heads, in money or in rank (E110, E111); a fee in any dress, for joining or for
 * the right to bring in others (E120, E121, E122); all three signs at once (E199).
 */
export const NEVER_ACCEPTED = ["E110", "E111", "E120", "E121", "E122", "E199"] as const;

/** Every check of the linter. E = error, W = warning; docs/domain/law.md explains each. */
export type FindingId = (typeof NEVER_ACCEPTED)[number] | OtherError | Warning;
type OtherError =
  | ("E101" | "E102" | "E103" | "E104")
  | "E123"
  | ("E130" | "E131" | "E132")
  | ("E140" | "E141" | "E142" | "E143" | "E144" | "E145")
  | ("E150" | "E151")
  | ("E160" | "E161")
  | ("E170" | "E171")
  | ("E180" | "E190" | "E302");
type Warning =
  | "W205"
  | ("W240" | "W241" | "W242" | "W243" | "W244" | "W245" | "W246")
  | "W260"
  | ("W301" | "W303" | "W310" | "W320" | "W330" | "W350" | "W360");

/** Whether a finding is an error under a pack. */
export function severityOf(id: string, pack: Plan["pack"]): Finding["severity"] {
  const isMild = id === "E140" && pack === "declared"; // The engine cuts at the cap anyway.
  return id.startsWith("E") && !isMild ? "error" : "warning";
}

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
  /** What to do instead; the same words end `zh` and `en`. */
  readonly instead?: { readonly zh: string; readonly en: string };
  /** The smallest counter-examples that were found by running the plan, one of a world; left out where there is none. */
  readonly stories?: readonly Story[];
};

/** The worlds of docs/domain/law.md, "Witness worlds". */
export type WorldId =
  ("X1" | "X2" | "X3" | "X4" | "X5" | "X6") | ("X7" | "X8" | "X9" | "X10" | "X11" | "X12");

/** A counter-example: what must not happen, and in which world it does. */
export type Story = { readonly world: WorldId; readonly zh: string; readonly en: string };

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
