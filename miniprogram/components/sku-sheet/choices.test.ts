import { expect, test } from "@jest/globals";
import { fen } from "../../../core/money.ts";
import type { ShownSku } from "../../../core/catalogue/shown.ts";
import {
  cheapestOf,
  choiceGroups,
  firstPicks,
  missing,
  mostOf,
  picksAfter,
  skuOf,
} from "./choices.ts";

const specs = [
  { name: "规格", values: ["50 克", "100 克"] },
  { name: "包装", values: ["罐装", "袋装"] },
];
const sku = (values: readonly string[], left: ShownSku["left"], more: object = {}): ShownSku => ({
  ...{ sku: `tea-${values.join("-")}`, values, priceFen: fen(1_000), yourFen: null },
  ...{ weightGrams: 100, picture: null, left },
  ...more,
});
const goods = {
  specs,
  skus: [
    sku(["50 克", "罐装"], 0),
    sku(["50 克", "袋装"], 3, { priceFen: fen(900), picture: "50.png" }),
    sku(["100 克", "袋装"], "plenty", { priceFen: fen(1_700) }),
  ],
};
const statesFor = (picks: readonly string[]) =>
  choiceGroups(goods, picks).map(({ choices }) => choices.map(({ state }) => state));

test("a sheet opens with the first that there is some of, else with nothing", () => {
  expect(firstPicks(goods)).toEqual(["50 克", "袋装"]);
  const none = { specs, skus: goods.skus.map((one) => ({ ...one, left: 0 })) };
  expect(firstPicks(none)).toEqual(["", ""]);
  expect(firstPicks({ specs: [], skus: [] })).toEqual([]);
});

test.each([
  [
    ["", ""],
    ["free", "free"],
    ["out", "free"],
  ],
  [
    ["50 克", "袋装"],
    ["picked", "free"],
    ["out", "picked"],
  ],
  [
    ["50 克", "罐装"],
    ["picked", "other"],
    ["picked", "free"],
  ],
] as const)("with %j picked the values are %j and %j", (picks, first, second) => {
  expect(statesFor(picks)).toEqual([first, second]);
});

const rows = ["a", "b"].flatMap((x) => ["1", "2"].map((y) => [x, y, "big"]));
const many = {
  specs: ["甲", "乙", "丙"].map((name) => ({ name, values: [] })),
  skus: [...rows, ["c", "2", "small"]].map((values) => sku(values, values[1] === "1" ? 0 : 9)),
};
test.each([
  ["keeps the other picks where it can", ["a", "2", "big"], 0, "b", ["b", "2", "big"]],
  ["changes them where it must", ["a", "2", "big"], 0, "c", ["c", "2", "small"]],
  ["does nothing on what is out", ["a", "2", "big"], 1, "1", ["a", "2", "big"]],
  ["does nothing on what is picked", ["a", "2", "big"], 1, "2", ["a", "2", "big"]],
] as const)("a tap %s", (_, picks, at, value, after) => {
  expect(picksAfter(many, picks, at, value)).toEqual(after);
});

test("a SKU is chosen only when every spec is", () => {
  expect(skuOf(goods, ["50 克", ""])).toBeUndefined();
  expect(skuOf(goods, ["50 克", "袋装"])?.left).toBe(3);
  expect(missing(goods, ["50 克", ""])).toEqual(["包装"]);
  expect(skuOf({ skus: [sku([], 1)] }, [])?.left).toBe(1);
});

test("where none is picked the cheapest is shown", () => {
  expect(cheapestOf(goods)?.priceFen).toBe(900);
  expect(cheapestOf({ skus: [] })).toBeUndefined();
});

test.each([
  ["plenty", null, 999],
  [3, null, 3],
  [3, { quantity: 2, days: null }, 2],
  ["plenty", { quantity: 5, days: 30 }, 5],
  [0, { quantity: 5, days: 30 }, 0],
] as const)("of %s left with limit %j one may take %i", (left, limit, most) => {
  expect(mostOf({ left }, limit)).toBe(most);
});

test("only the first spec shows pictures, where its pieces have some", () => {
  const [first, second] = choiceGroups(goods, ["", ""]);
  expect(first?.choices.map(({ picture }) => picture)).toEqual(["50.png", null]);
  expect(second?.choices.map(({ picture }) => picture)).toEqual([null, null]);
});
