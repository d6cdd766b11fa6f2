import { breakPath } from "./breakPath.ts";

it.each([
  ["payment_amount", "O1", "/orders/O1"],
  ["payment_not_in_bill", "O 1", "/orders/O%201"],
  ["refund_not_in_bill", "O1/r1", "/orders/O1"],
  ["fact_conflict", "O1", "/orders/O1"],
  ["fact_conflict", "F12W3Tab", "/withdrawals?state=all&transfer=F12W3Tab"],
  ["transfer_amount", "F12W3Tab", "/withdrawals?state=all&transfer=F12W3Tab"],
  ["payment_amount", "fund-basic/2026-03-05", "/reconciliation?month=2026-03"],
  ["payment_unknown", "X1", null],
  ["refund_unknown", "X1/r", null],
  ["transfer_unknown", "100012", null],
] as const)("a %s about %s is looked at under %j", (kind, about, path) => {
  expect(breakPath({ kind, about })).toBe(path);
});
