import type { Who } from "#core/explain/shown.ts";
import type { BasisPoints, Fen } from "#core/money.ts";

/** What the explanation of a period's bonus says besides what an order's does. Amounts in fen, instants in ms. */
export type BonusFacts = {
  readonly bonusTitle: {
    readonly bonusId: string;
    readonly period: string;
    readonly who: Who;
    readonly atMs: number;
  };
  readonly bonusPlan: { readonly planId: string; readonly version: number };
  readonly bonusSales: {
    readonly soldFen: Fen;
    readonly fromMs: number;
    readonly untilMs: number;
    readonly asOfMs: number;
  };
  /** `amountFen` = the fixed amount, or ⌊base × rate⌋. */
  readonly bonusTier: {
    readonly fromFen: Fen;
    readonly untilFen: Fen | null;
    readonly baseFen: Fen;
    readonly rateBp: BasisPoints;
    readonly fixedFen: Fen | null;
    readonly amountFen: Fen;
  };
  /** Too little was sold for the lowest tier; null: there is none. */
  readonly bonusTooLittle: { readonly fromFen: Fen | null };
  readonly bonusCap: {
    readonly soldFen: Fen;
    readonly capBp: BasisPoints;
    readonly capFen: Fen;
    readonly leftFen: Fen;
    readonly cutFen: Fen;
  };
  /** What the cap served before: all shares of these orders, and bonuses that go before. */
  readonly bonusServed: { readonly sharedFen: Fen; readonly otherBonusFen: Fen };
  readonly bonusOwed: { readonly amountFen: Fen };
  readonly bonusMeasured: {
    readonly atMs: number;
    readonly soldFen: Fen;
    readonly owedFen: Fen;
    readonly changeFen: Fen;
  };
  readonly bonusLater: object;
};
