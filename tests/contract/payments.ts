import { setTimeout as sleep } from "node:timers/promises";
import { fen } from "#core/money.ts";
import type { PaymentOrder, Payments, RefundOrder, RefundState } from "#ports/payments.ts";

/** What the suite needs besides the port: to play the buyer, the refunds and the network. */
export interface PaymentsUnderTest {
  readonly payments: Payments;
  nowMs(): number;
  pay(orderId: string): Promise<void>;
  endRefund(refundId: string, state: RefundState): Promise<void>;
  /** What the merchant has to give back from. */
  fund(balanceFen: number): Promise<void>;
  /** The next call of that name meets it; null = no call any more. */
  lose(
    call: "ask" | "refund",
    fault: "timeout-but-applied" | "timeout-not-applied" | null,
  ): Promise<void>;
}

/** What every `Payments` must do. Run on the memory adapter, and on WeChat's two channels over the stand-in. */
export function paymentsContract(open: () => Promise<PaymentsUnderTest>): void {
  let made = 0;
  const anOrder = (nowMs: number): PaymentOrder => ({
    ...{ orderId: `pay${(made += 1)}x${process.pid}`, openid: "o_li", totalFen: fen(9_900) },
    ...{ description: "订单 🎉", expiresAtMs: nowMs - (nowMs % 1_000) + 30 * 60_000 },
  });
  const aRefund = ({ orderId }: PaymentOrder, refundFen = 900): RefundOrder => ({
    ...{ orderId, refundId: `ref${(made += 1)}x${process.pid}`, refundFen: fen(refundFen) },
    ...{ totalFen: fen(9_900), reason: "少了一件" },
  });
  async function paidOrder(under: PaymentsUnderTest): Promise<PaymentOrder> {
    const order = anOrder(under.nowMs());
    expect(await under.payments.ask(order)).toMatchObject({ answer: "asked" });
    await under.pay(order.orderId);
    return order;
  }
  /** The refund when it has come to a state: WeChat takes its time. */
  async function refundIn({ payments }: PaymentsUnderTest, refund: RefundOrder, state: string) {
    for (let tries = 0; tries < 300; tries++) {
      const read = await payments.readRefund(refund);
      if (read.answer === "refund" && read.refund.state === state) return read.refund;
      await sleep(100);
    }
    return payments.readRefund(refund);
  }

  it("asks the buyer, and hands over what wx.requestPayment needs", async () => {
    const { payments, nowMs } = await open();
    const order = anOrder(nowMs());
    expect(await payments.ask(order)).toEqual({
      answer: "asked",
      parameters: {
        timeStamp: expect.stringMatching(/^\d+$/),
        nonceStr: expect.stringMatching(/./),
        package: expect.stringMatching(/^prepay_id=./),
        signType: expect.stringMatching(/./),
        paySign: expect.stringMatching(/./),
      },
    });
    expect(await payments.read(order.orderId)).toEqual({ answer: "open" });
  });

  it("knows no number that was never asked for", async () => {
    const { payments, nowMs } = await open();
    const order = anOrder(nowMs());
    expect(await payments.read(order.orderId)).toEqual({ answer: "none" });
    expect(await payments.readRefund(aRefund(order))).toEqual({ answer: "none" });
    expect(await payments.close(order.orderId)).toMatchObject({ answer: "unclear" });
  });

  it("tells a payment with its amount and its own number, and asks for it no more", async () => {
    const under = await open();
    const order = await paidOrder(under);
    const { orderId } = order;
    const read = await under.payments.read(orderId);
    expect(read).toEqual({
      answer: "paid",
      payment: {
        ...{ orderId, transactionId: expect.stringMatching(/./), amountFen: 9_900 },
        successAtMs: expect.any(Number),
      },
    });
    expect(await under.payments.ask(order)).toEqual({ answer: "paid" });
    expect(await under.payments.close(orderId)).toEqual({ answer: "paid" });
  });

  it("takes the same order again for the same payment, and no other under its number", async () => {
    const under = await open();
    const order = anOrder(under.nowMs());
    expect(await under.payments.ask(order)).toMatchObject({ answer: "asked" });
    expect(await under.payments.ask({ ...order })).toMatchObject({ answer: "asked" });
    const other = await under.payments.ask({ ...order, totalFen: fen(1) });
    expect(other).toMatchObject({ answer: "unclear" });
    await under.pay(order.orderId);
    expect(await under.payments.read(order.orderId)).toMatchObject({
      payment: { amountFen: 9_900 },
    });
  });

  it("closes what is not paid, as often as it is told to", async () => {
    const { payments, nowMs } = await open();
    const order = anOrder(nowMs());
    await payments.ask(order);
    expect(await payments.close(order.orderId)).toEqual({ answer: "closed" });
    expect(await payments.close(order.orderId)).toEqual({ answer: "closed" });
    expect(await payments.read(order.orderId)).toEqual({ answer: "closed" });
    expect(await payments.ask(order)).toEqual({ answer: "closed" });
  });

  it.each([
    ["timeout-but-applied", "open"],
    ["timeout-not-applied", "none"],
  ] as const)("is unclear when an asking is lost: %s", async (fault, state) => {
    const under = await open();
    const order = anOrder(under.nowMs());
    await under.lose("ask", fault);
    expect(await under.payments.ask(order)).toMatchObject({ answer: "unclear" });
    await under.lose("ask", null);
    expect(await under.payments.read(order.orderId)).toEqual({ answer: state });
    expect(await under.payments.ask(order)).toMatchObject({ answer: "asked" });
  });

  it("gives money back, once for one number", async () => {
    const under = await open();
    const order = await paidOrder(under);
    const refund = aRefund(order);
    const { orderId, refundId } = refund;
    const known = { orderId, refundId, refundFen: 900, totalFen: 9_900 };
    const processing = { ...known, state: "processing", succeededAtMs: null };
    const asked = { answer: "refund", refund: processing };
    expect(await under.payments.refund(refund)).toEqual(asked);
    expect(await under.payments.refund(refund)).toMatchObject({ refund: known });
    await under.endRefund(refundId, "succeeded");
    expect(await refundIn(under, refund, "succeeded")).toEqual({
      ...known,
      ...{ state: "succeeded", succeededAtMs: expect.any(Number) },
    });
    expect(await under.payments.read(orderId)).toMatchObject({ answer: "paid" });
  });

  it.each(["closed", "abnormal"] as const)("tells a refund that ends as %s", async (state) => {
    const under = await open();
    const refund = aRefund(await paidOrder(under));
    await under.endRefund(refund.refundId, state);
    await under.payments.refund(refund);
    expect(await refundIn(under, refund, state)).toMatchObject({ state, succeededAtMs: null });
  });

  it("refuses a refund, with WeChat's words, and knows of none then", async () => {
    const under = await open();
    const order = await paidOrder(under);
    const tooMuch = aRefund(order, 9_901);
    expect(await under.payments.refund(tooMuch)).toMatchObject({ answer: "refused" });
    expect(await under.payments.readRefund(tooMuch)).toEqual({ answer: "none" });
    await under.fund(0);
    const unfunded = aRefund(order);
    expect(await under.payments.refund(unfunded)).toMatchObject({
      ...{ answer: "refused", code: expect.any(String), reason: expect.any(String) },
    });
    await under.fund(1_000_000);
    expect(await under.payments.refund(unfunded)).toMatchObject({ answer: "refund" });
  });

  it("tells a number that another order's refund has used", async () => {
    const under = await open();
    const refund = aRefund(await paidOrder(under));
    await under.payments.refund(refund);
    const other = await paidOrder(under);
    const again = { ...refund, orderId: other.orderId };
    expect(await under.payments.refund(again)).toMatchObject({
      answer: expect.stringMatching(/^(refused|foreign)$/),
    });
    expect(await under.payments.readRefund(again)).toEqual({ answer: "foreign" });
  });

  it.each([
    ["timeout-but-applied", "refund"],
    ["timeout-not-applied", "none"],
  ] as const)("is unclear when a refund is lost: %s", async (fault, answer) => {
    const under = await open();
    const refund = aRefund(await paidOrder(under));
    await under.lose("refund", fault);
    expect(await under.payments.refund(refund)).toMatchObject({ answer: "unclear" });
    await under.lose("refund", null);
    expect(await under.payments.readRefund(refund)).toMatchObject({ answer });
    expect(await under.payments.refund(refund)).toMatchObject({ answer: "refund" });
  });
}
