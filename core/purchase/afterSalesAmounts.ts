import type { Fact } from "#core/commission/facts.ts";
import {
  atLeastNothing,
  type Fen,
  fen,
  lesserFen,
  NOTHING,
  piecesFloor,
  sumFen,
} from "#core/money.ts";
import { leftOf } from "#core/order/refund.ts";
import {
  type AfterSales,
  type AfterSalesLine,
  isEnded,
  takesPieces,
} from "#core/purchase/afterSales.ts";
import { shippedPieces } from "#core/purchase/pieces.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

type Goods = Pick<Purchase, "lines" | "parcels" | "afterSales" | "delivery">;
type Paid = Pick<Purchase, "lines" | "amounts" | "afterSales">;

/** What the after-sales of a purchase take of one line, the one with `exceptId` left out. */
const takenOf = (
  { afterSales }: Pick<Purchase, "afterSales">,
  line: number,
  counts: (one: AfterSales) => boolean,
  exceptId: string | null,
): readonly AfterSalesLine[] =>
  afterSales
    .filter((one) => one.id !== exceptId && counts(one))
    .flatMap(({ lines }) => lines.filter((each) => each.line === line));
const pieces = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** How many pieces of a line can be asked for: bought, less those under way or paid back. */
export const piecesLeft = (
  purchase: Goods,
  line: number,
  exceptId: string | null = null,
): number => {
  const bought = purchase.lines[line]?.quantity ?? 0;
  return Math.max(0, bought - pieces(takenOf(purchase, line, takesPieces, exceptId)));
};

/** How many pieces of a line have left: in parcels, or over the counter. */
export const piecesOut = (purchase: Goods, line: number): number =>
  purchase.delivery.kind === "pickup"
    ? purchase.delivery.redeemed === null
      ? 0
      : (purchase.lines[line]?.quantity ?? 0) - unshippedOf(purchase, line, null)
    : (shippedPieces(purchase)[line] ?? 0);
const unshippedOf = (purchase: Goods, line: number, exceptId: string | null): number =>
  takenOf(purchase, line, takesPieces, exceptId).reduce((sum, { unshipped }) => sum + unshipped, 0);

/** How many pieces of a line have not left, and will not for the after-sales that were agreed to. */
export const piecesInside = (
  purchase: Goods,
  line: number,
  exceptId: string | null = null,
): number =>
  Math.max(
    0,
    (purchase.lines[line]?.quantity ?? 0) -
      piecesOut(purchase, line) -
      unshippedOf(purchase, line, exceptId),
  );

/** How many pieces of a line of this refund stay in the shop when it is agreed to. */
export const piecesStaying = (
  purchase: Goods,
  { id }: Pick<AfterSales, "id">,
  { line, quantity }: Pick<AfterSalesLine, "line" | "quantity">,
): number => Math.min(quantity, piecesInside(purchase, line, id));

/** How many pieces of a line the buyer has in his hands, or will, and can send back. */
export const piecesToSendBack = (purchase: Goods, line: number): number => {
  const taken = takenOf(purchase, line, takesPieces, null);
  const sent = taken.reduce((sum, { quantity, unshipped }) => sum + quantity - unshipped, 0);
  return Math.max(0, Math.min(piecesLeft(purchase, line), piecesOut(purchase, line) - sent));
};

/**
 * What n pieces of a line are worth: in proportion, rounded down, and the last pieces take what that left. So any
 * sequence of after-sales adds up to what was paid, to the fen.
 *
 * - Only pieces count, not what staff gave for earlier ones: who got less for a broken piece gets no more for the next.
 * - 0 ≤ n ≤ `piecesLeft`.
 */
export function worthFen(
  purchase: Goods,
  line: number,
  quantity: number,
  exceptId: string | null = null,
): Fen {
  const bought = purchase.lines[line];
  if (!bought || quantity === 0) return NOTHING;
  const ofPieces = (n: number): Fen => piecesFloor(bought.paidFen, n, bought.quantity);
  const gone = takenOf(purchase, line, (one) => takesPieces(one) && isMoney(one), exceptId);
  if (quantity + pieces(gone) < bought.quantity) return ofPieces(quantity);
  const before = sumFen(gone.map((one) => ofPieces(one.quantity)));
  return atLeastNothing(bought.paidFen - before);
}
const isMoney = ({ kind }: AfterSales): boolean => kind !== "exchange";

/** What can still be given back: of each line, of each sku, and of freight. */
export type MoneyLeft = {
  readonly lines: readonly Fen[];
  readonly skus: ReadonlyMap<string, Fen>;
  readonly freightFen: Fen;
};

/**
 * What can still be given back of a purchase besides what its other after-sales give back or may come to give back.
 *
 * - `facts`: of its case, so that refunds that staff made elsewhere count too. They name a sku, not a line.
 * - Promises: never more than core/order/refund.ts leaves, and of no line more than was paid for it.
 */
export function moneyLeft(
  purchase: Paid,
  facts: readonly Fact[],
  exceptId: string | null = null,
): MoneyLeft {
  const { lines, amounts, afterSales } = purchase;
  const paid = { lines, freightFen: amounts.freightFen };
  const left = leftOf(paid, facts, "asked");
  const promised = afterSales.filter(
    (one) => one.id !== exceptId && !isEnded(one) && !isCounted(one, facts),
  );
  const skus = new Map(
    left.flatMap(({ sku, leftFen }): [string, Fen][] => {
      if (sku === null) return [];
      const takenFen = sumFen(
        promised.flatMap((one) =>
          one.lines.flatMap((each) => (each.sku === sku ? each.refundFen : [])),
        ),
      );
      return [[sku, atLeastNothing(leftFen - takenFen)]];
    }),
  );
  const freight = left.find(({ sku }) => sku === null)?.leftFen ?? NOTHING;
  const freightTaken = sumFen(promised.map(({ freightFen }) => freightFen));
  return {
    lines: lines.map(({ sku, paidFen }, index) => {
      const taken = sumFen(
        takenOf(purchase, index, takesPieces, exceptId).map(({ refundFen }) => refundFen),
      );
      return lesserFen(atLeastNothing(paidFen - taken), skus.get(sku) ?? NOTHING);
    }),
    skus,
    freightFen: atLeastNothing(freight - freightTaken),
  };
}

/** Whether the case counts an after-sales' refund already: asked for and not closed, or paid back. */
function isCounted({ refundIds }: AfterSales, facts: readonly Fact[]): boolean {
  const keys = new Set<string>(facts.map(({ key }) => key));
  return refundIds.some(
    (id) =>
      keys.has(`refund/${id}`) ||
      (keys.has(`refund-asked/${id}`) && !keys.has(`refund-ended/${id}`)),
  );
}

/** What an after-sales asks for, by line and freight. */
export type AskedMoney = {
  readonly lines: readonly Pick<AfterSalesLine, "line" | "sku" | "refundFen">[];
  readonly freightFen: Fen;
};
export type AmountExceeded = {
  readonly code: "amount_exceeded";
  /** Null = the freight. */
  readonly line: number | null;
  readonly leftFen: Fen;
};

/** Which part is more than is left of it; null = none is. */
export function exceeded(asked: AskedMoney, left: MoneyLeft): AmountExceeded | null {
  const code = "amount_exceeded";
  const skus = new Map(left.skus);
  for (const { line, sku, refundFen } of asked.lines) {
    const leftFen = lesserFen(left.lines[line] ?? NOTHING, skus.get(sku) ?? NOTHING);
    if (refundFen > leftFen) return { code, line, leftFen };
    skus.set(sku, fen((skus.get(sku) ?? 0) - refundFen));
  }
  if (asked.freightFen <= left.freightFen) return null;
  return { code, line: null, leftFen: left.freightFen };
}

/** What an after-sales gives back altogether. */
export const afterSalesFen = ({ lines, freightFen }: AskedMoney): Fen =>
  fen(sumFen(lines.map(({ refundFen }) => refundFen)) + freightFen);
