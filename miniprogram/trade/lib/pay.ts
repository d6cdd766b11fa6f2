import { CallError } from "../../services/call";
import { checkPayment, pay as askPayment } from "../../services/order";

/** `unclear`: the sheet closed well, and nobody has heard of the money yet. `cancelled`: the buyer did not pay. */
export type PayEnd = "paid" | "cancelled" | "closed" | "unclear";

/** WeChat tells a shop of a payment within seconds; whoever waits longer is told on the order's page. */
const WAITS_MS = [0, 500, 1_000, 1_500, 2_000, 3_000];
const LOOKS_AFTER_FAILURE = 2;

/**
 * The buyer pays an order: WeChat's sheet, then how it ended as the shop's books know it. What the phone says of a payment
 * is never believed. Asked again it is the same payment.
 *
 * - Errors: CallError when it cannot be paid.
 */
export async function pay(orderId: string): Promise<PayEnd> {
  try {
    const { payment } = await askPayment(orderId);
    const { signType, ...rest } = payment;
    await wx.requestPayment({ ...rest, signType: signType as "RSA" });
  } catch (error) {
    if (error instanceof CallError) {
      if (error.code === "order_paid") return "paid";
      throw error;
    }
    if (isCancelled(error)) return "cancelled";
    // The sheet broke: most likely nothing was paid, but only the books know.
    const end = await ended(orderId, WAITS_MS.slice(0, LOOKS_AFTER_FAILURE));
    return end === "unclear" ? "cancelled" : end;
  }
  return ended(orderId, WAITS_MS);
}

/** How a payment ended, asked for a few times while nothing is known. */
async function ended(orderId: string, waitsMs: readonly number[]): Promise<PayEnd> {
  for (const waitMs of waitsMs) {
    await new Promise((go) => setTimeout(go, waitMs));
    const state = await checkPayment(orderId)
      .then((reply) => reply.state)
      .catch(() => "open" as const); // It is asked again, and the order's page tells in the end.
    if (state !== "open") return state;
  }
  return "unclear";
}

/** WeChat's word when its sheet was closed without paying. */
const isCancelled = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "errMsg" in error &&
  String(error.errMsg).includes("cancel");
