import { RETAIL } from "#core/catalogue/tier.ts";
import type { Basket } from "#core/checkout/basket.ts";
import { priceBasket } from "#core/checkout/price.ts";
import {
  aBasket,
  aCoupon,
  aProduct,
  aReduction,
  aShop,
  aSku,
} from "#core/checkout/testing/goods.ts";
import { basisPoints, fen } from "#core/money.ts";

/** Goal: each rule of docs/domain/checkout.md by an amount that a reader can check by hand. */
const TEA = aProduct("tea", 6_000, {
  skus: [aSku("tea-1", 6_000, { memberFen: fen(5_000) })],
});
const CUP = aProduct("cup", 4_000, { categories: ["ware"] });
const TRY = aProduct("try", 900, { kind: "sample" });
const FIXED = aProduct("fix", 3_000, {
  priceFixed: true,
  skus: [aSku("fix-1", 3_000, { memberFen: fen(1_000) })],
});
const all = [TEA, CUP, TRY, FIXED];
const of = (...skus: string[]) => skus.map((sku) => ({ sku, quantity: 1 }));
const basket = (items: ReturnType<typeof of>, changes: Partial<Basket> = {}) =>
  priceBasket(aBasket(items, all, changes));
const amounts = (priced: ReturnType<typeof priceBasket>) => {
  if (!priced.ok) return priced.error.code;
  const { goodsFen, tierOffFen, reductionOffFen, couponOffFen, freightFen, totalFen } =
    priced.value.amounts;
  return [goodsFen, tierOffFen, reductionOffFen, couponOffFen, freightFen, totalFen];
};
const both = of("tea-1", "cup-1");
const reductions = [aReduction(10_000, 1_000)];
const member = { kind: "member" } as const;

it.each<[string, ReturnType<typeof of>, Partial<Basket>, unknown]>([
  ["retail, sent", of("tea-1"), {}, [6_000, 0, 0, 0, 800, 6_800]],
  ["picked up: no freight", of("tea-1"), { to: { kind: "pickup" } }, [6_000, 0, 0, 0, 0, 6_000]],
  ["a member", of("tea-1"), { tier: member }, [6_000, 1_000, 0, 0, 800, 5_800]],
  ["a fixed price knows no member", of("fix-1"), { tier: member }, [3_000, 0, 0, 0, 800, 3_800]],
  ["free from 99 yuan on", both, {}, [10_000, 0, 0, 0, 0, 10_000]],
  [
    "a reduction is reached exactly",
    both,
    { shop: aShop({ reductions }) },
    [10_000, 0, 1_000, 0, 800, 9_800],
  ],
  [
    "a reduction looks at the own price",
    both,
    { shop: aShop({ reductions }), tier: member },
    [10_000, 1_000, 0, 0, 800, 9_800],
  ],
  [
    "two reductions add up",
    both,
    { shop: aShop({ reductions: [...reductions, aReduction(5_000, 500)] }) },
    [10_000, 0, 1_500, 0, 800, 9_300],
  ],
  [
    "a reduction that is over",
    both,
    { shop: aShop({ reductions: [aReduction(1, 500, { untilMs: 1_000 })] }) },
    [10_000, 0, 0, 0, 0, 10_000],
  ],
  [
    "the highest step that is reached",
    both,
    {
      shop: aShop({
        reductions: [
          aReduction(0, 0, {
            steps: [
              { fromFen: fen(5_000), offFen: fen(100) },
              { fromFen: fen(10_000), offFen: fen(2_000) },
              { fromFen: fen(10_001), offFen: fen(3_000) },
            ],
          }),
        ],
      }),
    },
    [10_000, 0, 2_000, 0, 800, 8_800],
  ],
  ["a coupon", of("cup-1"), { coupon: aCoupon(500) }, [4_000, 0, 0, 500, 800, 4_300]],
  [
    "a coupon in per cent, with its most",
    of("cup-1"),
    {
      coupon: aCoupon(0, {
        off: { kind: "rate", offBp: basisPoints(5_000), mostFen: fen(700) },
      }),
    },
    [4_000, 0, 0, 700, 800, 4_100],
  ],
  [
    "a coupon never makes freight due where that is dearer",
    both,
    { coupon: aCoupon(500) },
    [10_000, 0, 0, 100, 0, 9_900],
  ],
  [
    "nor is it taken where it would only do that",
    of("tea-1", "cup-1"),
    {
      coupon: aCoupon(500),
      shop: aShop({
        freight: {
          regions: [],
          elsewhere: {
            firstGrams: 1,
            firstFen: fen(800),
            stepGrams: 1,
            stepFen: fen(0),
            freeFromFen: fen(10_000),
          },
        },
      }),
    },
    "coupon_unusable",
  ],
  [
    "a coupon that covers everything leaves 1 fen",
    of("cup-1"),
    { coupon: aCoupon(9_000), to: { kind: "pickup" } },
    [4_000, 0, 0, 3_999, 0, 1],
  ],
  [
    "samples and fixed prices take no coupon",
    of("try-1", "fix-1", "cup-1"),
    { coupon: aCoupon(9_000), to: { kind: "pickup" } },
    [7_900, 0, 0, 4_000, 0, 3_900],
  ],
  ["nothing takes the coupon", of("try-1"), { coupon: aCoupon(100) }, "coupon_unusable"],
  ["freight of begun kilograms", of("tea-1", "try-1", "fix-1"), {}, [9_900, 0, 0, 0, 0, 9_900]],
])("%s", (_, items, changes, expected) => {
  expect(amounts(basket(items, changes))).toEqual(expected);
});

it("splits each discount over its lines by what they still cost", () => {
  const coupon = aCoupon(500, { scope: { kind: "categories", ids: ["ware"] } });
  const changes = { coupon, shop: aShop({ reductions }), to: { kind: "pickup" } } as const;
  const priced = basket(of("tea-1", "cup-1", "try-1"), changes);
  expect(priced.ok && priced.value.lines).toMatchObject([
    { sku: "tea-1", reductionOffFen: 600, couponOffFen: 0, paidFen: 5_400 },
    { sku: "cup-1", reductionOffFen: 400, couponOffFen: 500, paidFen: 3_100 },
    { sku: "try-1", reductionOffFen: 0, couponOffFen: 0, paidFen: 900 },
  ]);
});

/** In order of precedence; each basket has also everything that comes later. */
const limit = { quantity: 2, days: null };
const limited = [{ orderId: "O", productId: "lim", quantity: 1, atMs: 0 }];
const dear = aProduct("dear", 100_000_000_000);
const lim = aProduct("lim", 100, { limit });
const off = aProduct("off", 100, { sale: null });
const refused: Partial<Basket> = {
  ...{ coupon: aCoupon(1, { untilMs: 1_000 }), to: { kind: "express", region: "540102" } },
  limited,
};
const many = (sku: string, quantity: number) => ({ sku, quantity });
it.each([
  ["item_unknown", [many("no-1", 1), many("off-1", 1), many("lim-1", 2), many("dear-1", 2)]],
  ["item_unknown", [many("tea-2", 1), many("off-1", 1)]],
  ["not_on_sale", [many("off-1", 1), many("lim-1", 2), many("dear-1", 2)]],
  ["limit_exceeded", [many("lim-1", 2), many("dear-1", 2)]],
  ["amount_too_large", [many("lim-1", 1), many("dear-1", 2)]],
  ["coupon_unusable", [many("lim-1", 1)]],
])("%s comes before what is wrong besides", (code, items) => {
  const priced = priceBasket(aBasket(items, [...all, dear, lim, off], refused));
  expect(priced.ok ? "ok" : priced.error.code).toBe(code);
});

it("refuses a region, and at last what costs nothing", () => {
  const to = { kind: "express", region: "540102" } as const;
  expect(amounts(basket(both, { to }))).toBe("region_refused");
  const free = priceBasket(
    aBasket(of("nil-1"), [aProduct("nil", 0)], { to: { kind: "pickup" }, tier: RETAIL }),
  );
  expect(amounts(free)).toBe("order_not_payable");
});

it.each([
  ["used", { orderId: "other" }, 0],
  ["expired", { untilMs: 1_000 }, 0],
  ["other_goods", { scope: { kind: "products", ids: ["tea"] } }, 0],
  ["short", { fromFen: fen(5_000), scope: { kind: "categories", ids: ["ware"] } }, 1_000],
] as const)("a coupon that is %s says so", (reason, changes, missingFen) => {
  // What the sample costs is none of the coupon's goods.
  const priced = basket(of("cup-1", "try-1"), { coupon: aCoupon(100, changes) });
  expect(priced).toEqual({ ok: false, error: { code: "coupon_unusable", reason, missingFen } });
});

it("counts a coupon and a limit of the order's own as free", () => {
  const own = { orderId: "O", limited, coupon: aCoupon(50, { orderId: "O" }) };
  const priced = priceBasket(aBasket([many("lim-1", 2)], [lim], own));
  expect(amounts(priced)).toEqual([200, 0, 0, 50, 800, 950]);
});

/** Gifts */
const bag = aProduct("bag", 500, { sale: null });
const gifted = aProduct("tea", 6_000, {
  skus: [aSku("tea-1", 6_000), aSku("tea-2", 100)],
  gifts: [{ sku: "bag-1", quantity: 2, forEach: 3 }],
});
it.each([
  [2, 0, []],
  [2, 1, [2]],
  [5, 1, [4]],
  [6, 2, [4]],
])("%i and %i pieces of a product bring gifts: %j", (one, two, given) => {
  const items = [many("tea-1", one), ...(two > 0 ? [many("tea-2", two)] : [])];
  const priced = priceBasket(aBasket(items, [gifted, bag]));
  if (!priced.ok) throw new Error(priced.error.code);
  const gifts = priced.value.lines.filter(({ gift }) => gift);
  expect(gifts.map(({ quantity }) => quantity)).toEqual(given);
  expect(gifts.every(({ paidFen, priceFen }) => paidFen === 0 && priceFen === 0)).toBe(true);
  expect(priced.value.weightGrams).toBe((one + two) * 500); // Gifts make no freight.
});

it("brings no gifts of a gift, even where two products give each other", () => {
  const mutual = { ...bag, gifts: [{ sku: "tea-1", quantity: 1, forEach: 1 }] };
  const priced = priceBasket(aBasket([many("tea-1", 3)], [gifted, mutual]));
  const lines = priced.ok ? priced.value.lines.map(({ sku, gift }) => [sku, gift]) : [];
  expect(lines).toEqual([
    ["tea-1", false],
    ["bag-1", true],
  ]);
});

it("leaves a gift out that is out of stock, or no more, and says so", () => {
  const noGiftsOf = new Set(["bag-1"]);
  const some = { ...gifted, gifts: [...gifted.gifts, { sku: "gone-1", quantity: 1, forEach: 1 }] };
  const priced = priceBasket(aBasket([many("tea-1", 3)], [some, bag], { noGiftsOf }));
  expect(priced.ok && priced.value.lines.length).toBe(1);
  expect(priced.ok && priced.value.giftsMissing).toEqual([
    { note: "gift_out_of_stock", sku: "bag-1", title: "商品 bag", quantity: 2 },
    { note: "gift_unknown", sku: "gone-1", title: "gone-1", quantity: 3 },
  ]);
});
