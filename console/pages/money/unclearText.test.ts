import { unclearText } from "./unclearText.ts";
import { words } from "./wordsUnclear.ts";

const { zh, en } = words;

it.each([
  ["an empty account", "HTTP 403 NOT_ENOUGH 资金不足", zh["NOT_ENOUGH"]],
  ["no right to transfer", "HTTP 403 NO_AUTH", zh["NO_AUTH"]],
  ["silence", "timeout of 5000ms exceeded", zh["SILENT"]],
  ["a code that nobody knows", "HTTP 400 NEW_CODE words", null],
  ["a status alone", "HTTP 502", null],
])("tells what to do about %s", (_, reason, told) => {
  expect(unclearText(reason, zh)).toBe(told);
});

it("knows every reason in both languages", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});
