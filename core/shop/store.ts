/** A shop of bricks (门店). Whose addresses are its own stands in `Territories`. */
export type ShopStore = {
  readonly _id: string;
  readonly rev: number;
  readonly name: string;
  readonly phone: string;
  /** Six digits of GB/T 2260. */
  readonly region: string;
  readonly address: string;
  /** GCJ-02, which is what maps in WeChat want. */
  readonly latitude: number;
  readonly longitude: number;
  /** Weekly, in China's time; a day without an entry is closed. Minutes of the day; `until` may be 1,440. */
  readonly hours: readonly OpeningHours[];
  readonly picture: string | null;
  /** Whether buyers may collect goods there. */
  readonly picksUp: boolean;
  /** Whether it sends the goods of its own addresses from its own stock. */
  readonly delivers: boolean;
  readonly isOpen: boolean;
};
/** Days 1 (Monday) to 7 (Sunday). */
export type OpeningHours = {
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly untilMinute: number;
};

/**
 * Which store an address belongs to: one document (`_id` = `brand`) for all, so that two stores cannot be given the same
 * address at the same time. `region`: 2, 4 or 6 digits of GB/T 2260; none is the beginning of another.
 */
export type Territories = {
  readonly _id: string;
  readonly rev: number;
  readonly regions: readonly { readonly region: string; readonly storeId: string }[];
};
