import { person, staff, wechatPay } from "#adapters/memory/deps.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { fail, hasFact } from "#tests/simulation/told.ts";
import { type TrueRefund, wechatTime } from "#tests/simulation/truth.ts";
import type { World } from "#tests/simulation/world.ts";

/** What nobody may do, and what contradicts what is known: every one of these must be refused. */

export function tryForgedCart(world: World, buyerId: string, event: object): void {
  const asked = { to: "order" as const, caller: person(buyerId), title: "forged-cart" };
  persistently(world, { ...asked, event }, (reply) => {
    if (reply.ok || reply.code !== "cart_forged") fail(world, "cart", "a forged cart passed");
  });
}

/** Another amount is wrong at any time; another payment, once the true one is known. */
export function tellOtherPayment(world: World, orderId: string, notice: object): void {
  const isKnown = hasFact(world, orderId, "paid");
  const wrong = isKnown && world.random.chance(50) ? { transactionId: "T-other" } : { totalFee: 7 };
  const asked = { to: "order" as const, caller: wechatPay, title: `other-notice ${orderId}` };
  persistently(world, { ...asked, event: { ...notice, ...wrong } }, (reply) => {
    if (reply.ok) fail(world, orderId, "took another payment");
  });
}

export function tellOtherRefund(
  world: World,
  event: { lines: TrueRefund; refundId: string },
): void {
  const lines = event.lines.map((line) => ({ ...line, refundFen: line.refundFen + 1 }));
  const asked = { to: "order" as const, caller: staff, title: `other-refund ${event.refundId}` };
  persistently(world, { ...asked, event: { ...event, lines } }, (reply) => {
    if (reply.ok) fail(world, event.refundId, "took another content");
  });
}

/** A stranger does what only others may. */
export function meddle(world: World, orderId: string): void {
  const paid = { returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: orderId };
  const event = world.random.pick<object>([
    { action: "confirmReceipt", orderId },
    {
      action: "recordRefund",
      orderId,
      refundId: "R-stranger",
      lines: [{ sku: "pot", refundFen: 1 }],
    },
    { ...paid, transactionId: "T-stranger", totalFee: 1, timeEnd: wechatTime(world.clock.nowMs) },
  ]);
  const asked = { to: "order" as const, caller: person("stranger"), title: "meddle", event };
  persistently(world, asked, (reply) => {
    const refusals = ["buyer_required", "staff_required", "action_unknown"];
    if (reply.ok || !refusals.includes(reply.code)) fail(world, orderId, "let a stranger in");
  });
}
