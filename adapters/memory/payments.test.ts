import { fen } from "#core/money.ts";
import { paymentsContract } from "#tests/contract/payments.ts";
import { memoryPayments } from "./payments.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");

paymentsContract(async () => {
  const payments = memoryPayments();
  return {
    payments,
    nowMs: () => START_MS,
    pay: async (orderId) => payments.pay(orderId, START_MS + 1_000),
    endRefund: async (refundId, state) => payments.endRefund(refundId, state),
    fund: async (balanceFen) => payments.fund(fen(balanceFen)),
    lose: async (name, fault) => payments.fail(name, fault),
  };
});
