import type { Case } from "#core/commission/case.ts";
import type { RefundLine } from "#core/commission/facts.ts";
import { type Fen, fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { mayRefund } from "#core/order/refund.ts";
import type { AfterSales, AfterSalesLine } from "#core/purchase/afterSales.ts";
import {
  afterSalesFen,
  exceeded,
  moneyLeft,
  piecesStaying,
} from "#core/purchase/afterSalesAmounts.ts";
import { stepped } from "#core/purchase/afterSalesChange.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import { freightBackFen, giftsLeft, isWhole } from "#core/purchase/afterSalesWhole.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask, type Task } from "#core/purchase/task.ts";
import { err, type Result } from "#core/result.ts";

/** The money side of a purchase: the order, and its case if there is one yet. */
export type MoneySide = { readonly order: Order; readonly known: Case | null };

/**
 * The money goes back: the task for it is written, under a number that was never used.
 *
 * - `freightFen`: as staff say; null = what is due, which is the whole freight when nothing was shipped and everything
 *   goes back. Then the gifts stay too.
 * - Of money without goods, what has not left the warehouse can be sold again at once.
 * - Errors: `amount_exceeded`, `nothing_to_give_back`, and what the money side refuses.
 */
export function startRefund(
  purchase: Purchase,
  one: AfterSales,
  command: "agree" | "arrive",
  { order, known }: MoneySide,
  { by, freightFen, nowMs }: { by: string; freightFen: Fen | null; nowMs: number },
  tasks: readonly Task[],
): Result<Purchase, StepRefusal> {
  const isFirst = one.refundIds.length === 0;
  const staying = isFirst && one.kind === "refund" ? withStaying(purchase, one) : one;
  const left = moneyLeft(purchase, known?.facts ?? [], one.id);
  const dueFreight =
    one.kind === "refund" ? freightBackFen(purchase, one, left, "decided") : one.freightFen;
  const changed: AfterSales = { ...staying, freightFen: freightFen ?? dueFreight };
  const over = exceeded(changed, left);
  if (over) return err(over);
  if (afterSalesFen(changed) === 0) return err({ code: "nothing_to_give_back" });
  const id = isFirst ? one.id : `${one.id}-${one.refundIds.length + 1}`;
  const parts = { lines: bySku(changed.lines), freightFen: changed.freightFen };
  const fact = { key: `refund-asked/${id}`, ...parts, reason: "", by } as const;
  const allowed = mayRefund(order, known, fact, nowMs);
  if (!allowed.ok) return allowed;
  const refund = newTask(`refund/${id}`, { kind: "refund", id, ...parts, by });
  const stay = changed.lines
    .filter(({ unshipped }) => isFirst && unshipped > 0)
    .map(({ sku, unshipped: quantity }) => ({ sku, quantity }));
  return stepped(purchase, one, command, nowMs, { ...changed, refundIds: [...one.refundIds, id] }, [
    refund,
    ...restock(one, stay),
    ...tasks,
  ]);
}

/** What of it has not left stays; and when nothing leaves any more, the gifts stay too. */
function withStaying(purchase: Purchase, one: AfterSales): AfterSales {
  const lines = one.lines.map((line): AfterSalesLine => ({
    ...line,
    unshipped: piecesStaying(purchase, one, line),
  }));
  const gifts = isWhole(purchase, one, "decided") ? giftsLeft(purchase, one) : [];
  return { ...one, lines: [...lines, ...gifts] };
}

/** The task that puts pieces back into stock; none for no pieces. */
export const restock = (
  { id }: Pick<AfterSales, "id">,
  lines: readonly { readonly sku: string; readonly quantity: number }[],
): readonly Task[] =>
  lines.length === 0 ? [] : [newTask(`restock/${id}`, { kind: "restock", lines })];

/** The amounts by sku, as the money side counts them. */
export function bySku(lines: readonly AfterSalesLine[]): readonly RefundLine[] {
  const sums = new Map<string, number>();
  for (const { sku, refundFen } of lines) sums.set(sku, (sums.get(sku) ?? 0) + refundFen);
  return [...sums].flatMap(([sku, sum]) => (sum > 0 ? [{ sku, refundFen: fen(sum) }] : []));
}
