import { choiceWidth, textWidth } from "./textWidth.ts";

/** Goal: a field has room for what stands in it, whichever language that is. */
it.each([
  ["", 0],
  ["状态", 28],
  ["State", 39],
  ["近 30 天", 59],
])("%j takes about %i px", (text, px) => expect(textWidth(text)).toBe(px));

it("gives a choice room for its name and the longest of what may be chosen", () => {
  const short = choiceWidth("状态: ", ["全部", "正常"]);
  expect(choiceWidth("状态: ", ["全部", "正常", "推广员欠款"])).toBe(short + 42);
  expect(choiceWidth("状态: ", [])).toBeLessThan(short);
});

it("never lets one field take the whole row", () =>
  expect(choiceWidth("状态: ", ["长".repeat(100)])).toBe(360));
