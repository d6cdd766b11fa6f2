import { fen } from "#core/money.ts";
import { goodsShop } from "#functions/purchase/testing/goodsShop.ts";
import type { KnownRefund } from "#ports/payments.ts";

/** Goal: nobody keeps the money of an order that was cancelled, whatever WeChat does to its refund. */
it("goes on until the buyer has back what he paid too late", async () => {
  const shop = goodsShop();
  const { payments, clock } = shop;
  await shop.place();
  await shop.askPayment();
  await shop.buyer("cancel");
  const payment = { orderId: "ORDER1", transactionId: "t", amountFen: fen(2_600) };
  const successAtMs = clock.nowMs;
  payments.read = async () => ({ answer: "paid", payment: { ...payment, successAtMs } });
  const states = new Map<string, KnownRefund["state"]>();
  const refundOf = (refundId: string): KnownRefund => ({
    ...{ orderId: "ORDER1", refundId, refundFen: fen(2_600), totalFen: fen(2_600) },
    ...{ state: states.get(refundId) ?? "processing", succeededAtMs: null },
  });
  payments.refund = async ({ refundId }) => ({ answer: "refund", refund: refundOf(refundId) });
  payments.readRefund = async ({ refundId }) => ({ answer: "refund", refund: refundOf(refundId) });
  const tasks = () => shop.purchase().tasks.map(({ key }) => key);

  await shop.checkPayment();
  await shop.buyer("show");
  expect([shop.purchase().state, ...tasks()]).toEqual(["cancelled", "refund/late"]);
  states.set("ORDER1-late", "closed");
  shop.wait(60);
  await shop.sweep();
  await shop.tend();
  expect(tasks()).toEqual(["refund/late-2"]);
  shop.wait(7 * 60);
  await shop.tend();
  expect(tasks()).toEqual(["refund/late-2"]);
  states.set("ORDER1-late-2", "succeeded");
  shop.wait(60);
  await shop.tend();
  expect(tasks()).toEqual([]);
  expect(shop.facts()).toContain("refund/ORDER1-late-2");
  expect(shop.purchase()).toMatchObject({ state: "cancelled", dueAtMs: null, asksStaff: false });
});
