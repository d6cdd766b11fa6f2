import { hmacSeal } from "#adapters/keyed/seal.ts";

const seal = hmacSeal("k".repeat(32));

it("marks a text, and knows its mark again", () => {
  const mark = seal.mark("cart", "tea 1");
  expect(mark).toMatch(/^[0-9a-f]{64}$/);
  expect(seal.matches("cart", "tea 1", mark)).toBe(true);
});

it.each([
  ["another text", "cart", "tea 2", "k"],
  ["another purpose", "plan", "tea 1", "k"],
  ["another key", "cart", "tea 1", "j"],
] as const)("a mark does not fit %s", (_, purpose, text, letter) => {
  const mark = seal.mark("cart", "tea 1");
  expect(hmacSeal(letter.repeat(32)).matches(purpose, text, mark)).toBe(false);
});

it.each(["", "short", `${"0".repeat(63)}é`])("%j is no mark", (told) => {
  expect(seal.matches("cart", "tea 1", told)).toBe(false);
});

it.each([undefined, null, 7, {}])("%j, out of a database, is no mark either", (told) => {
  expect(seal.matches("cart", "tea 1", told as never)).toBe(false);
});

it("wants a key that nobody guesses", () => {
  expect(() => hmacSeal("")).toThrow("FENRUN_KEY");
});
