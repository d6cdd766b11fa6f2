import type { Fact } from "#core/commission/facts.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { exceeded, moneyLeft } from "#core/purchase/afterSalesAmounts.ts";
import { noted, stepped, tellBuyer, withAfterSales } from "#core/purchase/afterSalesChange.ts";
import { becomesLate, hasTimedOut } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

/**
 * The after-sales of a purchase in line with what its case knows of their refunds.
 *
 * - A refund that succeeded makes its after-sales done. One that WeChat closed is staff's again, with a note; so is one
 *   for which nothing is left, since staff gave the money back elsewhere.
 * - Refunds that were made elsewhere change no after-sales. They lower what is left for others.
 * - Followed again it is the same object.
 */
export function followAfterSales(
  purchase: Purchase,
  facts: readonly Fact[],
  nowMs: number,
): Purchase {
  const keys = new Set<string>(facts.map(({ key }) => key));
  return purchase.afterSales.reduce(
    (current, one) => followOne(current, one, facts, keys, nowMs),
    purchase,
  );
}

function followOne(
  purchase: Purchase,
  one: AfterSales,
  facts: readonly Fact[],
  keys: ReadonlySet<string>,
  nowMs: number,
): Purchase {
  const newest = one.refundIds.at(-1);
  if (newest === undefined || one.state === "done") return purchase;
  if (one.refundIds.some((id) => keys.has(`refund/${id}`))) {
    const told = tellBuyer(one, "refunded", "refunded");
    const done = stepped(purchase, one, "refunded", nowMs, {}, [told]);
    return done.ok ? done.value : purchase;
  }
  if (one.state !== "refunding") return purchase;
  if (keys.has(`refund-ended/${newest}`)) return failed(purchase, one, CLOSED, nowMs);
  const isAsked = keys.has(`refund-asked/${newest}`);
  if (isAsked || exceeded(one, moneyLeft(purchase, facts, one.id)) === null) return purchase;
  return failed(purchase, one, GONE, nowMs);
}
const CLOSED = "微信关闭了这笔退款，买家没有收到钱，请重新处理。";
const GONE = "可退的金额不够了（可能已另行退款），这笔退款没有发出，请核对后重新处理。";
const LATE = "退款超过 7 天还没有到账，请到微信商户平台核对。";

function failed(purchase: Purchase, one: AfterSales, why: string, nowMs: number): Purchase {
  const { notes } = noted(one, nowMs, "", why);
  const tasks = purchase.tasks.filter(({ key }) => key !== `refund/${one.refundIds.at(-1)}`);
  const back = stepped({ ...purchase, tasks }, one, "refundFailed", nowMs, { notes });
  return back.ok ? back.value : purchase;
}

/**
 * The after-sales of a purchase at an instant: what nobody sent back in time is withdrawn, what was exchanged and not
 * complained of is done, and staff are told of money with which WeChat is late.
 *
 * - The same object when nothing is due.
 */
export function tendAfterSales(purchase: Purchase, nowMs: number): Purchase {
  return purchase.afterSales.reduce((current, one) => {
    if (becomesLate(one, nowMs)) {
      return withAfterSales(current, { ...noted(one, nowMs, "", LATE), isLate: true });
    }
    if (!hasTimedOut(one, nowMs)) return current;
    const after = stepped(current, one, "timeOut", nowMs, {}, [tellBuyer(one, "timeOut")]);
    return after.ok ? after.value : current;
  }, purchase);
}
