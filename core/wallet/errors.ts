import type { Fen } from "#core/money.ts";
import type { StepNotAllowed } from "#core/wallet/machine.ts";

/** Why a withdrawal is not taken on. In order of precedence: the first that applies is returned. */
export type RequestError =
  | { readonly code: "promoter_unknown" }
  | { readonly code: "withdrawal_id_taken" }
  | { readonly code: "amount_below_minimum"; readonly minimumFen: Fen }
  | { readonly code: "amount_above_maximum"; readonly maximumFen: Fen }
  | { readonly code: "too_many_open"; readonly openMax: number }
  | { readonly code: "balance_insufficient"; readonly availableFen: Fen };

/** Why a step of a known withdrawal is refused. In order of precedence. */
export type StepError = { readonly code: "withdrawal_unknown" } | StepNotAllowed;
