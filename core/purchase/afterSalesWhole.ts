import { type Fen, NOTHING } from "#core/money.ts";
import type { AfterSales, AfterSalesLine } from "#core/purchase/afterSales.ts";
import {
  type MoneyLeft,
  piecesInside,
  piecesLeft,
  piecesOut,
} from "#core/purchase/afterSalesAmounts.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

type Wish = Pick<AfterSales, "id" | "kind" | "lines">;

/**
 * The freight goes back when nothing was shipped and everything that was paid for goes back.
 *
 * - `counted`: whether what others have only asked for counts as going back (`asked`), or what was decided alone.
 */
export const freightBackFen = (
  purchase: Purchase,
  wish: Wish,
  left: MoneyLeft,
  counted: "asked" | "decided",
): Fen => (isWhole(purchase, wish, counted) ? left.freightFen : NOTHING);

/** Whether with it nothing is left to ship of all that was bought, and nothing has left. */
export function isWhole(
  purchase: Purchase,
  { id, kind, lines }: Wish,
  counted: "asked" | "decided",
): boolean {
  if (kind !== "refund") return false;
  const goingBack = purchase.afterSales.filter(
    (one) =>
      one.id !== id &&
      one.kind === "refund" &&
      (one.state === "done" ||
        one.state === "refunding" ||
        (counted === "asked" && one.state === "asked")),
  );
  return purchase.lines.every(({ quantity, gift }, index) => {
    const going = [...goingBack.flatMap((one) => one.lines), ...lines];
    const pieces = going.reduce((sum, one) => (one.line === index ? sum + one.quantity : sum), 0);
    return piecesOut(purchase, index) === 0 && (gift || pieces >= quantity);
  });
}

/** The gifts that were to come along and stay in the warehouse now. */
export const giftsLeft = (purchase: Purchase, { id, lines }: Wish): readonly AfterSalesLine[] =>
  purchase.lines.flatMap(({ sku, gift }, line): AfterSalesLine[] => {
    const quantity = Math.min(piecesLeft(purchase, line, id), piecesInside(purchase, line, id));
    if (!gift || quantity === 0 || lines.some((one) => one.line === line)) return [];
    return [{ line, sku, quantity, refundFen: NOTHING, unshipped: quantity, againSku: null }];
  });
