import { marked } from "./marked.ts";

/** Goal: whoever writes sees each forbidden phrase where it stands, and loses no letter of the rest. */
const told = (text: string, phrases: readonly string[]) =>
  marked(text, phrases)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join("");

it.each([
  ["跟着我躺赚，真的躺赚", ["躺赚"], "跟着我[躺赚]，真的[躺赚]"],
  ["月入过万", ["月入", "月入过万"], "[月入过万]"],
  ["好茶", ["躺赚"], "好茶"],
  ["", ["躺赚"], ""],
  ["好茶", [""], "好茶"],
  ["稳.赚", ["稳.赚"], "[稳.赚]"],
])("%s", (text, phrases, then) => expect(told(text, phrases)).toBe(then));
