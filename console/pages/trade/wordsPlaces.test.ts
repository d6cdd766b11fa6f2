import { isCity, wholePlace } from "./wordsPlaces.ts";

it.each([
  ["浙江", "浙江省"],
  ["浙江省", "浙江省"],
  ["杭州", "杭州市"],
  ["杭州市", "杭州市"],
  ["上海", "上海市"],
  ["新疆", "新疆维吾尔自治区"],
  ["大理", "大理白族自治州"],
  ["阿里", "阿里地区"],
  ["海南", "海南省"],
  ["仙桃", "仙桃市"],
  ["大理白族自治州", "大理白族自治州"],
  ["Hangzhou", "Hangzhou"],
])("%s is %s", (typed, place) => expect(wholePlace(typed)).toBe(place));

it("tells cities by their names", () => {
  expect(["杭州市", "大理白族自治州", "浙江省"].map(isCity)).toEqual([true, true, false]);
  expect(isCity("内蒙古自治区")).toBe(false);
});
