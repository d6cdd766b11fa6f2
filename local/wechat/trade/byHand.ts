import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import type { InTurn } from "../journal.ts";
import { isKnownPayment, isKnownRefund, type HandPayment, type HandRefund } from "./paidByHand.ts";
import { keyText, type PayBook, type PayEvent } from "./payBook.ts";

/** What a developer says was paid, and paid back, of orders that a shop made somewhere else. Only bills tell of it. */
export interface ByHand {
  /**
   * Notes a payment as made now. A number is paid once, as at WeChat: what comes again is no second payment. Of an order
   * that was placed here the bills have what its own payment says, so a notice by hand of one is a forged notice.
   */
  paid(payment: {
    readonly outTradeNo: string;
    readonly openid: string;
    readonly totalFee: number;
  }): Promise<void>;
  /**
   * Notes a refund as made now, at the merchant's own desk: nobody is told. The same number again is the same refund.
   *
   * Errors: order_placed, where WeChat itself must be asked for the refund.
   */
  refunded(refund: Omit<HandRefund, "atMs">): Promise<void>;
}

export function createByHand(o: { clock: Clock; inTurn: InTurn<PayBook, PayEvent> }): ByHand {
  const { clock, inTurn } = o;
  const isPlaced = (book: PayBook, no: string) =>
    book.orders.has(keyText({ mchid: DEV_MERCHANT.mchid, no }));
  return {
    paid: ({ outTradeNo, openid, totalFee: totalFen }) =>
      inTurn(async (book, commit) => {
        const isNothing = totalFen === 0 || isPlaced(book, outTradeNo);
        if (isNothing || isKnownPayment(book.byHand, outTradeNo)) return;
        const payment: HandPayment = { outTradeNo, openid, totalFen, atMs: clock.nowMs() };
        await commit([{ type: "paidByHand", ...payment }]);
      }),
    refunded: (refund) =>
      inTurn(async (book, commit) => {
        if (isPlaced(book, refund.outTradeNo)) {
          const { outTradeNo } = refund;
          throw new ControlError("order_placed", `${outTradeNo} was ordered at WeChat`, 409);
        }
        if (refund.refundFen === 0 || isKnownRefund(book.byHand, refund)) return;
        await commit([{ type: "refundedByHand", ...refund, atMs: clock.nowMs() }]);
      }),
  };
}
