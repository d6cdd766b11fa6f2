import type { BasisPoints, Fen } from "#core/money.ts";
import type { CapPlace, Components, Condition, Pay, PeriodBonus } from "#core/plan/components.ts";
import type { Programme } from "#core/plan/programme.ts";

/** How far a payee stands from the buyer: 1 = whose fan the buyer is, 2 = who introduced that one. */
export type Distance = 1 | 2 | 3;
export const DISTANCES: readonly Distance[] = [1, 2, 3];

export type Rate = Pay & { readonly distance: Distance };

/** A rate for some goods, some level, or some buyers. */
export type Override = Rate & Condition;

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
  /** Promoters' own orders: nobody earns; he himself at distance 1; nobody, since he pays the member price. */
  readonly selfPurchase: "none" | "level1" | "memberPrice";
  readonly attribution: AttributionPolicy;
  readonly withdrawal: WithdrawalTerms;
  readonly tax: TaxMode;
  /** What else an order pays; left out = nothing. */
  readonly components?: Components;
  /** What own sales of a month, quarter or year pay; left out = nothing. */
  readonly periods?: readonly PeriodBonus[];
  /** Who is served first where a cap binds; left out = `CAP_PLACES`. */
  readonly capOrder?: readonly CapPlace[];
  /** All levels, the lowest first; needed where rules speak of reaching one. */
  readonly levels?: readonly string[];
  /** Days between publication and force where terms get worse; left out = 7. */
  readonly noticeDays?: number;
  /** What the brand promises and asks besides pay. The linter reads it; the engine never does. */
  readonly programme?: Programme;
};
