import type { Fen } from "#core/money.ts";
import type { AmountExceeded } from "#core/purchase/afterSalesAmounts.ts";
import type { AfterSalesStepError } from "#core/purchase/afterSalesMachine.ts";

/** Why a buyer may not ask, in order of precedence. */
export type AskRefusal =
  | { readonly code: "aftersales_id_taken" }
  | { readonly code: "purchase_unpaid" }
  | { readonly code: "aftersales_too_late"; readonly untilMs: number | null }
  | { readonly code: "aftersales_full"; readonly most: number }
  | { readonly code: "aftersales_line_unknown"; readonly line: number }
  | { readonly code: "aftersales_open"; readonly id: string; readonly line: number }
  | PiecesExceeded
  | { readonly code: "aftersales_not_shipped"; readonly line: number; readonly left: number }
  | { readonly code: "replacement_refused"; readonly line: number }
  | AmountExceeded
  | { readonly code: "nothing_to_give_back" };
export type PiecesExceeded = {
  readonly code: "pieces_exceeded";
  readonly line: number;
  readonly left: number;
};

/** Why a step is refused, in order of precedence. */
export type StepRefusal =
  | { readonly code: "aftersales_unknown" }
  | AfterSalesStepError
  | { readonly code: "aftersales_line_unknown"; readonly line: number }
  | PiecesExceeded
  | { readonly code: "aftersales_reason_required" }
  | AmountExceeded
  | { readonly code: "nothing_to_give_back" }
  | { readonly code: "replacement_refused"; readonly line: number }
  | MoneyRefusal
  | { readonly code: "aftersales_notes_full" };

/** What the money side says to a refund (core/order/refund.ts). */
export type MoneyRefusal =
  | { readonly code: "fact_conflict"; readonly key: string }
  | { readonly code: "order_unpaid" }
  | { readonly code: "sku_not_in_order"; readonly sku: string }
  | { readonly code: "refund_too_late"; readonly days: number }
  | { readonly code: "refunds_full"; readonly refundsMax: number }
  | { readonly code: "refund_exceeds_paid"; readonly leftFen: Fen };
