import type { BasisPoints, Fen } from "#core/money.ts";

/** How far a payee stands from the buyer: 1 = whose fan the buyer is, 2 = who introduced that one. */
export type Distance = 1 | 2 | 3;
export const DISTANCES: readonly Distance[] = [1, 2, 3];

export type Rate = { readonly distance: Distance; readonly rateBp: BasisPoints };

/** A rate for some goods or some level. At most one of `sku` and `category`; null = any. */
export type Override = Rate & {
  readonly sku: string | null;
  readonly category: string | null;
  readonly level: string | null;
};

/** Who owns a fan, and for how long. Days are × 24 h. Source: docs/domain/attribution.md. */
export type AttributionPolicy = {
  readonly policy: "first" | "last" | "extend" | "permanent";
  readonly clickDays: number;
  readonly orderDays: number;
  readonly protectDays: number;
};

export type WithdrawalTerms = {
  readonly minFen: Fen;
  readonly maxFen: Fen;
  readonly openMax: number;
};

/** Which rules the linter applies. Source: docs/domain/law.md. */
export type Pack = "strict" | "declared";
export type Declaration = {
  readonly by: string;
  readonly counsel: string;
  /** The findings that the owner accepts, by id. */
  readonly accepts: readonly string[];
};

export type TaxMode = "none" | "labour" | "platform";

/** Version 1 of the rules of who earns what. docs/replay.md explains every field. */
export type Plan = {
  readonly id: string;
  readonly pack: Pack;
  readonly declaration: Declaration | null;
  readonly rates: readonly Rate[];
  readonly overrides: readonly Override[];
  /** The most that one line's shares may be of its base, and whether the plan states it itself. */
  readonly capBp: BasisPoints;
  readonly capStated: boolean;
  readonly perOrderCapFen: Fen;
  readonly freezeDays: number;
  readonly noReceiptDays: number;
  readonly selfPurchase: "none" | "level1";
  readonly attribution: AttributionPolicy;
  readonly withdrawal: WithdrawalTerms;
  readonly tax: TaxMode;
};
