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
  /** The pieces of all holds. */
  readonly held: number;
  /** Staff are told when `available` falls to this; null = never. */
  readonly lowAt: number | null;
  /** `available` − `lowAt`, so that an index finds what is low (≤ 0); far above 0 where `lowAt` is null. */
  readonly aboveLow: number;
  /** Movements that are not yet in the log, in the order in which they happened, each key once. */
  readonly unfiled: readonly Movement[];
  /** How many these are, so that an index finds the long ones. */
  readonly waiting: number;
  /** How many movements are in the log, and what was on hand after them. */
  readonly filed: number;
  readonly filedOnHand: number;
  /** The latest instant of a movement in the log. */
  readonly filedUntilMs: number;
  /** The newest keys in the log of what is no hold's, and how many older ones only the log knows. */
  readonly keys: readonly string[];
  readonly forgotten: number;
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

/** The SKU and the place of a stock's id. */
export function placedAt(id: string): Pick<Stock, "sku" | "place"> {
  const at = id.indexOf("@");
  return at < 0 ? { sku: id, place: "" } : { sku: id.slice(0, at), place: id.slice(at + 1) };
}

const COUPONS = "coupon/";
export const couponStockId = (campaignId: string): string => `${COUPONS}${campaignId}`;
/** The campaign whose coupons a stock counts; null = it counts goods. */
export const campaignOf = (id: string): string | null =>
  id.startsWith(COUPONS) ? id.slice(COUPONS.length) : null;

export const onHand = ({ available, held }: Pick<Stock, "available" | "held">): number =>
  available + held;
