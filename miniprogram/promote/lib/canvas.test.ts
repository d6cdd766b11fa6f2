import { linesIn } from "./canvas";

const measure = (text: string): number => [...text].length * 10;

it.each([
  ["", 100, 2, []],
  ["短", 100, 2, ["短"]],
  ["一二三四五六", 30, 2, ["一二三", "四五六"]],
  ["一二三四五六七", 30, 2, ["一二三", "四五…"]],
  ["一二三四", 30, 1, ["一二…"]],
  ["宽", 5, 3, ["宽"]],
])("lays %j out in lines of %d: at most %d", (text, width, most, lines) => {
  expect(linesIn(measure, text, width, most)).toEqual(lines);
});
