import type { Defect } from "#scripts/mutate/defect.ts";

const FREIGHT = "core/checkout/freight.ts";
const GIFTS = "core/checkout/gifts.ts";
const PRICE = "core/checkout/price.ts";
const PLACED = "core/checkout/placed.ts";

/** Defects in what an order is when it is placed: freight, gifts, its sum and what it holds. */
export const PLACING: readonly Defect[] = [
  {
    file: FREIGHT,
    find: "!region.startsWith(beginning) || beginning.length <= narrowest.length",
    replace: "!region.startsWith(beginning)",
    says: "the last rule that fits an address holds, not the narrowest",
  },
  {
    file: FREIGHT,
    find: "goodsFen >= rule.freeFromFen",
    replace: "goodsFen > rule.freeFromFen",
    says: "freight is free only beyond its amount",
  },
  {
    file: FREIGHT,
    find: "=== 0 ? 0 : 1",
    replace: "=== 0 ? 0 : 0",
    says: "a begun step of weight is free",
  },
  {
    file: FREIGHT,
    find: "=== 0 ? 0 : 1",
    replace: "=== 0 ? 1 : 1",
    says: "a full step of weight counts twice",
  },
  {
    file: GIFTS,
    find: "(pieces - (pieces % forEach)) / forEach",
    replace: "pieces - (pieces % forEach)",
    says: "one gift for three pieces is given for each",
  },
  {
    file: GIFTS,
    find: "(quantities.get(sku) ?? 0) + times",
    replace: "times",
    says: "the same gift of two products is given once",
  },
  {
    file: GIFTS,
    find: "else if (noGiftsOf.has(id)) {",
    replace: "else if (false) {",
    says: "a gift is promised that is out of stock",
  },
  {
    file: PRICE,
    find: "freightOf(sumFen(left))",
    replace: "freightOf(sumFen(reduced))",
    says: "freight is free by the amount before the coupon",
  },
  {
    file: PRICE,
    find: "const isLess = keepsFree >= 0 && keepsFree < mostFen && costAfter(keepsFree) < costAfter(mostFen);",
    replace: "const isLess = false;",
    says: "a coupon makes an order dearer by its freight",
  },
  {
    file: PRICE,
    find: "if (isLess && keepsFree === 0) {",
    replace: "if (false) {",
    says: "a coupon is used up for nothing",
  },
  {
    file: PRICE,
    find: "if (amounts.totalFen === 0)",
    replace: "if (amounts.totalFen < 0)",
    says: "an order of nothing is placed",
  },
  {
    file: PRICE,
    find: 'rule === "refused" && basket.to.kind === "express"',
    replace: 'rule === "refused" && basket.to.kind !== "express"',
    says: "goods are sent where the brand does not deliver",
  },
  {
    file: PRICE,
    find: "sku.picture ?? product.pictures[0] ?? null",
    replace: "product.pictures[0] ?? sku.picture",
    says: "a line shows the product and not what was chosen",
  },
  {
    file: PLACED,
    find: "holds.set(id, (holds.get(id) ?? 0) + quantity);",
    replace: "holds.set(id, quantity);",
    says: "a gift of what was bought too is not held",
  },
  {
    file: PLACED,
    find: "stockId(sku, place)",
    replace: 'stockId(sku, "")',
    says: "what a store sells is held in the warehouse",
  },
  {
    file: PLACED,
    find: "product?.categories[0] ?? null",
    replace: "product?.categories.at(-1) ?? null",
    says: "plans see the last category of a product",
  },
  {
    file: PLACED,
    find: "purchase.lines.filter(({ gift }) => !gift)",
    replace: "purchase.lines",
    says: "an order with a gift is another order when it is asked for again",
  },
  {
    file: PLACED,
    find: "wished(purchase.buyerId, {",
    replace: "wished(buyerId, {",
    says: "the order number of somebody else answers with his order",
  },
];
