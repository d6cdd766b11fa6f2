/**
 * How many there are of one thing in one place: a SKU in the brand's warehouse or in a store, or a campaign's coupons.
 *
 * What can be sold is `available`; what an order has been promised is in `holds` until it is paid for or given back.
 * A hold is taken once for each key, so that a repeated call takes nothing more.
 *
 * - Source: docs/domain/stock.md.
 */
export type Stock = {
  /** `longjing-50g` in the warehouse, `longjing-50g@S1` in the store S1, `coupon/spring` for a campaign. */
  readonly _id: string;
  /** Written by conditional updates, which do not count it. */
  readonly rev: number;
  readonly sku: string;
  /** The store; "" = the brand's warehouse. */
  readonly place: string;
  readonly available: number;
  readonly holds: readonly Hold[];
  /** Staff are told when `available` falls to this; null = never. */
  readonly lowAt: number | null;
  /** Movements that are not yet in the log, in the order in which they happened. */
  readonly unfiled: readonly Movement[];
  /** How many movements are in the log, and what was on hand after them. */
  readonly filed: number;
  readonly filedOnHand: number;
  readonly changedAtMs: number;
};
/** `key` is the order's id (a person's for coupons). What nobody ended by `untilMs` the sweep looks at. */
export type Hold = { readonly key: string; readonly quantity: number; readonly untilMs: number };

export type MovementKind =
  "received" | "counted" | "moved" | "held" | "released" | "sold" | "returned";
/** A change of what is on hand or promised. `key` is unique within a stock. */
export type Movement = {
  readonly key: string;
  readonly kind: MovementKind;
  /** By how much what can be sold changed, and what was promised. */
  readonly available: number;
  readonly held: number;
  readonly atMs: number;
  /** An order, or why staff did it. */
  readonly about: string;
  /** Which of the staff; null = the shop itself. */
  readonly by: string | null;
};
/** A movement in the log: `_id` is the stock's id, `/`, and its number in 9 digits. */
export type FiledMovement = Movement & {
  readonly _id: string;
  readonly rev: number;
  readonly stockId: string;
  readonly n: number;
  /** What was on hand then, promised pieces included. */
  readonly onHandAfter: number;
};

export const stockId = (sku: string, place: string): string =>
  place === "" ? sku : `${sku}@${place}`;
