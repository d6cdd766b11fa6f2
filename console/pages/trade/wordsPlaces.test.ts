import { isCity, wholePlace } from "./wordsPlaces.ts";

it.each([
  ["浙江", "浙江省"],
  ["浙江省", "浙江省"],
  ["杭州", "杭州市"],
  ["杭州市", "杭州市"],
  ["上海", "上海市"],
  ["新疆", "新疆维吾尔自治区"],
  ["大理白族自治州", "大理白族自治州"],
  ["Hangzhou", "Hangzhou"],
])("%s is %s", (typed, place) => expect(wholePlace(typed)).toBe(place));

it("tells cities by their names", () => {
  expect(["杭州市", "浙江省"].map(isCity)).toEqual([true, false]);
});
