import { withGroups, withPlace } from "#core/people/grouping.ts";
import { aPromoter } from "#tests/fixtures.ts";

const inGroups = (...groups: string[]) => aPromoter("A", groups.length > 0 ? { groups } : {});

it.each<[string, string[], string[], string[], string[] | string]>([
  ["into the first group", [], ["茶友"], [], ["茶友"]],
  ["into another", ["茶友"], ["门店"], [], ["茶友", "门店"]],
  ["out of one", ["茶友", "门店"], [], ["茶友"], ["门店"]],
  ["out of the last: nothing is kept", ["茶友"], [], ["茶友"], []],
  [
    "from one to another at once",
    ["1", "2", "3", "4", "5"],
    ["6"],
    ["1"],
    ["2", "3", "4", "5", "6"],
  ],
  ["both in and out is in", ["茶友"], ["茶友"], ["茶友"], ["茶友"]],
  ["the same one twice", [], ["茶友", "茶友"], [], ["茶友"]],
  ["into a sixth", ["1", "2", "3", "4", "5"], ["6"], [], "groups_full"],
])("puts a promoter %s", (_, before, add, remove, after) => {
  const result = withGroups(inGroups(...before), { add, remove });
  expect(result.ok ? (result.value.groups ?? []) : result.error.code).toEqual(after);
});

it("returns the same promoter where nothing changes", () => {
  for (const one of [inGroups(), inGroups("茶友")]) {
    for (const move of [
      { add: [], remove: [] },
      { add: [...(one.groups ?? [])], remove: ["门店"] },
    ]) {
      const result = withGroups(one, move);
      expect(result.ok && result.value).toBe(one);
    }
  }
});

it.each([
  [undefined, "330100", "330100"],
  ["330100", "440000", "440000"],
  ["330100", null, undefined],
  ["330100", "330006", "region_invalid"],
])("moves a promoter from %s to %s", (before, to, after) => {
  const one = aPromoter("A", before === undefined ? {} : { place: before });
  const result = withPlace(one, to);
  expect(result.ok ? result.value.place : result.error.code).toBe(after);
});

it("leaves a promoter who is there already", () => {
  for (const one of [aPromoter("A"), aPromoter("B", { place: "330100" })]) {
    const result = withPlace(one, one.place ?? null);
    expect(result.ok && result.value).toBe(one);
  }
});
