import { assert } from "#core/assert.ts";
import { type Fen, fen } from "#core/money.ts";
import { MINUTE_MS } from "#core/time.ts";
import type {
  KnownRefund,
  PaymentOrder,
  Payments,
  ReadPayment,
  ReadRefund,
  RefundOrder,
  RefundState,
} from "#ports/payments.ts";

/** What befalls the next call of a name: its reply is lost after WeChat took it, or the call is lost before. */
export type PaymentFault = "timeout-but-applied" | "timeout-not-applied";
type Name = "ask" | "read" | "close" | "refund" | "readRefund";

export interface MemoryPayments extends Payments {
  /** The buyer pays what he was asked for. */
  pay(orderId: string, successAtMs: number): void;
  /** Scripts what becomes of a refund, also of one that is not asked for yet. Without it, it is taken on and open. */
  endRefund(refundId: string, state: RefundState): void;
  /** What the merchant has to give back from. */
  fund(balanceFen: Fen): void;
  /** Every call of that name meets the fault from now on, or none. */
  fail(name: Name, fault: PaymentFault | null): void;
  /** Every refund that WeChat took, by number. */
  refunds(): readonly RefundOrder[];
  /** How often each call was made. */
  calls(name: Name): number;
}

interface Payment {
  readonly order: PaymentOrder;
  readonly state: "open" | "closed" | "paid";
  readonly successAtMs: number;
}

const TIMEOUT = { answer: "unclear", reason: "no answer in time" } as const;
const PARAMETERS = { nonceStr: "nonce", signType: "RSA", paySign: "signature" };

/** WeChat's orders and refunds in maps, for unit tests. Nothing here is random or looks at a clock but the caller's. */
export function memoryPayments(channel: Payments["channel"] = "wechat"): MemoryPayments {
  const payments = new Map<string, Payment>();
  const refunds = new Map<string, RefundOrder>();
  const states = new Map<string, RefundState>();
  const faults = new Map<Name, PaymentFault>();
  const counts = new Map<Name, number>();
  let balanceFen: number = fen(100_000_000);

  /** Yields, as a call over the network does, and meets the fault that waits for the call. */
  async function call<T>(name: Name, run: () => T): Promise<T | typeof TIMEOUT> {
    await Promise.resolve();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const fault = faults.get(name);
    if (fault === "timeout-not-applied") return TIMEOUT;
    const done = run();
    return fault === undefined ? done : TIMEOUT;
  }
  const readPayment = (orderId: string): ReadPayment => {
    const known = payments.get(orderId);
    if (!known) return { answer: "none" };
    if (known.state !== "paid") return { answer: known.state };
    const { order, successAtMs } = known;
    const { totalFen: amountFen } = order;
    return {
      answer: "paid",
      payment: { orderId, transactionId: `t-${orderId}`, amountFen, successAtMs },
    };
  };
  const readRefund = (refundId: string, orderId: string): ReadRefund => {
    const known = refunds.get(refundId);
    if (!known) return { answer: "none" };
    if (known.orderId !== orderId) return { answer: "foreign" };
    const state = states.get(refundId) ?? "processing";
    const { refundFen, totalFen } = known;
    const refund: KnownRefund = {
      ...{ orderId, refundId, refundFen, totalFen, state },
      succeededAtMs: state === "succeeded" ? MINUTE_MS : null,
    };
    return { answer: "refund", refund };
  };
  const refused = (code: string): ReadRefund => ({ answer: "refused", code, reason: code });
  const takenFen = (orderId: string) =>
    [...refunds.values()]
      .filter((one) => one.orderId === orderId && states.get(one.refundId) !== "closed")
      .reduce((sum, { refundFen }) => sum + refundFen, 0);

  return {
    channel,
    ask: (order) =>
      call("ask", () => {
        const known = payments.get(order.orderId);
        if (!known) payments.set(order.orderId, { order, state: "open", successAtMs: 0 });
        else if (known.state !== "open") return { answer: known.state };
        else if (JSON.stringify(known.order) !== JSON.stringify(order)) {
          return { answer: "unclear", reason: "the number is another order's" };
        }
        const parameters = { ...PARAMETERS, timeStamp: "0", package: `prepay_id=${order.orderId}` };
        return { answer: "asked", parameters };
      }),
    read: (orderId) => call("read", () => readPayment(orderId)),
    close: (orderId) =>
      call("close", () => {
        const known = payments.get(orderId);
        if (!known) return { answer: "unclear", reason: "there is no such order" };
        if (known.state === "paid") return { answer: "paid" };
        payments.set(orderId, { ...known, state: "closed" });
        return { answer: "closed" };
      }),
    refund: (order) =>
      call("refund", () => {
        const { orderId, refundId, refundFen } = order;
        const known = refunds.get(refundId);
        if (known) {
          const isSame = JSON.stringify(known) === JSON.stringify(order);
          return isSame ? readRefund(refundId, orderId) : refused("INVALID_REQUEST");
        }
        const payment = payments.get(orderId);
        if (payment?.state !== "paid") return refused("RESOURCE_NOT_EXISTS");
        const { totalFen } = payment.order;
        const isWrong = totalFen !== order.totalFen || takenFen(orderId) + refundFen > totalFen;
        if (isWrong) return refused("INVALID_REQUEST");
        if (balanceFen < refundFen) return refused("NOT_ENOUGH");
        balanceFen -= refundFen;
        refunds.set(refundId, order);
        return readRefund(refundId, orderId);
      }),
    readRefund: ({ orderId, refundId }) => call("readRefund", () => readRefund(refundId, orderId)),

    pay(orderId, successAtMs) {
      const known = payments.get(orderId);
      assert(known?.state === "open", `${orderId} cannot be paid`);
      payments.set(orderId, { ...known, state: "paid", successAtMs });
    },
    endRefund: (refundId, state) => void states.set(refundId, state),
    fund: (amountFen) => void (balanceFen = amountFen),
    fail(name, fault) {
      if (fault === null) faults.delete(name);
      else faults.set(name, fault);
    },
    refunds: () => [...refunds.values()],
    calls: (name) => counts.get(name) ?? 0,
  };
}
