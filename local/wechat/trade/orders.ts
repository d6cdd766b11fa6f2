import { createHash } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { InTurn } from "../journal.ts";
import type { PayRefusal } from "../v3/payRefusal.ts";
import {
  keyText,
  orderKey,
  type Order,
  type OrderTerms,
  type PayBook,
  type PayEvent,
} from "./payBook.ts";
import type { PayKey } from "./payBook.ts";

/** A prepay_id opens the payment for two hours; then the same order may be placed again for a new one. */
export const PREPAY_MS = 2 * 3_600_000;

export const ORDER_NOT_EXIST: PayRefusal = {
  ...{ status: 404, code: "ORDER_NOT_EXIST", message: "订单不存在" },
};
const OUT_TRADE_NO_USED: PayRefusal = {
  ...{ status: 403, code: "OUT_TRADE_NO_USED", message: "商户订单号重复" },
};
const ORDER_CLOSED: PayRefusal = {
  ...{ status: 400, code: "ORDER_CLOSED", message: "订单已关闭" },
};
const ORDER_PAID: PayRefusal = {
  ...{ status: 400, code: "ORDER_PAID", message: "订单已支付" },
};
const USER_PAYING: PayRefusal = {
  ...{ status: 202, code: "USER_PAYING", message: "用户支付中,需要输入密码" },
};
const EXPIRED: PayRefusal = {
  ...{ status: 400, code: "PARAM_ERROR", message: "time_expire must lie in the future" },
};

export interface Orders {
  /**
   * Places an order. The same order again gives the same prepay_id, or a new one when that is too old.
   *
   * Errors: OUT_TRADE_NO_USED when the number was used for another order, or is paid; ORDER_CLOSED.
   */
  place(terms: OrderTerms): Promise<{ readonly prepayId: string } | PayRefusal>;
  find(key: PayKey): Order | PayRefusal;
  findByTransactionId(mchid: string, transactionId: string): Order | PayRefusal;
  /** Closes what is not paid. A closed order may be closed again. Errors: ORDER_PAID, USER_PAYING. */
  close(key: PayKey): Promise<undefined | PayRefusal>;
}

/** Orders as WeChat keeps them, whichever door they came through. */
export function createOrders(o: {
  clock: Clock;
  inTurn: InTurn<PayBook, PayEvent>;
  book: () => PayBook;
}): Orders {
  const { clock, inTurn } = o;
  const find = (key: PayKey) => o.book().orders.get(keyText(key)) ?? ORDER_NOT_EXIST;
  return {
    place: (terms) =>
      inTurn(async (book, commit) => {
        const atMs = clock.nowMs();
        const known = book.orders.get(keyText(orderKey(terms)));
        const judged = judgePlacing(known, terms, atMs);
        if (typeof judged !== "string") return judged;
        const kept = judged === "again" ? known?.prepayId : undefined;
        if (kept !== undefined) return { prepayId: kept };
        const prepayId = prepayIdOf(terms, atMs);
        await commit([
          judged === "new"
            ? { type: "ordered", terms, prepayId, atMs }
            : { type: "prepaid", key: orderKey(terms), prepayId, atMs },
        ]);
        return { prepayId };
      }),
    find,
    findByTransactionId(mchid, transactionId) {
      const key = o.book().byTransactionId.get(transactionId);
      return key?.mchid === mchid ? find(key) : ORDER_NOT_EXIST;
    },
    close: (key) =>
      inTurn(async (book, commit) => {
        const order = book.orders.get(keyText(key));
        if (order === undefined) return ORDER_NOT_EXIST;
        if (order.state === "SUCCESS") return ORDER_PAID;
        if (order.state === "USERPAYING") return USER_PAYING;
        if (order.state !== "CLOSED") await commit([{ type: "closed", key }]);
        return undefined;
      }),
  };
}

function judgePlacing(
  known: Order | undefined,
  terms: OrderTerms,
  nowMs: number,
): "new" | "again" | "renew" | PayRefusal {
  if (known === undefined) {
    return terms.expiresAtMs !== null && terms.expiresAtMs <= nowMs ? EXPIRED : "new";
  }
  if (known.state === "CLOSED") return ORDER_CLOSED;
  if (known.state === "SUCCESS" || known.terms.request !== terms.request) return OUT_TRADE_NO_USED;
  return nowMs < known.prepayAtMs + PREPAY_MS ? "again" : "renew";
}

/** 36 characters that follow from the order and the instant, as "wx31" and so on. */
function prepayIdOf({ mchid, outTradeNo }: OrderTerms, atMs: number): string {
  const digest = createHash("sha256").update(`${mchid}/${outTradeNo}/${atMs}`).digest("hex");
  return `wx${digest.slice(0, 34)}`;
}
