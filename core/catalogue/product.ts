import type { Fen } from "#core/money.ts";

/**
 * Something that the brand sells, with everything that a buyer sees of it but how many there are (core/stock).
 *
 * - Source: docs/domain/catalogue.md.
 */
export type Product = {
  /** Short, of lower-case letters, digits and hyphens. Its SKUs begin with it, so that a SKU names its product. */
  readonly _id: string;
  readonly rev: number;
  readonly title: string;
  /** One line below the title; "" = none. */
  readonly subtitle: string;
  /** Paragraphs of plain text. */
  readonly description: string;
  /** File ids of CloudBase (`cloud://…`) or https addresses, the first the cover. */
  readonly pictures: readonly string[];
  /** Pictures below the description. */
  readonly detailPictures: readonly string[];
  /** Ids of the shop's categories; the first is the one that plans see. */
  readonly categories: readonly string[];
  /** A sample is small, cheap and counted by person; no coupon and no reduction takes it. */
  readonly kind: "goods" | "sample";
  readonly specs: readonly Spec[];
  readonly skus: readonly Sku[];
  /** A fixed retail price: no level, no coupon and no reduction goes below it. */
  readonly priceFixed: boolean;
  readonly limit: PersonLimit | null;
  readonly gifts: readonly Gift[];
  /** Products that go well with it. */
  readonly related: readonly string[];
  /** When it is sold; null = it is not. */
  readonly sale: SaleWindow | null;
  /** Where it stands in lists: the smaller, the earlier. */
  readonly rank: number;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

/** A choice that the buyer makes, such as a weight: its name and what there is. */
export type Spec = { readonly name: string; readonly values: readonly string[] };

/** One thing that can be bought and counted. */
export type Sku = {
  /** The product's id, a hyphen, and letters, digits or underscores: `longjing-50g`. */
  readonly sku: string;
  /** One value for each spec of the product, in their order. */
  readonly values: readonly string[];
  /** The retail price of one piece. */
  readonly priceFen: Fen;
  /** For members; null = the retail price. Never above it. */
  readonly memberFen: Fen | null;
  /** For promoters of a level, in the order of the plan's levels, lowest first; a higher level never pays more. */
  readonly levelPrices: readonly LevelPrice[];
  readonly weightGrams: number;
  readonly picture: string | null;
  /** Whose goods they are, and what one piece costs the brand; left out = the brand's own. */
  readonly supplier?: string;
  readonly supplyFen?: Fen;
};
export type LevelPrice = { readonly level: string; readonly priceFen: Fen };

/** So many pieces of a product for one person, within so many days; null days = ever. */
export type PersonLimit = { readonly quantity: number; readonly days: number | null };
/** What comes along free: `quantity` of a SKU for each full `forEach` pieces bought of the product. */
export type Gift = { readonly sku: string; readonly quantity: number; readonly forEach: number };
/** From the first instant on, until the second, exclusive; null = open end. */
export type SaleWindow = { readonly fromMs: number; readonly untilMs: number | null };

/** The product that a SKU belongs to. */
export const productIdOf = (sku: string): string => sku.slice(0, sku.lastIndexOf("-"));

export const isOnSale = ({ sale }: Pick<Product, "sale">, atMs: number): boolean =>
  sale !== null && sale.fromMs <= atMs && (sale.untilMs === null || atMs < sale.untilMs);
