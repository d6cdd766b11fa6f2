import type { Case } from "#core/commission/case.ts";
import { type Fact, paidFact, receivedFact, refundFacts } from "#core/commission/facts.ts";
import { type Fen, fen } from "#core/money.ts";
import { refundSumFen } from "#core/order/refund.ts";
import { followAfterSales } from "#core/purchase/afterSalesFollow.ts";
import { isOpenAfterSales, upToDate } from "#core/purchase/due.ts";
import { followLateMoney } from "#core/purchase/lateMoney.ts";
import { step } from "#core/purchase/lifecycle.ts";
import { isAllShipped, piecesKept } from "#core/purchase/pieces.ts";
import { pickupCode } from "#core/purchase/pickup.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask, type Task } from "#core/purchase/task.ts";

/** What a purchase needs to know besides its case when it is paid. */
export type Around = {
  /** The seal's mark of its number; null where the function has no seal: then the timer makes the pickup code. */
  readonly pickupMark: string | null;
};

/**
 * The purchase in line with what its case knows: paid, refunded, received.
 *
 * - Followed again it is the same object. What became known first does not matter: the end is the same.
 * - A payment for a cancelled purchase is given back whole, and staff are told; again, when WeChat closes that refund.
 * - Money back in full before shipping closes it, and what nobody else put back into stock can be sold again.
 * - Source: docs/domain/purchase.md, "Following the money".
 */
export function follow(purchase: Purchase, known: Case, around: Around, nowMs: number): Purchase {
  const { facts } = known;
  const paid = followPayment(purchase, facts, nowMs);
  const coded = withCode(paid, around);
  const received = followReceipt(coded, facts, nowMs);
  const asked = followAfterSales(received, facts, nowMs);
  const shipped = followShipping(asked, nowMs);
  const followed = followRefunds(shipped, facts, nowMs);
  return followed === purchase ? purchase : upToDate(followed);
}

function followPayment(purchase: Purchase, facts: readonly Fact[], nowMs: number): Purchase {
  const paid = paidFact(facts);
  if (paid === null) return purchase;
  if (purchase.state === "cancelled") return followLateMoney(purchase, paid, facts, nowMs);
  if (purchase.paidAtMs !== null) return purchase;
  const { successAtMs: paidAtMs } = paid;
  const next = step(purchase.state, "pay");
  if (!next.ok) return purchase;
  return {
    ...purchase,
    state: next.value,
    stateAtMs: nowMs,
    paidAtMs,
    tasks: [
      ...purchase.tasks,
      newTask("sell", { kind: "sell" }),
      newTask("message/paid", { kind: "message", moment: "paid", about: purchase._id }),
    ],
  };
}

/** A purchase to be collected gets its code, and its buyer is told, as soon as somebody who has a seal sees it paid. */
function withCode(purchase: Purchase, { pickupMark }: Around): Purchase {
  const { state, delivery, tasks, _id } = purchase;
  if (pickupMark === null || state !== "paid") return purchase;
  if (delivery.kind !== "pickup" || delivery.code !== null) return purchase;
  const ready = newTask("message/ready", { kind: "message", moment: "ready", about: _id });
  return {
    ...purchase,
    delivery: { ...delivery, code: pickupCode(pickupMark) },
    tasks: [...tasks, ready],
  };
}

/** Whoever confirmed the receipt of goods that were shipped, and wherever. */
function followReceipt(purchase: Purchase, facts: readonly Fact[], nowMs: number): Purchase {
  const received = receivedFact(facts);
  if (received === null || purchase.state !== "shipped") return purchase;
  const next = step(purchase.state, "receive");
  if (!next.ok) return purchase;
  const { receivedAtMs } = received;
  return { ...purchase, state: next.value, stateAtMs: nowMs, receivedAtMs };
}

/** When what had not been shipped yet is refunded, all is shipped. */
function followShipping(purchase: Purchase, nowMs: number): Purchase {
  if (purchase.state !== "paid" || purchase.parcels.length === 0) return purchase;
  if (!isAllShipped(purchase)) return purchase;
  const next = step(purchase.state, "shipAll");
  if (!next.ok) return purchase;
  // WeChat was told that more was to come.
  const tasks = [...purchase.tasks, newTask("tellShipping/all", { kind: "tellShipping" })];
  return { ...purchase, state: next.value, stateAtMs: nowMs, tasks };
}

function followRefunds(purchase: Purchase, facts: readonly Fact[], nowMs: number): Purchase {
  if (purchase.paidAtMs === null) return purchase;
  if (!isAllBack(purchase, facts) && !isNothingLeft(purchase)) return purchase;
  const next = step(purchase.state, "refundAll");
  if (!next.ok) return purchase;
  const { delivery } = purchase;
  // What was collected left in no parcel, and is none the less not here.
  const isCollected = delivery.kind === "pickup" && delivery.redeemed !== null;
  const kept = piecesKept(purchase);
  const lines = purchase.lines.flatMap(({ sku }, index) => {
    const quantity = isCollected ? 0 : (kept[index] ?? 0);
    return quantity > 0 ? [{ sku, quantity }] : [];
  });
  const isTold = refundFacts(facts).some(({ key }) =>
    purchase.afterSales.some(({ refundIds }) => refundIds.some((id) => key === `refund/${id}`)),
  );
  const refunded: Task[] = isTold
    ? []
    : [
        newTask("message/refunded", {
          ...{ kind: "message", moment: "refunded", about: purchase._id },
        }),
      ];
  const restock = lines.length > 0 ? [newTask("restock/all", { kind: "restock", lines })] : [];
  return {
    ...purchase,
    state: next.value,
    stateAtMs: nowMs,
    tasks: [...purchase.tasks, ...restock, ...refunded],
  };
}

/** Whether the buyer got back everything that he paid. */
function isAllBack({ amounts }: Purchase, facts: readonly Fact[]): boolean {
  const backFen = refundedFen(facts);
  return backFen > 0 && backFen >= amounts.totalFen;
}

/** Whether after-sales took every piece before one had left. */
const isNothingLeft = (purchase: Purchase): boolean =>
  purchase.state === "paid" &&
  purchase.parcels.length === 0 &&
  isAllShipped(purchase) &&
  !purchase.afterSales.some(isOpenAfterSales);

/** What the buyer got back so far. */
export const refundedFen = (facts: readonly Fact[]): Fen =>
  fen(refundFacts(facts).reduce<number>((sum, fact) => sum + refundSumFen(fact), 0));
