import { words } from "../../parts/wordsProvinces.ts";
import { regionCode } from "./regionCodes.ts";

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
