import { type AfterSales, isEnded, takesPieces } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

type Goods = Pick<Purchase, "lines" | "parcels" | "afterSales">;

/** How many pieces of each line were shipped. */
export function shippedPieces({ lines, parcels }: Goods): readonly number[] {
  const shipped = parcels.flatMap((parcel) => parcel.lines);
  return lines.map((_, line) => sum(shipped, line));
}

/** How many pieces of each line were bought and neither shipped nor taken by after-sales before they left. 0 or more. */
export const piecesKept = (goods: Goods): readonly number[] => piecesLess(goods, takesPieces);

/** How many of each line can be shipped now: while a refund is only asked for, its pieces wait. 0 or more. */
export function leftToShip(goods: Goods): readonly number[] {
  const asked = goods.afterSales
    .filter(isAskedRefund)
    .flatMap(({ lines }) => lines)
    // Those that stayed for a refund that WeChat closed are not among what is kept.
    .map(({ line, quantity, unshipped }) => ({ line, quantity: quantity - unshipped }));
  return piecesKept(goods).map((kept, line) => Math.max(0, kept - sum(asked, line)));
}

const isAskedRefund = ({ kind, state }: AfterSales): boolean =>
  kind === "refund" && state === "asked";

/** The refund that is not over and keeps pieces from being shipped; null = there is none. */
export const waitingRefund = ({ afterSales }: Pick<Goods, "afterSales">): AfterSales | null =>
  afterSales.find((one) => one.kind === "refund" && !isEnded(one)) ?? null;

/**
 * Whether nothing is left that may ever be shipped. A refund that is under way may come to nothing: then its pieces are
 * to be shipped after all.
 */
export const isAllShipped = (goods: Goods): boolean =>
  piecesLess(goods, (one) => takesPieces(one) && isEnded(one)).every((n) => n === 0);

/** What was bought of each line less what was shipped and less what these after-sales keep from leaving. */
function piecesLess(goods: Goods, takes: (one: AfterSales) => boolean): readonly number[] {
  const shipped = shippedPieces(goods);
  const taken = goods.afterSales
    .filter(takes)
    .flatMap(({ lines }) => lines)
    .map(({ line, unshipped }) => ({ line, quantity: unshipped }));
  return goods.lines.map(({ quantity }, line) =>
    Math.max(0, quantity - (shipped[line] ?? 0) - sum(taken, line)),
  );
}

const sum = (
  counted: readonly { readonly line: number; readonly quantity: number }[],
  line: number,
): number => counted.reduce((all, one) => (one.line === line ? all + one.quantity : all), 0);
