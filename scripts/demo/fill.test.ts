import fc from "fast-check";
import { widthOf } from "#scripts/tell/money.ts";
import { cut, fill } from "./fill.ts";

it("breaks English at spaces and Chinese between signs", () => {
  expect(fill("one two three", 8)).toEqual(["one two", "three"]);
  expect(fill("扫码的人成了粉丝", 8)).toEqual(["扫码的人", "成了粉丝"]);
});

it("never begins a line with a comma nor ends it with an opening bracket", () => {
  expect(fill("一二三四，五六", 8)).toEqual(["一二三", "四，五六"]);
  expect(fill("一二三（四五）", 8)).toEqual(["一二三", "（四五）"]);
});

it("loses nothing, and is never wider than it may be unless one word is", () => {
  const words = fc.array(fc.constantFrom("ab", "粉丝", "，", "（", "）", "¥1,234.50", "x"));
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 100 }), (parts, width) => {
      const text = parts.join(" ");
      const lines = fill(text, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
    { seed: 20261121 },
  );
});

it("cuts a name that is too wide, by columns and not by signs", () => {
  expect(cut("WHITE METAL LANTERN", 12)).toBe("WHITE METAL…");
  expect(cut("桂花乌龙三角包", 9)).toBe("桂花乌龙…");
  expect(cut("桂花乌龙", 8)).toBe("桂花乌龙");
});
