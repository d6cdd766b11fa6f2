import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";

/** A purchase with its money side. Null: it was not placed to the end, or nothing happened to it yet. */
export type PurchaseView = {
  readonly purchase: Purchase;
  readonly order: Order | null;
  readonly case: Case | null;
};

/** Which purchases a list is about; what is left out does not matter. All that is said must be true. */
export type PurchaseFilter = {
  readonly state?: PurchaseState;
  readonly delivery?: "express" | "pickup";
  readonly buyerId?: string;
  readonly storeId?: string;
  readonly productId?: string;
  readonly sku?: string;
  /** Where the goods go, by the names of the address. */
  readonly province?: string;
  readonly city?: string;
  /** The receiver's phone, or that of whoever collects. */
  readonly phone?: string;
  readonly trackingNumber?: string;
  readonly asksStaff?: true;
  readonly awaitsInvoice?: true;
  /** Only those with after-sales, ended or not. */
  readonly hasAfterSales?: true;
  /** When it was made: from the first instant on, until the second, exclusive. */
  readonly fromMs?: number;
  readonly untilMs?: number;
};

/** A list may also be about one promoter: orders of his fans, of himself, or of those whom he introduced. */
export type PurchaseListFilter = PurchaseFilter & { readonly promoterId?: string };

/** A page of a list, the newest first. */
export type PurchasePage<T = Purchase> = {
  readonly purchases: readonly T[];
  /** Where the next page begins: it is about those made before; null = there is none. */
  readonly nextBeforeMs: number | null;
};

/** So many of one instant come in one page at most. */
export const ONE_INSTANT_MAX = 1_000;

/** What orders' lists and the timer ask. */
export interface PurchaseReads {
  /** Null when there is no such purchase. 1 request. */
  purchaseView(orderId: string): Promise<PurchaseView | null>;
  /**
   * Those that fit, made before an instant (null = all). A page ends between two instants, so that no order of one
   * instant is left out or comes twice: it may be shorter than `limit`, and longer where more were made in one instant.
   * 1 request; 2 by phone, and twice as many where an invoice is awaited; the same again where more than `limit` were
   * made in one instant. Of a promoter 2, and with another filter a page may be short, or empty, and not be the last.
   */
  purchasesPage(
    filter: PurchaseListFilter,
    beforeMs: number | null,
    limit: number,
  ): Promise<PurchasePage>;
  /** How many fit, at most `max`. 1 request; 2 by phone, and twice as many where an invoice is awaited. */
  purchasesCount(filter: PurchaseFilter, max: number): Promise<number>;
  /** Those that the timer must look at, the longest waiting first. 1 request. */
  purchasesDue(untilMs: number, limit: number): Promise<readonly Purchase[]>;
}

/**
 * The page of what was read: `limit` + 1 rows at most, the newest first. `restOf` reads all of one instant, for the
 * case that it fills the page.
 */
export async function pageOf<T extends Made>(
  rows: readonly T[],
  limit: number,
  restOf: (instantMs: number) => Promise<readonly T[]>,
): Promise<PurchasePage<T>> {
  const last = rows[limit];
  if (last === undefined) return { purchases: sorted(rows), nextBeforeMs: null };
  const { createdAtMs: instantMs } = last;
  const whole = rows.filter(({ createdAtMs }) => createdAtMs > instantMs);
  const end = whole.at(-1);
  if (end) return { purchases: sorted(whole), nextBeforeMs: end.createdAtMs };
  return { purchases: sorted(await restOf(instantMs)), nextBeforeMs: instantMs };
}
type Made = Pick<Purchase, "_id" | "createdAtMs">;

/** The newest first; of one instant, by id. */
export const sorted = <T extends Made>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => b.createdAtMs - a.createdAtMs || (a._id < b._id ? -1 : 1));
