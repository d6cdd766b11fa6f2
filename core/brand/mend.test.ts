import { INPUT_SHAPES } from "#core/brand/inputs.ts";
import { mended } from "#core/brand/mend.ts";
import { defaultSettings } from "#core/brand/settings.ts";
import { INPUTS } from "#ports/watched.ts";

/** Goal: whatever somebody types into an input by hand, it is usable, and out of use until it is mended. */
const product = {
  ...{ _id: "tea", rev: 3, title: "茶", subtitle: "", description: "", pictures: [] },
  ...{ detailPictures: [], categories: [], kind: "goods", specs: [], priceFixed: false },
  ...{ limit: null, gifts: [], related: [], rank: 1, createdAtMs: 1, changedAtMs: 2 },
  sale: { fromMs: 0, untilMs: null },
  skus: [
    {
      ...{ sku: "tea-50", values: [], priceFen: 100, memberFen: null, levelPrices: [] },
      ...{ weightGrams: 1, picture: null },
    },
  ],
};
/** Some fields were read, each of them whole. */
const WHOLE = { nested: new Set<string>() };
const sku = (changes: object) => ({ skus: [{ ...product.skus[0], ...changes }] });

it("has a shape for each input, and none for anything else", () => {
  expect(Object.keys(INPUT_SHAPES).sort()).toEqual([...INPUTS].sort());
  expect(mended("wallets", { _id: "A" }, null)).toBeNull();
  expect(mended("toString", { _id: "A" }, null)).toBeNull();
});

it("leaves what is sound", () => {
  expect(mended("products", product, null)).toBeNull();
  expect(mended("settings", { ...defaultSettings, _id: "brand" }, null)).toBeNull();
});

it.each<[string, object, string]>([
  ["a price in words", sku({ priceFen: "1.00" }), "skus"],
  ["a price of nothing", sku({ priceFen: 0 }), "skus"],
  ["a price below nothing", sku({ priceFen: -5 }), "skus"],
  ["half a fen", sku({ priceFen: 0.5 }), "skus"],
  ["a price for members of nothing", sku({ memberFen: 0 }), "skus"],
  ["a list that is none", { categories: "tea" }, "categories"],
  ["another kind", { kind: "Goods" }, "kind"],
  ["a day as text", { sale: { fromMs: "2026-03-01", untilMs: null } }, "sale"],
  ["a limit of none", { limit: { quantity: 0, days: null } }, "limit"],
  ["yes in words", { priceFixed: "是" }, "priceFixed"],
])("does not sell a product with %s", (_, changes, field) => {
  const found = mended("products", { ...product, ...changes }, null);
  expect(found?.faults).toEqual([field]);
  expect(found?.document).toMatchObject({ _id: "tea", rev: 3, title: "茶", sale: null });
  expect(mended("products", found?.document ?? {}, null)).toBeNull();
});

it("misses a field that a hand took away where all was read, and only there", () => {
  const { skus: _skus, ...less } = product;
  expect(mended("products", less, null)?.faults).toEqual(["skus"]);
  expect(mended("products", less, null)?.document).toMatchObject({ sale: null });
  expect(mended("products", less, WHOLE)).toBeNull();
});

it.each(Object.entries(INPUT_SHAPES))(
  "mends %s of which every field is gone or odd",
  (name, { fields }) => {
    for (const odd of [undefined, "躺", -1, { a: 1 }, [[]], Number.NaN]) {
      const stored = Object.fromEntries(Object.keys(fields).map((field) => [field, odd]));
      const found = mended(name, { _id: "x", rev: 1, ...stored }, null);
      expect(mended(name, found?.document ?? {}, null)).toBeNull();
    }
    expect(mended(name, { _id: "x" }, null)?.faults).toContain("rev");
    expect(mended(name, { _id: "x" }, WHOLE)).toBeNull();
  },
);

it("stops what a broken switch is about, and pays by the careful rules", () => {
  const broken = { ...defaultSettings, switches: { joining: null }, payout: { perDayMaxFen: "1" } };
  const { document } = mended("settings", broken, null) ?? { document: {} };
  expect(document).toMatchObject({
    payout: defaultSettings.payout,
    switches: { payouts: { sinceMs: 0 }, shares: { sinceMs: 0 }, joining: { sinceMs: 0 } },
  });
});

it("mends a part by what is there of it", () => {
  const found = mended("products", { _id: "tea", rev: 1, rank: "first", sale: null }, WHOLE);
  expect(found).toEqual({
    document: { _id: "tea", rev: 1, rank: 0, sale: null },
    faults: ["rank"],
  });
});

it("keeps the names of what cannot be sold, and checks rows of which only some fields were read", () => {
  const found = mended("products", { ...product, ...sku({ priceFen: "1" }) }, null);
  expect(found?.document).toMatchObject({ skus: [{ sku: "tea-50", memberFen: null }] });
  expect(mended("products", { ...product, skus: 7 }, null)?.document).toMatchObject({
    skus: [{ sku: "tea-1" }],
  });
  const part = { nested: new Set(["skus"]) };
  const row = { _id: "tea", rev: 1, skus: [{ sku: "tea-50" }] };
  expect(mended("products", row, part)).toBeNull();
  expect(
    mended("products", { ...row, skus: [{ sku: "tea-50", priceFen: "1" }] }, part),
  ).not.toBeNull();
});
