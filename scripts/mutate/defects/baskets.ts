import type { Defect } from "#scripts/mutate/defect.ts";

const BASKET = "core/checkout/basket.ts";
const DISCOUNTS = "core/checkout/discounts.ts";
const BEST = "core/checkout/best.ts";
const SCOPE = "core/shop/scope.ts";

/** Defects in what a basket costs before it is sent: limits, reductions, coupons. */
export const BASKETS: readonly Defect[] = [
  {
    file: BASKET,
    find: "quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);",
    replace: "quantities.set(sku, quantity);",
    says: "a SKU named twice is bought once",
  },
  {
    file: BASKET,
    find: "product.priceFixed ? sku.priceFen : priceFor(sku, tier)",
    replace: "priceFor(sku, tier)",
    says: "a fixed price has a price by level",
  },
  {
    file: BASKET,
    find: "if (quantity > left) {",
    replace: "if (quantity >= left) {",
    says: "the last piece of a limit is refused",
  },
  {
    file: BASKET,
    find: "{ productId, limit, orderId }, atMs)",
    replace: "{ productId, limit, orderId: null }, atMs)",
    says: "an order that is placed again counts against its own limit",
  },
  {
    file: BASKET,
    find: "pieces.set(product, (pieces.get(product) ?? 0) + quantity);",
    replace: "pieces.set(product, quantity);",
    says: "a limit by person sees one SKU of a product alone",
  },
  {
    file: BASKET,
    find: "if (sum > AMOUNT_FEN_MAX)",
    replace: "if (sum >= AMOUNT_FEN_MAX)",
    says: "the largest amount is too large for a basket",
  },
  {
    file: DISCOUNTS,
    find: "atMs < fromMs || atMs >= untilMs",
    replace: "atMs < fromMs || atMs > untilMs",
    says: "a reduction is still on at its end",
  },
  {
    file: DISCOUNTS,
    find: "steps.findLast(",
    replace: "steps.find(",
    says: "the first step that is reached counts",
  },
  {
    file: DISCOUNTS,
    find: "[item.costFen] : []",
    replace: "[item.goodsFen] : []",
    says: "a reduction looks at the retail price",
  },
  {
    file: DISCOUNTS,
    find: "    left = afterwards(left, one);\n",
    replace: "",
    says: "two reductions take the same fen",
  },
  {
    file: SCOPE,
    find: 'kind === "sample" || priceFixed',
    replace: 'kind === "sample"',
    says: "a fixed price takes a coupon",
  },
  {
    file: DISCOUNTS,
    find: "coupon.orderId !== null && coupon.orderId !== orderId",
    replace: "coupon.orderId !== null",
    says: "an order that is placed again has lost its coupon",
  },
  {
    file: DISCOUNTS,
    find: "costFen < coupon.fromFen",
    replace: "costFen <= coupon.fromFen",
    says: "a coupon from 100 yuan on is refused for 100 yuan",
  },
  {
    file: DISCOUNTS,
    find: "sumFen(left.filter((_, at) => isOf[at]))",
    replace: "sumFen(left)",
    says: "other goods count towards a coupon",
  },
  {
    file: DISCOUNTS,
    find: "lesserFen(shareFloor(costFen, off.offBp), off.mostFen)",
    replace: "shareFloor(costFen, off.offBp)",
    says: "a coupon by rate knows no most",
  },
  {
    file: DISCOUNTS,
    find: "atLeastNothing(sumFen(left) - 1)",
    replace: "sumFen(left)",
    says: "discounts make an order free",
  },
  {
    file: SCOPE,
    find: "categories.some((id) => scope.ids.includes(id))",
    replace: 'scope.ids.includes(categories[0] ?? "")',
    says: "a coupon sees the first category alone",
  },
  {
    file: BEST,
    find: "a.with.totalFen - b.with.totalFen ||",
    replace: "b.with.totalFen - a.with.totalFen ||",
    says: "the worst coupon comes first",
  },
];
