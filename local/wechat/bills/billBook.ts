import { APPID_DEFAULT } from "../../functions/context.ts";
import { leftOf, type HandPayment } from "../trade/paidByHand.ts";
import { keyText, type Order, type OrderTerms, type PayBook } from "../trade/payBook.ts";
import type { Refund } from "../trade/refund.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { wechatNumber } from "../wechatNumber.ts";

/** What bills of one day are made of: what was ordered here, and what was paid by hand that day. */
export interface BillBook {
  readonly orders: ReadonlyMap<string, Order>;
  readonly refunds: ReadonlyMap<string, Refund>;
  /** What payments by hand of earlier days left in the basic account, in fen. */
  readonly carriedFen: number;
}

const { mchid } = DEV_MERCHANT;

/** `date` is a day in China. Of a refund whose payment is of another day the order is there, without its payment. */
export function billBookOf(
  { orders, refunds, byHand }: PayBook,
  asker: string,
  date: string,
): BillBook {
  if (asker !== mchid) return { orders, refunds, carriedFen: 0 };
  const ofDay = new Map<string, Order>();
  const back = new Map<string, Refund>();
  let carriedFen = byHand.forgottenFen;
  for (const [day, held] of byHand.days) if (day < date) carriedFen += leftOf(held);
  const held = byHand.days.get(date);
  if (held === undefined) return { orders, refunds, carriedFen };
  for (const payment of held.payments.values()) {
    ofDay.set(keyText({ mchid, no: payment.outTradeNo }), orderOf(payment));
  }
  for (const [text, { outTradeNo, outRefundNo, refundFen, atMs }] of held.refunds) {
    const key = keyText({ mchid, no: outTradeNo });
    if (!ofDay.has(key)) ofDay.set(key, orderOf({ outTradeNo, totalFen: 0, atMs }));
    back.set(text, {
      terms: {
        ...{ mchid, outRefundNo, outTradeNo, refundFen, totalFen: 0, reason: null, notify: null },
        ...{ fundsAccount: "AVAILABLE", request: "" },
        refundId: wechatNumber("5030", text),
      },
      ...{ createdAtMs: atMs, fate: "success", fateAtMs: atMs },
    });
  }
  // What was ordered here comes last: a number stands for one order only.
  const all = new Map([...ofDay, ...orders]);
  return { orders: all, refunds: new Map([...back, ...refunds]), carriedFen };
}

function orderOf(payment: Omit<HandPayment, "openid"> & { readonly openid?: string }): Order {
  const { outTradeNo, openid, totalFen, atMs } = payment;
  const terms: OrderTerms = {
    ...{ mchid, appid: APPID_DEFAULT, outTradeNo, description: "", totalFen, attach: null },
    ...{ openid: openid ?? null, notify: null, expiresAtMs: null, request: "" },
  };
  const paid = openid === undefined ? null : { atMs, openid };
  return {
    ...{ terms, state: "SUCCESS", createdAtMs: atMs, prepayId: "", prepayAtMs: atMs },
    ...{ paid, refunds: [] },
  };
}
