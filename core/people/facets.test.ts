import fc from "fast-check";
import {
  facetsOf,
  fitsFilter,
  marksOf,
  PROMOTER_STATES,
  promoterState,
  type PromoterFilter,
} from "#core/people/facets.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW = 1_000;
const level = (name: string, fromMs = 0) => ({ level: name, fromMs });

it.each<[string, Partial<Promoter>, string]>([
  ["is active", {}, "active"],
  ["is banned", { bannedAtMs: NOW }, "banned"],
  ["is to be banned later", { bannedAtMs: NOW + 1 }, "active"],
  ["has left", { bannedAtMs: NOW, hasLeft: true }, "left"],
])("somebody %s", (_, changes, state) => {
  expect(promoterState(aPromoter("A", changes), NOW)).toBe(state);
});

it("finds somebody by his level and by the one that comes, not by one that is over", () => {
  const one = aPromoter("A", { levels: [level("铜"), level("银", NOW), level("金", NOW + 1)] });
  const found = ["铜", "银", "金"].filter((name) => fitsFilter(one, { level: name }, NOW));
  expect(found).toEqual(["银", "金"]);
});

it.each([
  ["330106", ["330000", "330100", "330106"]],
  ["330100", ["330000", "330100"]],
  ["330000", ["330000"]],
])("finds %s by what it lies in", (place, found) => {
  const one = aPromoter("A", { place });
  const all = ["330000", "330100", "330106", "330200", "440000"];
  expect(all.filter((wanted) => fitsFilter(one, { place: wanted }, NOW))).toEqual(found);
});

const levels = fc.array(
  fc.record({ level: fc.constantFrom("铜", "银", "a|b"), fromMs: fc.integer({ max: 2_000 }) }),
  { maxLength: 3 },
);
const groups = fc.uniqueArray(fc.constantFrom("茶友", "门店", "华东"), { maxLength: 3 });
const anybody = fc
  .record({
    ...{ levels, groups },
    place: fc.constantFrom(undefined, "330106", "330000", "440100"),
    bannedAtMs: fc.constantFrom(null, 5, NOW + 1),
    hasLeft: fc.boolean(),
  })
  .map(({ levels, groups, place, bannedAtMs, hasLeft }) =>
    aPromoter("A", {
      levels: [...levels].sort((a, b) => a.fromMs - b.fromMs),
      ...{ groups, bannedAtMs },
      ...(place === undefined ? {} : { place }),
      ...(hasLeft ? { hasLeft } : {}),
    }),
  );
const anyFilter: fc.Arbitrary<PromoterFilter> = fc
  .record({
    level: fc.constantFrom("铜", "银", "a|b"),
    group: fc.constantFrom("茶友", "门店"),
    place: fc.constantFrom("330000", "330106"),
    state: fc.constantFrom(...PROMOTER_STATES),
    said: fc.uniqueArray(fc.constantFrom("level", "group", "place", "state")),
  })
  .map(({ said, ...all }) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => new Set<string>(said).has(name))),
  );

it("has the marks of a filter exactly where the filter means him", () => {
  fc.assert(
    fc.property(anybody, anyFilter, (one, filter) => {
      const facets = facetsOf(one, NOW);
      const isFound = marksOf(filter).every((mark) => facets.includes(mark));
      expect(isFound).toBe(fitsFilter(one, filter, NOW));
    }),
  );
});

it("has each mark once, and few enough", () => {
  const full = aPromoter("A", {
    ...{ levels: [level("铜"), level("银", NOW + 1)], groups: ["1", "2", "3", "4", "5"] },
    place: "330106",
  });
  const facets = facetsOf(full, NOW);
  expect(new Set(facets).size).toBe(facets.length);
  expect(facets.length).toBeLessThanOrEqual(60);
});
