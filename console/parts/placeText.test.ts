import { placeText } from "./placeText.ts";
import { words } from "./wordsRegions.ts";

/** Goal: nobody has to know by heart which province a code is in. */
it.each([
  ["330106", "浙江 杭州 330106"],
  ["330100", "浙江 杭州"],
  ["3301", "浙江 杭州"],
  ["429004", "湖北 429004"],
  ["310104", "上海 310104"],
  ["330000", "浙江"],
  ["33", "浙江"],
  ["999999", "999999"],
  ["", null],
  [null, null],
  [undefined, null],
])("%j reads %j", (code, text) => expect(placeText(code, words.zh)).toBe(text));
