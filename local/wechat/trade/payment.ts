import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import type { Commit, InTurn } from "../journal.ts";
import type { Outbox, Plan } from "../notice/outbox.ts";
import { orderNotice } from "../notice/owedNotices.ts";
import { PREPAY_MS } from "./orders.ts";
import { keyText, orderKey, type Order, type PayBook, type PayEvent } from "./payBook.ts";
import { tradeState } from "./tradeReplies.ts";
import { transactionIdOf } from "./transactionId.ts";

/** What the buyer does, in front of the payment. */
export const BUYER_RESULTS = ["success", "fail", "cancel", "paying"] as const;
export type BuyerResult = (typeof BUYER_RESULTS)[number];

/** A payment that was opened. */
export interface Opened extends Plan {
  /** Which order: by what opens it, or by the merchant's number. */
  readonly order: { readonly prepayId: string } | { readonly outTradeNo: string };
  /** Needed where several merchants have used the same number. */
  readonly mchid?: string | undefined;
  /** Who pays: needed where the order does not say. */
  readonly openid?: string | undefined;
  readonly result: BuyerResult;
}

export interface BuyerActs {
  /**
   * Pays an order, or does not. A payment is told of at once, as far as its plan says so; `replies` holds what was
   * answered to that notice.
   *
   * Errors: order_not_found, order_ambiguous, order_closed, order_paid, prepay_expired, order_expired,
   * payer_mismatch, payer_unknown.
   */
  pay(opened: Opened): Promise<object>;
}

export function createPayment(o: {
  clock: Clock;
  inTurn: InTurn<PayBook, PayEvent>;
  outbox: Outbox;
}): BuyerActs {
  return {
    async pay(opened) {
      const order = await o.inTurn((book, commit) => act(book, commit, opened, o.clock.nowMs()));
      const head = { outTradeNo: order.terms.outTradeNo, tradeState: tradeState(order) };
      if (order.paid === null) return { ...head, replies: [] };
      const owed = orderNotice(order);
      const transactionId = transactionIdOf(order.terms);
      if (owed === undefined) return { ...head, transactionId, replies: [] };
      await o.outbox.owe(owed, opened);
      const sent = await o.outbox.sendNow(owed.id);
      const replies = sent === undefined ? [] : [sent.reply ?? sent.answer];
      return { ...head, transactionId, noticeTaken: sent?.taken ?? null, replies };
    },
  };
}

async function act(
  book: PayBook,
  commit: Commit<PayEvent>,
  opened: Opened,
  atMs: number,
): Promise<Order> {
  const order = findOrder(book, opened);
  const { terms, state } = order;
  const { outTradeNo: no } = terms;
  if (state === "CLOSED") throw refused("order_closed", `${no} is closed`);
  if (state === "SUCCESS") throw refused("order_paid", `${no} is paid already`);
  if (atMs >= order.prepayAtMs + PREPAY_MS) {
    throw refused("prepay_expired", `the prepay_id of ${no} is two hours old: place it again`);
  }
  if (terms.expiresAtMs !== null && atMs >= terms.expiresAtMs) {
    throw refused("order_expired", `${no} could be paid until its time_expire`);
  }
  const openid = opened.openid ?? terms.openid;
  if (openid === null) throw refused("payer_unknown", `${no} names no payer: give openid`);
  if (terms.openid !== null && openid !== terms.openid) {
    throw refused("payer_mismatch", `${no} is for ${terms.openid} to pay`);
  }
  const key = orderKey(terms);
  const states = { fail: "PAYERROR", cancel: "NOTPAY", paying: "USERPAYING" } as const;
  const { result } = opened;
  await commit([
    result === "success"
      ? { type: "paid", key, openid, atMs }
      : { type: "tried", key, state: states[result] },
  ]);
  return book.orders.get(keyText(key)) ?? order;
}

function findOrder(book: PayBook, { order, mchid }: Opened): Order {
  const found = "prepayId" in order ? byPrepayId(book, order.prepayId) : byNo(book, order, mchid);
  const [first, ...others] = found;
  if (first === undefined) {
    const name = "prepayId" in order ? order.prepayId : order.outTradeNo;
    throw new ControlError("order_not_found", `no order ${name} was placed`, 404);
  }
  if (others.length > 0) throw refused("order_ambiguous", "several merchants have it: give mchid");
  return first;
}

function byPrepayId(book: PayBook, prepayId: string): Order[] {
  const key = book.byPrepayId.get(prepayId);
  const order = key && book.orders.get(keyText(key));
  // An older prepay_id of the same order does not open it any more.
  return order?.prepayId === prepayId ? [order] : [];
}

function byNo(book: PayBook, { outTradeNo: no }: { outTradeNo: string }, mchid?: string): Order[] {
  const mchids = mchid === undefined ? [...book.mchids] : [mchid];
  return mchids.flatMap((each) => book.orders.get(keyText({ mchid: each, no })) ?? []);
}

const refused = (code: string, message: string) => new ControlError(code, message, 409);
