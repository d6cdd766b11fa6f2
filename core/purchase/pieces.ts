import { type AfterSales, takesPieces } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

type Goods = Pick<Purchase, "lines" | "parcels" | "afterSales">;

/** How many pieces of each line were shipped. */
export function shippedPieces({ lines, parcels }: Goods): readonly number[] {
  const shipped = parcels.flatMap((parcel) => parcel.lines);
  return lines.map((_, line) => sum(shipped, line));
}

/** How many pieces of each line were bought and neither shipped nor taken by after-sales before they left. 0 or more. */
export function piecesKept(goods: Goods): readonly number[] {
  const shipped = shippedPieces(goods);
  const taken = goods.afterSales
    .filter(takesPieces)
    .flatMap(({ lines }) => lines)
    .map(({ line, unshipped }) => ({ line, quantity: unshipped }));
  return goods.lines.map(({ quantity }, line) =>
    Math.max(0, quantity - (shipped[line] ?? 0) - sum(taken, line)),
  );
}

/** How many of each line can be shipped now: while a refund is only asked for, its pieces wait. 0 or more. */
export function leftToShip(goods: Goods): readonly number[] {
  const asked = goods.afterSales.filter(isAskedRefund).flatMap(({ lines }) => lines);
  return piecesKept(goods).map((kept, line) => Math.max(0, kept - sum(asked, line)));
}

const isAskedRefund = ({ kind, state }: AfterSales): boolean =>
  kind === "refund" && state === "asked";

/** Whether nothing is left that may ever be shipped. */
export const isAllShipped = (goods: Goods): boolean => piecesKept(goods).every((n) => n === 0);

const sum = (
  counted: readonly { readonly line: number; readonly quantity: number }[],
  line: number,
): number => counted.reduce((all, one) => (one.line === line ? all + one.quantity : all), 0);
