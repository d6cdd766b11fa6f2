import { emptyTerritories, REGIONS_MAX, setRegions, storeOf } from "#core/shop/territory.ts";
import type { Territories } from "#core/shop/store.ts";

const territories = (...rows: readonly (readonly [string, string])[]): Territories => ({
  ...emptyTerritories,
  regions: rows.map(([region, storeId]) => ({ region, storeId })),
});
const KNOWN = territories(["3301", "A"], ["330203", "B"]);

it.each([
  ["330106", "A"],
  ["330100", "A"],
  ["330203", "B"],
  ["330204", null],
  ["310101", null],
])("address %s belongs to %s", (region, storeId) => {
  expect(storeOf(KNOWN, region)).toBe(storeId);
});

it.each<[string, string[], string | object]>([
  ["one within another's", ["330106"], "regions_overlap"],
  ["one around another's", ["33"], "regions_overlap"],
  ["another's very own", ["3301"], "regions_overlap"],
  ["another's, with its zeros", ["330100"], "regions_overlap"],
  ["three digits", ["330"], "region_invalid"],
  ["no province", ["99"], "region_invalid"],
  ["a district without a city", ["330006"], "region_invalid"],
])("refuses %s", (_, regions, code) => {
  expect(setRegions(KNOWN, "C", regions)).toMatchObject({ ok: false, error: { code } });
});

it("says which regions are in the way, and whose they are", () => {
  expect(setRegions(KNOWN, "C", ["31", "33"])).toEqual({
    ok: false,
    error: {
      code: "regions_overlap",
      overlaps: [
        { region: "33", storeId: "A", taken: "3301" },
        { region: "33", storeId: "B", taken: "330203" },
      ],
    },
  });
});

it("replaces a store's own regions, keeps the widest of them, and sorts all", () => {
  const saved = setRegions(KNOWN, "A", ["330203".replace("0203", "0108"), "3304", "330100", "31"]);
  expect(saved).toMatchObject({
    value: territories(["31", "A"], ["3301", "A"], ["330203", "B"], ["3304", "A"]),
  });
  expect(setRegions(KNOWN, "A", [])).toMatchObject({ value: territories(["330203", "B"]) });
});

it("changes nothing when the same is saved again", () => {
  const saved = setRegions(KNOWN, "A", ["330100"]);
  expect(saved.ok && saved.value).toBe(KNOWN);
});

it(`holds ${REGIONS_MAX} regions of all stores, and no more`, () => {
  const many = Array.from({ length: REGIONS_MAX }, (_, n) => `1${n}x`);
  const full = territories(...many.map((region) => [region, "A"] as const));
  expect(setRegions(full, "B", ["33"])).toMatchObject({ error: { code: "regions_full" } });
});
