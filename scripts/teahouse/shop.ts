import { DAY_MS } from "#core/time.ts";
import { CATEGORIES, type Good, GOODS } from "./goods.ts";

/** Address of a drawing of this folder in CloudBase's storage. */
export type PictureOf = (name: string) => string;

/** What the brand decides about its shop, as `catalogue.saveShop` takes it. */
export const shopOf = (pictureOf: PictureOf, startMs: number) => ({
  name: "云隙茶舍",
  logo: pictureOf("logo"),
  banners: [
    { picture: pictureOf("banner-spring"), productId: "longjing" },
    { picture: pictureOf("banner-gift"), productId: null },
  ],
  categories: CATEGORIES.map(({ id, name }) => ({ id, name, picture: null })),
  freight: {
    regions: [
      { regions: ["31", "32", "33"], rule: byWeight(1_000, 600, 1_000, 200, 9_900) },
      { regions: ["65", "54"], rule: byWeight(1_000, 1_800, 1_000, 1_200, 29_900) },
      { regions: ["71", "81", "82"], rule: "refused" as const },
    ],
    elsewhere: byWeight(1_000, 1_000, 1_000, 400, 12_900),
  },
  reductions: [
    {
      id: "autumn",
      name: "满 199 减 30",
      scope: { kind: "all" as const },
      fromMs: startMs,
      untilMs: startMs + 400 * DAY_MS,
      steps: [
        { fromFen: 19_900, offFen: 3_000 },
        { fromFen: 39_900, offFen: 7_000 },
      ],
    },
  ],
  contacts: { accounts: [{ kind: "wecom" as const, account: "yunxi-tea" }], phone: "4008880000" },
  afterSalesDays: 15,
  receiveDays: 10,
});

const byWeight = (
  firstGrams: number,
  firstFen: number,
  stepGrams: number,
  stepFen: number,
  freeFromFen: number,
) => ({ firstGrams, firstFen, stepGrams, stepFen, freeFromFen });

/** A product, as `catalogue.saveProduct` takes it. */
export const productOf = (good: Good, rank: number, pictureOf: PictureOf, startMs: number) => ({
  productId: good.id,
  title: good.title,
  subtitle: good.subtitle,
  description: good.description,
  pictures: [pictureOf(good.id)],
  detailPictures: [],
  categories: good.categories,
  kind: good.kind ?? ("goods" as const),
  specs: [{ name: good.spec, values: good.choices.map(([, words]) => words) }],
  skus: good.choices.map(([suffix, words, priceFen, memberFen, weightGrams]) => ({
    ...{ sku: `${good.id}-${suffix}`, values: [words], priceFen, memberFen },
    ...{ levelPrices: [], weightGrams, picture: null },
  })),
  priceFixed: good.priceFixed ?? false,
  limit: good.limit ?? null,
  gifts: good.gifts ?? [],
  related: good.related,
  sale: { fromMs: startMs, untilMs: null },
  rank,
});

/** What there is of each SKU at first: most in the warehouse, a little of the small sizes in each store. */
export const stockOf = (
  place: string,
): readonly { readonly sku: string; readonly quantity: number }[] =>
  GOODS.flatMap(({ id, choices }) =>
    choices.map(([suffix, , , , , stock]) => ({
      sku: `${id}-${suffix}`,
      quantity: place === "" ? stock : Math.ceil(stock / 10),
    })),
  );

/** Coupons, as `checkout.saveCampaign` takes them. */
export const CAMPAIGNS = [
  {
    id: "welcome",
    name: "新客立减 15 元",
    scope: { kind: "all" as const },
    fromFen: 8_800,
    off: { kind: "amount" as const, offFen: 1_500 },
    good: { days: 30 },
    perPerson: 1,
    total: null,
  },
  {
    id: "autumn-tea",
    name: "秋茶 9 折，最多减 40 元",
    scope: { kind: "categories" as const, ids: ["oolong", "red"] },
    fromFen: 15_000,
    off: { kind: "rate" as const, offBp: 1_000, mostFen: 4_000 },
    good: { days: 14 },
    perPerson: 2,
    total: 300,
  },
] as const;
