import * as fc from "fast-check";
import { cardOf, saleStateOf, shownCard } from "#core/catalogue/card.ts";
import { priceFor, RETAIL, type Tier } from "#core/catalogue/tier.ts";
import { fen, lesserFen } from "#core/money.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";

const LEVELS = ["bronze", "silver", "gold"];
const anyPrice = fc.integer({ min: 1, max: 100_000 }).map(fen);
const anySku = fc
  .record({
    priceFen: anyPrice,
    memberFen: fc.option(anyPrice),
    levelPrices: fc.uniqueArray(
      fc.record({ level: fc.constantFrom(...LEVELS), priceFen: anyPrice }),
      { selector: ({ level }) => level },
    ),
  })
  .map((prices) => aSku("tea-1", prices));
const TIERS: readonly Tier[] = [
  RETAIL,
  { kind: "member" },
  ...LEVELS.map((level, at) => ({
    ...{ kind: "level" as const, level, levels: LEVELS.slice(0, at + 1) },
  })),
];

it("a card's price is what the tier pays for the cheapest SKU", () => {
  fc.assert(
    fc.property(fc.array(anySku, { minLength: 1, maxLength: 6 }), (skus) => {
      const { prices } = cardOf(aProduct("tea", { skus }));
      for (const tier of TIERS) {
        const cheapest = skus.map((sku) => priceFor(sku, tier)).reduce(lesserFen);
        expect(priceFor(prices, tier)).toBe(cheapest);
      }
    }),
  );
});

it("whoever stands higher never pays more", () => {
  fc.assert(
    fc.property(anySku, (sku) => {
      const paid = TIERS.map((tier) => priceFor(sku, tier));
      expect(paid).toEqual([...paid].sort((a, b) => b - a));
    }),
  );
});

describe("what a list shows", () => {
  const skus = [
    aSku("tea-50", { priceFen: fen(300), memberFen: fen(250) }),
    aSku("tea-100", { priceFen: fen(500) }),
  ];
  const tea = aProduct("tea", { title: "龙井", skus, pictures: ["https://a/1", "https://a/2"] });

  it("is the lowest price, and the caller's where he pays less", () => {
    const shown = shownCard(cardOf(tea), RETAIL, new Set(["tea-100"]));
    expect(shown).toEqual({
      ...{ productId: "tea", title: "龙井", subtitle: "", cover: "https://a/1" },
      ...{ fromFen: 300, isFrom: true, yourFen: null, isSoldOut: false, isSample: false },
    });
    const member = shownCard(cardOf(tea), { kind: "member" }, new Set());
    expect(member).toMatchObject({ fromFen: 300, yourFen: 250, isSoldOut: true });
  });

  it("says that there is only one price, no picture, and that it is a sample", () => {
    const sample = aProduct("tea", { kind: "sample", skus: [aSku("tea-1"), aSku("tea-2")] });
    const shown = shownCard(cardOf(sample), RETAIL, new Set(["tea-2"]));
    expect(shown).toMatchObject({ isFrom: false, cover: null, isSample: true, isSoldOut: false });
  });
});

it.each([
  ["off", null],
  ["on", { fromMs: 100, untilMs: null }],
  ["on", { fromMs: 100, untilMs: 101 }],
  ["off", { fromMs: 50, untilMs: 100 }],
  ["planned", { fromMs: 101, untilMs: null }],
])("is %s sale with %j", (state, sale) => {
  expect(saleStateOf({ sale }, 100)).toBe(state);
});
