import { memoryPayments } from "#adapters/memory/payments.ts";
import { assert } from "#core/assert.ts";
import { MINUTE_MS } from "#core/time.ts";
import { fen } from "#core/money.ts";
import { pursuePayment } from "#functions/order/pursuePayment.ts";
import { recordPayment } from "#functions/order/recordPayment.ts";
import { NOON_MS, payShop } from "#functions/order/testing/payShop.ts";

/** An order that was asked for and that nobody may pay any more, as the sweep has read it. */
async function overdue() {
  const shop = payShop();
  shop.aBuy("order1");
  await shop.pay("order1");
  shop.wait(40);
  const known = shop.memory.documents.cases.get("order1");
  assert(known !== undefined, "it was asked for");
  return { ...shop, known, nowMs: shop.clock.nowMs };
}

it("leaves an order paid that was paid while WeChat was asked", async () => {
  const { deps, known, keys, booked, nowMs } = await overdue();
  const [transactionId, amountFen, successAtMs] = ["t1", fen(15_800), NOON_MS + MINUTE_MS];
  const payments = {
    ...deps.payments,
    async read() {
      const told = { orderId: "order1", transactionId, amountFen, successAtMs };
      await recordPayment(deps, told, nowMs); // The late notice comes first.
      return { answer: "closed" } as const;
    },
  };
  expect(await pursuePayment({ ...deps, payments }, known, nowMs)).toEqual({
    ok: true,
    value: "paid",
  });
  expect(keys("order1")).toEqual(["payment-asked", "paid"]);
  expect(booked("order1")).toBe(1_500);
});

it("closes nothing that the other channel asked for: it may be paid there", async () => {
  const { deps, known, keys, logged, nowMs } = await overdue();
  const payments = memoryPayments("cloudpay");
  expect(await pursuePayment({ ...deps, payments }, known, nowMs)).toEqual({
    ok: true,
    value: "unclear",
  });
  expect(keys("order1")).toEqual(["payment-asked"]);
  expect(String(logged.at(-1))).toContain("asked by wechat");
});
