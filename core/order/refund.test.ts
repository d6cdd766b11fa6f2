import type { RefundAskedFact } from "#core/commission/facts.ts";
import {
  caseAfter,
  paidFor,
  refundOf,
  soldOrder,
  tell,
} from "#core/commission/testing/soldOrder.ts";
import { fen } from "#core/money.ts";
import { mayRefund, toldRefund } from "#core/order/refund.ts";

const asked = (id: string, teaFen: number, freightFen = 0): RefundAskedFact => ({
  key: `refund-asked/${id}`,
  lines: [{ sku: "tea", refundFen: fen(teaFen) }],
  freightFen: fen(freightFen),
  ...{ reason: "少了一件", by: "staff" },
});
const paid = caseAfter([paidFor(), 0]);
const told = (refundId: string, amountFen: number) => ({ refundId, refundFen: fen(amountFen) });

it("takes a refund that was asked for by the lines of the asking, and no other amount of it", () => {
  const known = tell(paid, asked("r1", 4_000, 100), 1);
  const { lines, freightFen } = asked("r1", 4_000, 100);
  expect(toldRefund(soldOrder, known, told("r1", 4_100))).toEqual({
    ok: true,
    value: { key: "refund/r1", lines, freightFen },
  });
  expect(toldRefund(soldOrder, known, told("r1", 4_000))).toEqual({
    ok: false,
    error: { code: "amount_differs", oursFen: 4_100 },
  });
});

it("splits what was made elsewhere over what nobody has been promised", () => {
  // Of 100.00, 10.00 and 8.00 all the tea is promised: 9.00 more is half of what is left.
  const known = tell(paid, asked("r1", 10_000), 1);
  expect(toldRefund(soldOrder, known, told("r2", 900))).toEqual({
    ok: true,
    value: { key: "refund/r2", lines: [{ sku: "cup", refundFen: 500 }], freightFen: 400 },
  });
});

it("counts what was made elsewhere among the fifty refunds of an order", () => {
  const made = Array.from({ length: 49 }, (_, n) => n);
  const known = made.reduce((all, n) => tell(all, refundOf(`r${n}`, { tea: 1 }), n), paid);
  expect(mayRefund(soldOrder, known, asked("s1", 1), 50)).toEqual({ ok: true, value: null });
  const full = tell(known, asked("s1", 1), 50);
  expect(mayRefund(soldOrder, full, asked("s2", 1), 51)).toEqual({
    ok: false,
    error: { code: "refunds_full", refundsMax: 50 },
  });
});
