import { words } from "./wordsProvinces.ts";
import { placeCode, regionCode } from "./regionCodes.ts";

/** Goal: whoever sets freight types a province by its name; functions take codes. */
it.each([
  ["31", "31"],
  [" 310104 ", "310104"],
  ["上海", "31"],
  ["上海市", "31"],
  ["新疆维吾尔自治区", "65"],
  ["上海浦东", "上海浦东"],
  ["内蒙古自治区", "15"],
  ["香港特别行政区", "81"],
  ["杭州", "杭州"],
  ["", ""],
])("%j is %j", (typed, code) => expect(regionCode(typed, words.zh)).toBe(code));

it("reads English names", () => expect(regionCode("inner mongolia", words.en)).toBe("15"));

it.each([
  ["浙江", "330000"],
  ["33", "330000"],
  ["3301", "330100"],
  ["330106", "330106"],
  ["杭州", "杭州"],
  ["", ""],
])("a promoter's place %j is %j", (typed, code) => expect(placeCode(typed, words.zh)).toBe(code));
