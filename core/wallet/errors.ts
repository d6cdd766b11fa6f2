import type { Fen } from "#core/money.ts";
import type { StepNotAllowed } from "#core/wallet/machine.ts";

/** Why a withdrawal is not taken on. In order of precedence: the first that applies is returned. */
export type RequestError =
  | { readonly code: "promoter_unknown" }
  | { readonly code: "withdrawal_id_taken" }
  | { readonly code: "amount_below_minimum"; readonly minimumFen: Fen }
  | { readonly code: "amount_above_maximum"; readonly maximumFen: Fen }
  | { readonly code: "too_many_open"; readonly openMax: number }
  | { readonly code: "balance_insufficient"; readonly availableFen: Fen }
  | { readonly code: "identity_required" }
  | { readonly code: "identity_minor" };

/** Why a step of a known withdrawal is refused. In order of precedence. */
export type StepError = { readonly code: "withdrawal_unknown" } | StepNotAllowed;

/** A yes would pay out something else than whoever says it was told; null = nothing yet. */
export type PayoutChanged = { readonly code: "payout_changed"; readonly netFen: Fen | null };

/** Why a yes of staff is refused. In order of precedence. */
export type ApproveError = StepError | { readonly code: "second_person_required" } | PayoutChanged;

/** Why what staff say of a payment by bank is refused. In order of precedence. */
export type BankError =
  | { readonly code: "withdrawal_unknown" }
  | { readonly code: "not_paid_by_bank" }
  | StepNotAllowed
  | { readonly code: "paid_amount_differs"; readonly netFen: Fen };
