import type { PurchaseState } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";

/**
 * What can happen to a purchase. `shipAll`: nothing is left to be shipped. `refundAll`: all money went back.
 * After-sales do not change the state; their own is in afterSales.ts.
 */
export type PurchaseCommand =
  | "pay"
  | "cancel"
  | "expire"
  | "shipPart"
  | "shipAll"
  | "redeem"
  | "receive"
  | "close"
  | "refundAll";

export type StepError = {
  readonly code: "purchase_step_not_allowed";
  readonly state: PurchaseState;
  readonly command: PurchaseCommand;
};

type Steps = Readonly<
  Record<PurchaseState, Readonly<Partial<Record<PurchaseCommand, PurchaseState>>>>
>;

/** A command that a row leaves out is refused. A payment that comes after `cancelled` is given back (follow.ts). */
export const STEPS: Steps = {
  created: { pay: "paid", cancel: "cancelled", expire: "cancelled" },
  paid: { shipPart: "paid", shipAll: "shipped", redeem: "received", refundAll: "closed" },
  shipped: { receive: "received", refundAll: "closed" },
  received: { close: "closed", refundAll: "closed" },
  closed: {},
  cancelled: {},
};

/** The state after a command. Errors: `purchase_step_not_allowed`. Source: docs/domain/purchase.md, "States". */
export function step(
  state: PurchaseState,
  command: PurchaseCommand,
): Result<PurchaseState, StepError> {
  const next = STEPS[state][command];
  return next ? ok(next) : err({ code: "purchase_step_not_allowed", state, command });
}
