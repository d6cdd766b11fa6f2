import { priceFor, RETAIL, tierOf, type Tier } from "#core/catalogue/tier.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { fen } from "#core/money.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW = 1_000;
const LEVELS = ["bronze", "silver", "gold"];
const buyer = emptyBuyer("U");
const member = { ...buyer, memberSinceMs: NOW };
const plain = aPromoter("P");
const silver = aPromoter("P", { levels: [{ level: "silver", fromMs: NOW }] });

describe("whose prices somebody pays", () => {
  it.each([
    ["a stranger", null, null, NOW, RETAIL],
    ["a buyer who is no member", buyer, null, NOW, RETAIL],
    ["a member, from his very millisecond", member, null, NOW, { kind: "member" }],
    ["a member a millisecond before", member, null, NOW - 1, RETAIL],
    ["a promoter without a level", buyer, plain, NOW, { kind: "member" }],
    ["a promoter who has not been approved yet", null, aPromoter("P", { approvedAtMs: NOW + 1 }), NOW, RETAIL], // prettier-ignore
    ["a promoter with a level", null, silver, NOW, { kind: "level", level: "silver", levels: ["bronze", "silver"] }], // prettier-ignore
    ["a promoter before his level", null, silver, NOW - 1, { kind: "member" }],
    ["a banned promoter", null, { ...silver, bannedAtMs: NOW }, NOW, RETAIL],
    ["a banned promoter who is a member", member, { ...silver, bannedAtMs: 0 }, NOW, { kind: "member" }], // prettier-ignore
  ])("%s", (_, who, promoter, atMs, tier) => {
    expect(tierOf(who, promoter, atMs, LEVELS)).toEqual(tier);
  });

  it("knows nothing below a level that the plan does not name", () => {
    for (const levels of [[], ["bronze", "gold"]]) {
      const tier = tierOf(null, silver, NOW, levels);
      expect(tier).toEqual({ kind: "level", level: "silver", levels: ["silver"] });
    }
  });
});

describe("what one piece costs", () => {
  const level = (name: string, at = LEVELS.indexOf(name)): Tier => ({
    ...{ kind: "level", level: name, levels: LEVELS.slice(0, at + 1) },
  });
  const sku = {
    priceFen: fen(100),
    memberFen: fen(90),
    levelPrices: [{ level: "silver", priceFen: fen(80) }],
  };
  it.each([
    ["retail", RETAIL, 100],
    ["member", { kind: "member" } as const, 90],
    ["a level below every priced one: the member price", level("bronze"), 90],
    ["a level with its own price", level("silver"), 80],
    ["a level above: that of the nearest below", level("gold"), 80],
  ])("%s", (_, tier, expected) => {
    expect(priceFor(sku, tier)).toBe(expected);
  });

  it("is the retail price where there is no other", () => {
    const single = { priceFen: fen(100), memberFen: null, levelPrices: [] };
    expect(priceFor(single, { kind: "member" })).toBe(100);
    expect(priceFor(single, level("gold"))).toBe(100);
  });

  it("is never above what a lower level pays, even where levels have changed places", () => {
    const turned = {
      ...sku,
      levelPrices: [
        { level: "gold", priceFen: fen(85) },
        { level: "bronze", priceFen: fen(70) },
      ],
    };
    expect(priceFor(turned, level("gold"))).toBe(70);
  });
});
