import fc from "fast-check";
import { emptyTerritories, regionsOf, setRegions, storeOf } from "#core/shop/territory.ts";
import type { Territories } from "#core/shop/store.ts";

/** Few codes, so that they meet: provinces, cities and districts, with and without their zeros. */
const anyRegion = fc.constantFrom(
  ...["33", "330000", "3301", "330100", "330106", "330108", "3302", "330203", "4419", "441900"],
  ...["31", "310101", "3101", "330", "990000", "330006", "", "33010x", "3300"],
);
const anySave = fc.record({
  storeId: fc.constantFrom("A", "B", "C"),
  regions: fc.array(anyRegion, { maxLength: 4 }),
});
const ADDRESSES = ["330106", "330108", "330203", "330100", "441900", "310101", "110101", "330000"];

it("gives every address one store or none, whatever was saved in whatever order", () => {
  fc.assert(
    fc.property(fc.array(anySave, { maxLength: 12 }), (saves) => {
      let territories: Territories = emptyTerritories;
      for (const { storeId, regions } of saves) {
        const before = territories;
        const saved = setRegions(territories, storeId, regions);
        if (saved.ok) territories = saved.value;
        if (saved.ok)
          for (const { region } of territories.regions) expect(region).toMatch(/^(\d\d)+$/);
        // What another store had, it has still.
        for (const other of ["A", "B", "C"].filter((id) => id !== storeId)) {
          expect(regionsOf(territories, other)).toEqual(regionsOf(before, other));
        }
      }
      for (const address of ADDRESSES) {
        const owners = territories.regions.filter(({ region }) => address.startsWith(region));
        expect(owners.length).toBeLessThanOrEqual(1);
        expect(storeOf(territories, address)).toBe(owners[0]?.storeId ?? null);
      }
    }),
    { numRuns: 300 },
  );
});

it("covers what was asked for and nothing else, when it is saved alone", () => {
  fc.assert(
    fc.property(fc.array(anyRegion, { maxLength: 4 }), (regions) => {
      const saved = setRegions(emptyTerritories, "A", regions);
      if (!saved.ok) return;
      for (const address of ADDRESSES) {
        // What ends in zeros means all below it.
        const isAsked = regions.some((region) => address.startsWith(region.replace(/(00)+$/, "")));
        expect(storeOf(saved.value, address) === "A").toBe(isAsked);
      }
    }),
  );
});
