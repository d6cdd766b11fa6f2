import type { Defect } from "#scripts/mutate/defect.ts";

const CARD = "core/catalogue/card.ts";
const CHECK = "core/catalogue/check.ts";
const LISTING = "core/catalogue/listing.ts";
const NAMING = "core/catalogue/naming.ts";
const PRODUCT = "core/catalogue/product.ts";
const REVISE = "core/catalogue/revise.ts";
const TIER = "core/catalogue/tier.ts";

/** Defects in the catalogue: what a product may be, whose price is whose, and how lists go on. */
export const CATALOGUING: readonly Defect[] = [
  {
    file: CARD,
    find: "yourFen < fromFen ? yourFen : null",
    replace: "yourFen <= fromFen ? yourFen : null",
    says: "the retail price is shown as a price of one’s own",
  },
  {
    file: CARD,
    find: "!skus.some((sku) => inStock.has(sku))",
    replace: "!skus.every((sku) => inStock.has(sku))",
    says: "a product with one SKU left is sold out when another is",
  },
  {
    file: CHECK,
    find: "|| seen.has(sku)) return {",
    replace: "|| false) return {",
    says: "two SKUs have one name",
  },
  {
    file: CHECK,
    find: "let mostFen = memberFen ?? priceFen;",
    replace: "let mostFen = priceFen;",
    says: "a level pays more than a member",
  },
  {
    file: CHECK,
    find: "    mostFen = price.priceFen;\n",
    replace: "",
    says: "a higher level pays more than a lower one",
  },
  {
    file: CHECK,
    find: "memberFen !== null || levelPrices.length > 0",
    replace: "memberFen !== null",
    says: "a fixed price has a price by level in the catalogue",
  },
  {
    file: CHECK,
    find: "price.priceFen < lowest ? price.priceFen : lowest",
    replace: "lowest",
    says: "a supply price above what a level pays is taken",
  },
  {
    file: CHECK,
    find: "seen.has(combination)",
    replace: "false",
    says: "two SKUs are of the same choice",
  },
  {
    file: LISTING,
    find: "compare(after, placeOf(card)) >= 0",
    replace: "compare(after, placeOf(card)) > 0",
    says: "the last product of a page begins the next",
  },
  {
    file: LISTING,
    find: "priceFor(prices, tier)",
    replace: "prices.priceFen",
    says: "a list by price goes by retail for everybody",
  },
  {
    file: NAMING,
    find: " || !cards.get(productId)?.skus.includes(sku)",
    replace: "",
    says: "a gift is of a SKU that is not there",
  },
  {
    file: PRODUCT,
    find: 'sku.lastIndexOf("-")',
    replace: 'sku.indexOf("-")',
    says: "a product with a hyphen in its id is another one",
  },
  {
    file: PRODUCT,
    find: "atMs < sale.untilMs",
    replace: "atMs <= sale.untilMs",
    says: "a sale ends an instant late",
  },
  {
    file: REVISE,
    find: "known === rev ? ok(wanted)",
    replace: "known >= rev ? ok(wanted)",
    says: "what somebody else saved is overwritten unseen",
  },
  {
    file: REVISE,
    find: "rev: 0, createdAtMs: 0, changedAtMs: 0",
    replace: "rev: 0, createdAtMs: 0",
    says: "the same product saved again is a change",
  },
  {
    file: TIER,
    find: "&& !isBannedAt(promoter, atMs)",
    replace: "",
    says: "a banned promoter pays the price of his level",
  },
  {
    file: TIER,
    find: ".filter(({ level }) => tier.levels.includes(level))",
    replace: ".filter(({ level }) => tier.level === level)",
    says: "a level without a price of its own takes none from below",
  },
];
