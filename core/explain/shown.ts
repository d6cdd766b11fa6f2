import type { RefundSource } from "#core/commission/facts.ts";
import type { Fen } from "#core/money.ts";
import type { Area, Component, Pay, Rule } from "#core/plan/components.ts";
import type { AfterSalesReason } from "#core/purchase/afterSales.ts";
import type { Distance } from "#core/plan/plan.ts";

/** Somebody by the number that his codes carry; null where nobody knows it any more. */
export type Who = { readonly promoterId: string; readonly number: number | null };

/** What a share is paid for. `component` null: the distance itself. */
export type Position = {
  readonly component: Component | null;
  readonly distance: Distance | null;
  readonly area?: Area;
};
/** A position that was served before somebody's; `own` = he sits there himself. */
export type Ahead = Position & { readonly own: boolean };

/** A rule as the plan has it; `rates` have no condition. */
export type ShownRule = Pay & Partial<Omit<Rule, keyof Pay>> & { readonly at: string };

export type Part =
  | "order"
  | "binding"
  | "plan"
  | { readonly line: number; readonly sku: string; readonly quantity: number | null }
  | "unpaid"
  | "corrections"
  | "sums"
  | "later"
  | "findings";

/** Why an explanation and what is kept do not agree. */
export type FindingCode =
  | "plan_missing"
  | "plan_unsealed"
  | "rule_differs"
  | "rate_differs"
  | "shares_differ"
  | "books_differ";

export type LineRefund = {
  readonly refundId: string;
  readonly refundFen: Fen;
  readonly atMs: number;
  readonly source: RefundSource;
  /** Why the buyer asked for it; left out = nobody wrote it down. */
  readonly why?: AfterSalesReason;
};
/** A cap that left somebody less than his full share. */
export type Cut = {
  readonly capFen: Fen;
  readonly ahead: readonly Ahead[];
  readonly leftFen: Fen;
  readonly cutFen: Fen;
};
export type DueState = "available" | "pending" | "held" | "taken_back" | "to_take_back";
/** Who was served before somebody, and how much he took of the room; `who` null: a banned person. */
export type Served = {
  readonly who: Who | null;
  readonly position: Position;
  readonly amountFen: Fen;
};
