import type { Fen } from "#core/money.ts";

/** A line of an order as it was bought: `paidFen` is for the whole line, after discounts. */
export type OrderLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly paidFen: Fen;
  readonly category: string | null;
  readonly gift: boolean;
  /** Whose goods they are, and what one piece costs the brand; left out = the brand's own. */
  readonly supplier?: string;
  readonly supplyFen?: Fen;
};

/** Where and to whom a sale was made, as the shop knows it; what it does not know is left out. */
export type SaleFacts = {
  /** The buyer's group in the shop. */
  readonly customerGroup?: string;
  /** Where the goods go: a district's six digits of GB/T 2260, like 330106. */
  readonly region?: string;
  readonly store?: string;
  /** Who of the store's staff served the buyer. */
  readonly storeStaff?: string;
};

/** Why the buyer was whose fan when the order was made. It never changes. */
export type Evidence = {
  readonly promoterId: string;
  readonly boundAtMs: number;
  readonly untilMs: number | null;
  /** The touch that bound him: whose number, channel and campaign its code carried (0 = none). Older orders lack them. */
  readonly promoterNumber?: number;
  readonly channel?: number;
  readonly campaign?: number;
  /** No code bound him: two of the staff decided it. */
  readonly moved?: true;
};

/** An order as the buyer made it. It is written once; what happens to it is in its case. */
export type Order = SaleFacts & {
  readonly _id: string;
  readonly rev: number;
  readonly buyerId: string;
  readonly lines: readonly OrderLine[];
  readonly freightFen: Fen;
  /** What the buyer has to pay, freight included. */
  readonly totalFen: Fen;
  readonly createdAtMs: number;
  /** Whether our own shop sold it: then there is a purchase of the same id. Left out = a cart that was sealed elsewhere. */
  readonly fromShop?: true;
  /** Who may earn: the buyer's owner (or the buyer, if a promoter himself), his introducers. */
  readonly chain: readonly string[];
  /** Whether the buyer was a promoter himself: then `chain` begins with him. */
  readonly selfPurchase: boolean;
  readonly evidence: Evidence | null;
  /** The id of the calendar that prices it. */
  readonly calendar: "plans";
};
