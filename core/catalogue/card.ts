import { isOnSale, type Product, type Sku } from "#core/catalogue/product.ts";
import { priceFor, RETAIL, type Tier } from "#core/catalogue/tier.ts";
import { type Fen, lesserFen } from "#core/money.ts";

/** What lists need of a product. `prices`: of all its SKUs the lowest of each kind. */
export type Card = Pick<
  Product,
  "rev" | "title" | "subtitle" | "categories" | "kind" | "sale" | "rank" | "createdAtMs"
> & {
  readonly productId: string;
  readonly cover: string | null;
  readonly prices: Pick<Sku, "priceFen" | "memberFen" | "levelPrices">;
  /** Whether its SKUs differ in their retail price. */
  readonly isFrom: boolean;
  readonly skus: readonly string[];
  readonly gifts: readonly string[];
  readonly changedAtMs: number;
  /** What a search looks through. */
  readonly searched: string;
};

/** The fields of a product that its card is made of. */
export type CardSource = Omit<
  Product,
  "description" | "detailPictures" | "specs" | "limit" | "related" | "priceFixed" | "skus"
> & {
  readonly skus: readonly Pick<Sku, "sku" | "priceFen" | "memberFen" | "levelPrices">[];
};

export function cardOf(product: CardSource): Card {
  const { _id, rev, title, subtitle, categories, kind, sale, rank, createdAtMs, changedAtMs } =
    product;
  const { pictures, skus, gifts } = product;
  const retail = skus.map(({ priceFen }) => priceFen);
  return {
    ...{ productId: _id, rev, title, subtitle, categories, kind, sale, rank },
    ...{ createdAtMs, changedAtMs },
    cover: pictures[0] ?? null,
    prices: lowestPrices(skus),
    isFrom: new Set(retail).size > 1,
    skus: skus.map(({ sku }) => sku),
    gifts: gifts.map(({ sku }) => sku),
    searched: searchable([title, subtitle, _id, ...skus.map(({ sku }) => sku)].join("\n")),
  };
}

/** The lowest price of a tier is the lowest of all prices that the tier gives, so the lowest of each kind suffice. */
function lowestPrices(skus: CardSource["skus"]): Card["prices"] {
  const levels = new Map<string, Fen>();
  for (const { level, priceFen } of skus.flatMap(({ levelPrices }) => levelPrices)) {
    levels.set(level, lesserFen(levels.get(level) ?? priceFen, priceFen));
  }
  const members = skus.flatMap(({ memberFen }) => memberFen ?? []);
  return {
    priceFen: skus.map(({ priceFen }) => priceFen).reduce(lesserFen),
    memberFen: members.length === 0 ? null : members.reduce(lesserFen),
    levelPrices: [...levels].map(([level, priceFen]) => ({ level, priceFen })),
  };
}

/** Text as searches compare it: full-width letters are as good as plain ones, large ones as small ones. */
export const searchable = (text: string): string => text.normalize("NFKC").toLowerCase();

/** A product as it stands in a buyer's list. */
export type ShownCard = {
  readonly productId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly cover: string | null;
  /** The lowest retail price of a piece; `isFrom`: other SKUs cost more. */
  readonly fromFen: Fen;
  readonly isFrom: boolean;
  /** The same for the caller, where he pays less; else null. */
  readonly yourFen: Fen | null;
  readonly isSoldOut: boolean;
  readonly isSample: boolean;
};

/** `inStock`: the SKUs of which the warehouse has any. */
export function shownCard(card: Card, tier: Tier, inStock: ReadonlySet<string>): ShownCard {
  const { productId, title, subtitle, cover, prices, isFrom, kind, skus } = card;
  const fromFen = priceFor(prices, RETAIL);
  const yourFen = priceFor(prices, tier);
  return {
    ...{ productId, title, subtitle, cover, fromFen, isFrom },
    yourFen: yourFen < fromFen ? yourFen : null,
    isSoldOut: !skus.some((sku) => inStock.has(sku)),
    isSample: kind === "sample",
  };
}

/** Whether a product is sold now, will be, or is not. */
export type SaleState = "on" | "planned" | "off";
export const saleStateOf = (product: Pick<Product, "sale">, atMs: number): SaleState => {
  if (isOnSale(product, atMs)) return "on";
  return product.sale !== null && product.sale.fromMs > atMs ? "planned" : "off";
};
