import { pageIn, partOf, type Page } from "../control/page.ts";
import type { Money } from "./money.ts";
import type { OutNotice } from "./notice/outNotice.ts";
import type { OutstandingPay } from "./notice/payNotices.ts";
import type { Order } from "./trade/payBook.ts";
import { refundJson, transactionJson } from "./trade/tradeReplies.ts";
import { billFields, packageInfo } from "./transfer/transferReplies.ts";
import { isRefusal } from "./v3/payRefusal.ts";

const LIMIT_MAX = 1_000;

/** One page of a list: the newest first. `q` is looked for in all that is told of each. */
export function pageOf<T extends object>(
  all: Iterable<T>,
  query: URLSearchParams,
): { items: T[]; total: number } & Page {
  const page = pageIn(query, { limitMax: LIMIT_MAX });
  const q = query.get("q")?.toLowerCase() ?? "";
  const fits = (item: T) => q === "" || textsOf(item).some((text) => text.includes(q));
  const found = [...all].filter(fits);
  return { items: partOf(found, page), total: found.length, ...page };
}

/** Every value in a thing as text, but not the names of its fields. */
function textsOf(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return [String(value).toLowerCase()];
}

/** Orders as developers see them: what WeChat tells, and what it would not. */
export function listOrders({ book }: Money, query: URLSearchParams): object {
  const all = [...book().orders.values()].reverse().map(orderItem);
  const { items: orders, ...page } = pageOf(all, query);
  return { orders, ...page };
}

function orderItem(order: Order): object {
  const { terms } = order;
  return {
    ...transactionJson(order),
    ...{ description: terms.description, prepay_id: order.prepayId, notify: terms.notify },
    ...{ created_at_ms: order.createdAtMs, paid_at_ms: order.paid?.atMs ?? null },
    refunds: order.refunds,
  };
}

export function listRefunds({ book, refunds }: Money, query: URLSearchParams, nowMs: number) {
  const all = [...book().refunds.values()].reverse().flatMap(({ terms, createdAtMs, fate }) => {
    const found = refunds.find({ mchid: terms.mchid, no: terms.outRefundNo });
    if (isRefusal(found)) return [];
    const { mchid, reason, notify } = terms;
    return [
      { ...refundJson(found, nowMs), mchid, reason, notify, fate, created_at_ms: createdAtMs },
    ];
  });
  const { items: shown, ...page } = pageOf(all, query);
  return { refunds: shown, ...page, scripted: Object.fromEntries(book().fates) };
}

export function listTransfers({ transfers }: Money, query: URLSearchParams): object {
  const no = query.get("outBillNo");
  const bills = transfers.bills().toReversed();
  const wanted = no === null ? bills : bills.filter(({ request }) => request.out_bill_no === no);
  const all = wanted.map((bill) => ({
    ...billFields(bill),
    ...{ transfer_scene_id: bill.request.transfer_scene_id },
    ...{ user_name: bill.request.user_name, notify_url: bill.request.notify_url },
    ...{ created_at_ms: bill.createdAtMs, package_info: packageInfo(bill) ?? null },
  }));
  const { items, ...page } = pageOf(all, query);
  return {
    ...{ transfers: items, ...page, scripted: transfers.scripted(no) },
    operationFen: transfers.operationFen(),
  };
}

/** What WeChat has to tell and has told. `outstanding`: cloudPay's notices that are kept in memory only. */
export function listNotices(
  { outbox }: Money,
  outstanding: readonly OutstandingPay[],
  query: URLSearchParams,
): object {
  const quick = outstanding.map(({ functionName, tries, left, dueMs }) => ({
    ...{
      eventType: "cloudPay",
      state: "waiting",
      to: functionName,
      tries,
      left,
      dueMs,
      last: null,
    },
  }));
  const { items: notices, ...page } = pageOf([...outbox.list().map(noticeItem), ...quick], query);
  return { notices, ...page };
}

function noticeItem(notice: OutNotice): object {
  const { id, eventType, about, summary, state, tries, left, dueMs, last, resource } = notice;
  const to = "url" in notice.way ? notice.way.url : notice.way.functionName;
  const due = state === "waiting" ? dueMs : null;
  return {
    ...{ id, eventType, about, summary, state, to, tries, left, dueMs: due, last },
    ...{ createdAtMs: notice.createdAtMs, resource },
  };
}
