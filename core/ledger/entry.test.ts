import { balanceOf, posting } from "#core/ledger/entry.ts";

it("turns a posting round rather than moving a negative amount", () => {
  expect(posting("pending:A", "available:A", 5)).toEqual({
    from: "pending:A",
    to: "available:A",
    amountFen: 5,
  });
  expect(posting("pending:A", "available:A", -5)).toEqual({
    from: "available:A",
    to: "pending:A",
    amountFen: 5,
  });
});

it("counts what came in less what went out, of the one account only", () => {
  const postings = [
    posting("brand:commission", "pending:A", 900),
    posting("brand:commission", "pending:AB", 50),
    posting("pending:A", "available:A", 300),
  ];
  expect(balanceOf("pending:A", postings)).toBe(600);
  expect(balanceOf("brand:commission", postings)).toBe(-950);
  expect(balanceOf("available:A", postings)).toBe(300);
  expect(balanceOf("frozen:A", postings)).toBe(0);
});

it("refuses amounts that are no whole fen", () => {
  expect(() => posting("pending:A", "available:A", 0.5)).toThrow("not a whole number of fen");
});
