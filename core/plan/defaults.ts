import { basisPoints, fen } from "#core/money.ts";
import type { AttributionPolicy, Plan, WithdrawalTerms } from "#core/plan/plan.ts";

/** Whose fan somebody is when the plan does not say: 7 days after a scan, 30 after a purchase. */
export const DEFAULT_ATTRIBUTION: AttributionPolicy = {
  policy: "extend",
  clickDays: 7,
  orderDays: 30,
  protectDays: 7,
};

/** 1 CNY to 200,000 CNY, three at a time. */
export const DEFAULT_WITHDRAWAL: WithdrawalTerms = {
  minFen: fen(100),
  maxFen: fen(20_000_000),
  openMax: 3,
};

/**
 * What a plan of version 1 says where it says nothing.
 *
 * - Source: docs/domain/plans.md, "Defaults"; the reasons for 30 %, 15 and 45 days stand there.
 */
export const PLAN_DEFAULTS: Omit<Plan, "id" | "rates" | "capStated"> = {
  pack: "strict",
  declaration: null,
  overrides: [],
  capBp: basisPoints(3_000),
  perOrderCapFen: fen(5_000_000),
  freezeDays: 15,
  noReceiptDays: 45,
  selfPurchase: "none",
  attribution: DEFAULT_ATTRIBUTION,
  withdrawal: DEFAULT_WITHDRAWAL,
  tax: "none",
};
