import { parseJsonBody } from "./jsonBody.ts";

/** Goal: a body is read as JSON.parse reads it, unless it is nested too deeply for those who walk it. */
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const parse = (text: string) => parseJsonBody(Buffer.from(text));

it.each([
  ["1"],
  [nested(256)],
  [JSON.stringify({ text: "[".repeat(5_000), other: "{\\" })],
  [JSON.stringify({ text: `\\"${"[".repeat(5_000)}` })],
  [JSON.stringify(Array.from({ length: 600 }, () => ["\\", '"[', {}]))],
])("reads what JSON.parse reads, %#", (text) => {
  expect(JSON.stringify(parse(text))).toBe(text);
});

it.each([
  [nested(257)],
  [nested(100_000)],
  [`{"a":"\\\\","b":${nested(300)}}`],
  ["{"],
  ["["],
  [""],
  ['"'],
])("refuses the rest, %#", (text) => {
  expect(() => parse(text)).toThrow(SyntaxError);
});
