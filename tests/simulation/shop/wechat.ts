import { nobody } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Notice } from "#ports/notices.ts";
import type { RefundState } from "#ports/payments.ts";
import { persistently } from "#tests/simulation/shop/calls.ts";
import { count, later, type Shop, wrong } from "#tests/simulation/shop/shop.ts";

/** The buyer pays at WeChat, which tells of it late, more than once, or never. Whether he could. */
export function buyerPays(shop: Shop, orderId: string, buyerId: string): boolean {
  const { random, truth, clock, payments, shipping } = shop;
  const amountFen = truth.asked.get(orderId)?.totalFen;
  if (amountFen === undefined || truth.payments.has(orderId)) return false;
  const successAtMs = clock.nowMs - (clock.nowMs % 1_000);
  try {
    payments.pay(orderId, successAtMs);
  } catch {
    count(shop, "closed before it was paid");
    return false;
  }
  count(shop, "paid");
  shipping.pay(orderId, buyerId);
  truth.payments.set(orderId, { amountFen, successAtMs });
  const payment = {
    orderId,
    transactionId: `t-${orderId}`,
    amountFen: fen(amountFen),
    successAtMs,
  };
  const notice = { kind: "payment", payment } as const;
  const atMs = random.below(random.pick([3_000, 3_000, 5 * HOUR_MS]));
  // Of a closed order nobody asks: there WeChat tells, as it does until it is heard.
  const isLied = truth.lied.has(orderId);
  if (isLied) count(shop, "paid after it was closed");
  for (let times = random.pick(isLied ? [1, 2] : [0, 0, 1, 1, 2]); times > 0; times--) {
    later(shop, atMs + random.below(9_000), () => tell(shop, notice));
  }
  return true;
}

function tell(shop: Shop, notice: Notice): void {
  const event = { headers: {}, body: JSON.stringify(notice) };
  const title = `notice ${notice.kind}`;
  persistently(shop, { to: "notify", caller: nobody, title, event }, (reply) => {
    if (!reply.ok) wrong(shop, "told", event.body, `the notice was refused: ${reply.code}`);
  });
}

/** Money comes for orders that WeChat said were closed. */
export function payLies(shop: Shop): void {
  const { truth, random, memory } = shop;
  for (const orderId of truth.lied) {
    const buyerId = memory.documents.orders.get(orderId)?.buyerId;
    if (buyerId !== undefined && random.chance(50)) buyerPays(shop, orderId, buyerId);
  }
}

/** Some refunds that WeChat has taken on come to their ends. None is left open for ever. */
export function answerRefunds(shop: Shop, percent: number): void {
  const { random, truth, payments } = shop;
  for (const { refundId } of payments.refunds()) {
    const known = truth.refunds.get(refundId);
    const isOver = known === "succeeded" || known === "closed";
    if (isOver || !random.chance(percent)) continue;
    const ends = ["succeeded", "succeeded", "closed", "abnormal"] as const;
    endRefund(shop, refundId, known === "abnormal" ? "succeeded" : random.pick(ends));
  }
}

function endRefund(shop: Shop, refundId: string, state: RefundState): void {
  const { random, truth, payments, clock } = shop;
  const taken = payments.refunds().find((one) => one.refundId === refundId);
  if (!taken) return;
  count(shop, `refund at WeChat: ${state}`);
  truth.refunds.set(refundId, state);
  payments.endRefund(refundId, state);
  const { orderId, refundFen, totalFen } = taken;
  const succeededAtMs = state === "succeeded" ? clock.nowMs : null;
  const refund = { orderId, refundId, refundFen, totalFen, state, succeededAtMs };
  for (let times = random.pick([0, 0, 1, 2]); times > 0; times--) {
    later(shop, random.below(random.pick([5_000, DAY_MS])), () =>
      tell(shop, { kind: "refund", refund }),
    );
  }
}
