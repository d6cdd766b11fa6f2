import type { BasisPoints, Fen } from "#core/money.ts";

/**
 * What the brand decides about its shop as a whole. One document, `_id` = `brand`.
 *
 * - Source: docs/domain/catalogue.md and docs/domain/checkout.md.
 */
export type Shop = {
  readonly _id: string;
  readonly rev: number;
  readonly name: string;
  readonly logo: string | null;
  readonly banners: readonly Banner[];
  /** One level only, in the order of the page. */
  readonly categories: readonly Category[];
  readonly freight: Freight;
  readonly reductions: readonly Reduction[];
  readonly contacts: Contacts;
  /** How long after receipt a buyer may ask for after-sales, in days. */
  readonly afterSalesDays: number;
  /** After how many days without a word goods that were shipped count as received. */
  readonly receiveDays: number;
};
export type Category = {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
};
export type Banner = { readonly picture: string; readonly productId: string | null };
/** At most 6 accounts and one phone. */
export type Contacts = { readonly accounts: readonly Contact[]; readonly phone: string | null };
export type Contact = { readonly kind: "qq" | "wecom"; readonly account: string };

/** The rule of the narrowest region that fits an address counts; `elsewhere` where none does. */
export type Freight = {
  readonly regions: readonly RegionFreight[];
  readonly elsewhere: FreightRule;
};
export type RegionFreight = {
  /** Beginnings of GB/T 2260 codes: 2, 4 or 6 digits. No two rules name the same. */
  readonly regions: readonly string[];
  readonly rule: FreightRule;
};
/** `refused` where the brand does not deliver. */
export type FreightRule = "refused" | WeightFreight;
export type WeightFreight = {
  readonly firstGrams: number;
  readonly firstFen: Fen;
  /** Every further `stepGrams`, begun ones counted whole. */
  readonly stepGrams: number;
  readonly stepFen: Fen;
  /** Nothing from so much of goods on, after all discounts; null = never. */
  readonly freeFromFen: Fen | null;
};

/** 满减: so much off from so much on. The highest step that is reached counts, once. */
export type Reduction = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly fromMs: number;
  readonly untilMs: number;
  /** The lowest first; more goods never take less off. */
  readonly steps: readonly { readonly fromFen: Fen; readonly offFen: Fen }[];
};
/** Which goods a reduction or a coupon is about. */
export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "categories"; readonly ids: readonly string[] }
  | { readonly kind: "products"; readonly ids: readonly string[] };

/** What a coupon takes off. */
export type Off =
  | { readonly kind: "amount"; readonly offFen: Fen }
  | { readonly kind: "rate"; readonly offBp: BasisPoints; readonly mostFen: Fen };

/** Coupons that the brand gives out. How many are left is a stock of its own: `coupon/<id>`. */
export type Campaign = {
  readonly _id: string;
  readonly rev: number;
  readonly name: string;
  readonly scope: Scope;
  readonly fromFen: Fen;
  readonly off: Off;
  /** When it can be taken. */
  readonly takeFromMs: number;
  readonly takeUntilMs: number;
  /** How long a taken coupon is good: until an instant, or so many days after it was taken. */
  readonly good: { readonly untilMs: number } | { readonly days: number };
  readonly perPerson: number;
  /** Null = as many as people take. */
  readonly total: number | null;
  readonly isEnded: boolean;
};

export const SHOP_ID = "brand";
