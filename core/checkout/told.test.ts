import { offTold } from "#core/checkout/told.ts";
import { basisPoints, fen } from "#core/money.ts";

const rate = (offBp: number) =>
  ({ kind: "rate", offBp: basisPoints(offBp), mostFen: fen(4_000) }) as const;

it.each([
  [0, { kind: "amount", offFen: fen(500) } as const, "减 5.00 元"],
  [8_800, { kind: "amount", offFen: fen(1_500) } as const, "满 88.00 元减 15.00 元"],
  [15_000, rate(1_000), "满 150.00 元打 9 折，最多减 40.00 元"],
  [0, rate(1_450), "打 8.55 折，最多减 40.00 元"],
  [0, rate(10_000), "免费，最多减 40.00 元"],
])("says what a coupon from %d fen on takes off", (fromFen, off, text) => {
  expect(offTold({ fromFen: fen(fromFen), off })).toBe(text);
});
