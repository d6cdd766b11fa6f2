import type { BasisPoints, Fen } from "#core/money.ts";

/**
 * What a brand promises and asks of its promoters besides pay from orders: how people join, what levels need, other
 * awards, what its posters say. Every field may be left out: what a plan does not say, no check finds. No part of the
 * engine acts on it; it is there so that the linter can read all of a plan.
 *
 * - Source: docs/domain/law.md, "The programme".
 */
export type Programme = {
  readonly join?: Joining;
  readonly levels?: readonly LevelEntry[];
  readonly awards?: readonly Award[];
  readonly goods?: readonly GoodsFacts[];
  readonly groups?: readonly BuyerGroup[];
  readonly dealers?: Dealers;
  readonly balance?: BalanceUses;
  readonly seller?: Seller;
  readonly copy?: Copy;
  readonly fans?: FanData;
  readonly lottery?: { readonly prizeFen: Fen };
  /** Groups of persons who may take part, of those that the law speaks of. */
  readonly persons?: readonly PersonGroup[];
  /** The most that one person may earn in a month; null = no such cap. */
  readonly monthCapFen?: Fen | null;
  /** Whether the agent of a region may have introduced those who sell in it; left out = anybody may be. */
  readonly regionHolders?: "anybody" | "noIntroducers";
};

/** What becoming a promoter costs and asks. */
export type Joining = {
  readonly feeFen?: Fen;
  readonly depositFen?: Fen;
  readonly topUpFen?: Fen;
  /** Goods that must be bought first: a pack, an amount, a stock. */
  readonly purchase?: { readonly sku?: string; readonly fromFen: Fen };
  readonly minAge?: number;
  /** When the person's real name is checked. */
  readonly realName?: "join" | "payout" | "never";
  /** Who may bring in others: everybody, only who paid or bought for it, or only higher levels. */
  readonly recruitRight?: "everybody" | "nobody" | "sold" | "byLevel";
};

/** Of what a level may depend. The last six are there to be refused. */
export const METRICS = [
  "ownSales",
  "exam",
  "service",
  "tenureDays",
  "recruits",
  "downlineLevels",
  "teamSales",
  "purchase",
  "topUp",
  "fee",
] as const;
export type Metric = (typeof METRICS)[number];

/** What a level needs: all of `entry`, or any of it. */
export type LevelEntry = {
  readonly level: string;
  readonly entry: readonly { readonly metric: Metric; readonly from: number }[];
  readonly any?: boolean;
};

/** Upon what an award is given. The first five are lawful. */
export const TRIGGERS = [
  "firstOrderOfCustomer",
  "orderOfCustomer",
  "ownSales",
  "service",
  "exam",
  "join",
  "recruits",
  "levelUpOfOther",
  "firstStockOfRecruit",
  "stockOfRecruit",
  "teamSales",
  "ownPurchase",
  "share",
  "follow",
  "invite",
  "view",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Something given besides what orders and periods pay: money, goods, a trip, points. */
export type Award = {
  readonly id: string;
  readonly trigger: Trigger;
  /** How many of the trigger it takes; left out = 1. */
  readonly count?: number;
  readonly worthFen?: Fen;
  /** Left out = yes. */
  readonly reversedOnRefund?: boolean;
  /** Who may have it; left out = everybody. `founders`: who joined early. */
  readonly who?: "everybody" | "founders";
};

export const GOODS_KINDS = [
  "general",
  "tobacco",
  "eCigarette",
  "prescription",
  "medicalDevice",
  "healthFood",
  "cosmeticsForMinors",
] as const;
export type GoodsKind = (typeof GOODS_KINDS)[number];

/** What the brand knows of its goods. */
export type GoodsFacts = {
  /** At most one of `sku` and `category`; neither = all its goods. */
  readonly sku?: string;
  readonly category?: string;
  readonly kind?: GoodsKind;
  readonly priceFen?: Fen;
  /** What like goods cost elsewhere. */
  readonly referenceFen?: Fen;
  readonly marginBp?: BasisPoints;
};

/** Who the buyers of a customer group are. */
export type BuyerGroup = {
  readonly group: string;
  readonly kind: "consumers" | "businesses" | "promoters" | "dealers";
};

/** Promoters who buy stock. */
export type Dealers = {
  readonly tiers?: readonly DealerTier[];
  readonly returnDays?: number;
  /** What part of the price unsold goods are taken back for. */
  readonly returnRateBp?: BasisPoints;
  /** Stock that is only a number, goods that need not be shipped. */
  readonly virtualStock?: boolean;
  /** Money for goods that are not ordered yet. */
  readonly prepaid?: boolean;
};
/** A price for a quantity, and what else it gives. */
export type DealerTier = {
  readonly name: string;
  readonly fromFen?: Fen;
  readonly forLife?: boolean;
  readonly recruitRight?: boolean;
  /** Whether the tier earns by what other dealers buy or sell. */
  readonly relationPay?: boolean;
  /** The promoter level that it gives. */
  readonly level?: string;
};

/** What a promoter's balance can be used for besides being paid out. */
export type BalanceUses = {
  readonly spend?: boolean;
  readonly topUp?: boolean;
  readonly transfer?: boolean;
  readonly interest?: boolean;
};

export type Seller = {
  readonly name: string;
  /** The number of its licence, shown on the home page. */
  readonly licence?: string;
  /** The version of the agreement that promoters accept. */
  readonly agreement?: string;
  /** Who collects the buyers' money, and who pays commissions; left out = the seller itself. */
  readonly collects?: string;
  readonly pays?: string;
  /** Whether many merchants sell there. */
  readonly platform?: boolean;
};

export type Copy = {
  readonly slogans?: readonly string[];
  readonly poster?: { readonly marksAd?: boolean; readonly namesSeller?: boolean };
};

/** What promoters see of their fans. */
export type FanData = {
  readonly contact?: boolean;
  readonly exports?: boolean;
  /** Whether each fan has agreed to that separately. */
  readonly separateConsent?: boolean;
};

export const PERSON_GROUPS = ["students", "teachers", "medical", "officials", "soldiers"] as const;
export type PersonGroup = (typeof PERSON_GROUPS)[number];
