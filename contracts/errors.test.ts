import { sentenceFor, SENTENCES } from "#contracts/errors.ts";
import { fen } from "#core/money.ts";

it("tells the fields of an error in its sentence", () => {
  expect(sentenceFor({ code: "limit_exceeded", left: 2 })).toContain("还可以买 2 件");
  const exceeded = { code: "amount_exceeded", leftFen: fen(123_450) } as const;
  expect(sentenceFor(exceeded)).toContain("最多 1,234.50 元");
  const unknown = { code: "sku_unknown", skus: ["a-1", "b-2"] } as const;
  expect(sentenceFor(unknown)).toContain("：a-1、b-2。");
});

it("leaves out what an error does not have, and never shows a brace", () => {
  for (const code of Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]) {
    expect(sentenceFor({ code })).not.toMatch(/[{}]/);
  }
  expect(sentenceFor({ code: "prices_not_monotone", sku: null })).toMatch(/^ 的价格/);
});

it("says nothing in words of the code to buyers and staff of the shop", () => {
  for (const sentence of Object.values(SENTENCES)) {
    expect([sentence, /(?:请看|还可以买|原因见) ?[a-z]+[A-Z]?/.test(sentence)]).toEqual([
      sentence,
      /请看 (?:findings|possibleFen)/.test(sentence),
    ]);
  }
});
