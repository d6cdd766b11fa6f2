import type { Case } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import type { FanView } from "#ports/reads.ts";
import type { Collections } from "#ports/store.ts";

/** So many documents one of these questions may name. */
export const NAMED_MAX = 500;

/** Where a list in the order of time goes on: after this document. */
export type TimePlace = { readonly atMs: number; readonly id: string };

export type PurchaseFilter = {
  readonly state?: PurchaseState;
  /** By when they were made, [from, until). */
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly storeId?: string;
  readonly productId?: string;
};

/** Questions about tables that staff bring in or take out. */
export interface SheetReads {
  /** Documents by their ids, at most `NAMED_MAX`, in any order; those that are not there are left out. 1 request. */
  documentsOf<C extends "products" | "promoters" | "fans" | "purchases" | "cases">(
    from: C,
    ids: readonly string[],
  ): Promise<readonly Collections[C][]>;
  /** Promoters by their numbers, at most `NAMED_MAX`. 1 request. */
  promotersNumbered(numbers: readonly number[]): Promise<readonly Promoter[]>;
  /** The views of some who ever opened a code; others are left out. 1 request. */
  fanViewsOf(
    fanIds: readonly string[],
  ): Promise<readonly { readonly fanId: string; readonly view: FanView }[]>;
  /** Purchases that fit, the earliest first, after a place. 1 request. */
  purchasesFrom(
    filter: PurchaseFilter,
    after: TimePlace | null,
    limit: number,
  ): Promise<readonly Purchase[]>;
  /** Cases of orders that were paid in [`fromMs`, `untilMs`), the earliest first, after a place. 1 request. */
  casesFrom(
    span: { readonly fromMs: number; readonly untilMs: number },
    after: TimePlace | null,
    limit: number,
  ): Promise<readonly Case[]>;
  /** What is left of the sales of at most `NAMED_MAX` promoters; who sold nothing is left out. 1 request. */
  soldBy(promoterIds: readonly string[]): Promise<ReadonlyMap<string, Fen>>;
  /** Which of at most `NAMED_MAX` persons ordered something at or after an instant. 1 request. */
  buyersSince(personIds: readonly string[], sinceMs: number): Promise<ReadonlySet<string>>;
  /** Which of at most `NAMED_MAX` promoters earn, have introduced somebody, or had a code opened. 3 requests. */
  entangled(promoters: readonly Pick<Promoter, "_id" | "number">[]): Promise<ReadonlySet<string>>;
  /** Jobs, the newest first, those before a place. 1 request. */
  sheetsBefore(before: TimePlace | null, limit: number): Promise<readonly SheetJob[]>;
  /** Jobs whose files are due to go: the earliest `expiresAtMs` before an instant first. 1 request. */
  sheetsExpired(beforeMs: number, limit: number): Promise<readonly SheetJob[]>;
}
