import type { Fact } from "#core/commission/facts.ts";
import { waitingSince } from "#core/commission/waiting.ts";
import { fen, NOTHING } from "#core/money.ts";
import { paidFor } from "#core/commission/testing/soldOrder.ts";

const payment: Fact = { key: "payment-asked", channel: "wechat", expiresAtMs: 9 };
const closed: Fact = { key: "payment-closed" };
const told = { lines: [{ sku: "tea", refundFen: fen(1) }], freightFen: NOTHING };
const asked = (id: string): Fact => ({ key: `refund-asked/${id}`, ...told, reason: "", by: "s" });
const made = (id: string): Fact => ({ key: `refund/${id}`, ...told });
const ended = (id: string): Fact => ({ key: `refund-ended/${id}`, state: "closed" });

/** Goal: what WeChat owes an answer to, for how long, and what counts as the answer. Facts come at 1, 2, 3, … ms. */
it.each<[string, readonly Fact[], number | null]>([
  ["nothing was asked", [], null],
  ["a payment is asked for", [payment], 1],
  ["it was paid", [payment, paidFor()], null],
  ["it was closed", [payment, closed], null],
  ["a refund is asked for", [payment, paidFor(), asked("r1")], 3],
  ["it was made", [payment, paidFor(), asked("r1"), made("r1")], null],
  ["it was closed there", [payment, paidFor(), asked("r1"), ended("r1")], null],
  ["another one was made", [payment, paidFor(), asked("r1"), made("r2")], 3],
  ["of two the first is open", [payment, paidFor(), asked("r1"), asked("r2"), made("r2")], 3],
  ["of two the second is open", [payment, paidFor(), asked("r1"), asked("r2"), made("r1")], 4],
  ["two are open", [payment, paidFor(), asked("r1"), asked("r2")], 3],
])("%s", (_what, facts, sinceMs) => {
  expect(waitingSince(facts.map((fact, index) => ({ ...fact, atMs: index + 1 })))).toBe(sinceMs);
});
