import { words } from "./wordsRegions.ts";
import { placeText } from "./placeText.ts";
import { placeCode, regionCode } from "./regionCodes.ts";

/** Goal: whoever sets freight, or looks for promoters, types a province or a city by its name; functions take codes. */
it.each([
  ["31", "31"],
  [" 310104 ", "310104"],
  ["上海", "31"],
  ["上海市", "31"],
  ["新疆维吾尔自治区", "65"],
  ["上海浦东", "上海浦东"],
  ["内蒙古自治区", "15"],
  ["香港特别行政区", "81"],
  ["杭州", "3301"],
  ["杭州市", "3301"],
  ["浙江省杭州市", "3301"],
  ["浙江 杭州", "3301"],
  ["吉林", "22"],
  ["吉林市", "2202"],
  ["吉林省", "22"],
  ["海南", "46"],
  ["海南州", "6325"],
  ["海南藏族自治州", "6325"],
  ["大理", "5329"],
  ["大理白族自治州", "5329"],
  ["大理市", "大理市"],
  ["克孜勒苏", "6530"],
  ["锡林郭勒盟", "1525"],
  ["阿里地区", "5425"],
  ["内蒙古自治区呼和浩特市", "1501"],
  ["浙江苏州", "浙江苏州"],
  ["拱墅", "拱墅"],
  ["", ""],
])("%j is %j", (typed, code) => expect(regionCode(typed, words.zh)).toBe(code));

it.each([
  ["inner mongolia", "15"],
  ["Hangzhou", "3301"],
  ["xian", "6101"],
  ["Taizhou", "Taizhou"],
  ["Zhejiang Taizhou", "3310"],
  ["jiangsu, taizhou", "3212"],
  ["luliang", "1411"],
])("in English %j is %j", (typed, code) => expect(regionCode(typed, words.en)).toBe(code));

it("knows every city once, and takes back each name that it shows", () => {
  for (const names of [words.zh, words.en]) {
    const cities = Object.keys(names).filter((code) => code.length === 4);
    // Of 333 there are 293 cities, 7 prefectures, 30 of peoples and 3 leagues (民政部, 2023).
    expect(cities).toHaveLength(333);
    for (const code of cities) expect(regionCode(placeText(code, names) ?? "", names)).toBe(code);
  }
});

it.each([
  ["浙江", "330000"],
  ["33", "330000"],
  ["3301", "330100"],
  ["330106", "330106"],
  ["杭州", "330100"],
  ["西湖", "西湖"],
  ["", ""],
])("a promoter's place %j is %j", (typed, code) => expect(placeCode(typed, words.zh)).toBe(code));
