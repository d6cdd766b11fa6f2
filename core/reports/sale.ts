import type { Case } from "#core/commission/case.ts";
import { paidFact, refundFacts } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import type { Order } from "#core/order/order.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { CORRECTION, FREIGHT, type SaleFilter, type SalesFigures } from "#core/reports/figures.ts";

/** A paid order with what it was for. */
export type PaidOrder = {
  readonly case: Pick<Case, "_id" | "buyerId" | "paidAtMs" | "sellerId" | "soldFen" | "facts">;
  /** Null = the payment of an order that nobody made here. */
  readonly order: Pick<Order, "lines" | "region" | "store" | "evidence"> | null;
  /** Null = a cart that was sealed elsewhere; then goods are told by their SKUs. */
  readonly purchase: { readonly lines: readonly BoughtLine[] } | null;
};
export type BoughtLine = Pick<Purchase["lines"][number], "sku" | "productId" | "title">;

/** What the figures of an order depend on besides itself. */
export type SaleAround = {
  /** The approval number of a promoter; 0 = not one. */
  readonly numberOf: (promoterId: string) => number;
  /** When a buyer paid for the first time. */
  readonly firstPaidAtMs: (buyerId: string) => number;
  /** Six digits of GB/T 2260 where a store is; "" = not known. */
  readonly regionOfStore: (storeId: string) => string;
};

/** One paid order in figures. */
export type Sale = {
  readonly orderId: string;
  readonly paidAtMs: number;
  /** Two digits of GB/T 2260, of the address or, without one, of the store; 0 = not known. */
  readonly province: number;
  /** Whose own sale it is; 0 = nobody's. */
  readonly promoterNumber: number;
  /** Of the code that made the buyer his owner's fan; 0 = none. */
  readonly channel: number;
  readonly campaign: number;
  readonly isFirst: boolean;
  readonly goods: readonly SoldGoods[];
  readonly total: SalesFigures;
  /** What is left of its priced lines, which is the promoter's own sale; of nobody's, what is left of all goods. */
  readonly soldFen: number;
  /** What each promoter earns of it, by his number. */
  readonly earned: ReadonlyMap<number, number>;
};
/** What an order holds of one product, or its freight. */
export type SoldGoods = SalesFigures & { readonly productId: string; readonly title: string };

/**
 * A paid order in figures; null while no payment is known.
 *
 * - Promises: the goods add up to the total, but for `orders`. The shares are what is booked.
 * - Source: docs/domain/reports.md, "A sale".
 */
export function saleOf(
  { case: known, order, purchase }: PaidOrder,
  around: SaleAround,
): Sale | null {
  const paid = paidFact(known.facts);
  if (paid === null || known.paidAtMs === null) return null;
  const shares = sharesOf(known.facts);
  const goods = goodsOf({ case: known, order, purchase }, paid.amountFen, shares);
  const earned = new Map<number, number>();
  for (const [promoterId, amountFen] of owedBy(shares)) {
    const number = around.numberOf(promoterId);
    earned.set(number, (earned.get(number) ?? 0) + amountFen);
  }
  const region = order?.region ?? (order?.store ? around.regionOfStore(order.store) : "");
  return {
    ...{ orderId: known._id, paidAtMs: known.paidAtMs },
    province: Number(region.slice(0, 2)),
    promoterNumber: known.sellerId === null ? 0 : around.numberOf(known.sellerId),
    ...{ channel: order?.evidence?.channel ?? 0, campaign: order?.evidence?.campaign ?? 0 },
    isFirst: around.firstPaidAtMs(known.buyerId) === known.paidAtMs,
    goods,
    total: { ...sumOf(goods), orders: 1 },
    soldFen: known.sellerId === null ? netOfGoods(goods) : known.soldFen,
    earned,
  };
}

const netOfGoods = (goods: readonly SoldGoods[]): number =>
  goods.reduce((sum, row) => (row.productId === FREIGHT ? sum : sum + row.netFen), 0);

/** What is no product, by what stands in a product's place. */
const TITLES: ReadonlyMap<string, string> = new Map([
  [FREIGHT, "运费"],
  [CORRECTION, "分润更正"],
]);
type Sums = { pieces: number; paidFen: number; refundedFen: number; sharesFen: number };

function goodsOf(
  { case: known, order, purchase }: PaidOrder,
  paidFen: number,
  shares: readonly { readonly sku: string; readonly amountFen: number }[],
): readonly SoldGoods[] {
  const bought = new Map(purchase?.lines.map((line) => [line.sku, line]));
  const sums = new Map<string, Sums & { title: string }>();
  const add = (sku: string, more: Partial<Sums>): void => {
    const id = TITLES.has(sku) ? sku : (bought.get(sku)?.productId ?? sku);
    const title = TITLES.get(sku) ?? bought.get(sku)?.title ?? sku;
    const row = sums.get(id) ?? { title, pieces: 0, paidFen: 0, refundedFen: 0, sharesFen: 0 };
    row.pieces += more.pieces ?? 0;
    row.paidFen += more.paidFen ?? 0;
    row.refundedFen += more.refundedFen ?? 0;
    row.sharesFen += more.sharesFen ?? 0;
    sums.set(id, row);
  };
  let restFen = paidFen;
  for (const line of order?.lines ?? []) {
    add(line.sku, { pieces: line.quantity, paidFen: line.paidFen });
    restFen -= line.paidFen;
  }
  // What was paid beyond the goods is freight.
  if (restFen !== 0) add(FREIGHT, { paidFen: restFen });
  for (const { lines, freightFen = 0 } of refundFacts(known.facts)) {
    for (const { sku, refundFen } of lines) add(sku, { refundedFen: refundFen });
    if (freightFen !== 0) add(FREIGHT, { refundedFen: freightFen });
  }
  for (const { sku, amountFen } of shares) add(sku || CORRECTION, { sharesFen: amountFen });
  return [...sums].map(([productId, row]) => ({
    ...{ productId, orders: 1, ...row, netFen: row.paidFen - row.refundedFen },
  }));
}

function sumOf(goods: readonly SoldGoods[]): SalesFigures {
  const sum = (field: keyof SalesFigures) => goods.reduce((all, row) => all + row[field], 0);
  return {
    ...{ orders: 1, pieces: sum("pieces"), paidFen: sum("paidFen") },
    ...{ refundedFen: sum("refundedFen"), netFen: sum("netFen"), sharesFen: sum("sharesFen") },
  };
}

/** Two digits, or "" where it is not known. */
export const provinceCode = (province: number): string => (province === 0 ? "" : String(province));

/** Whether a number with this filter counts the order. */
export function fits(sale: Sale, filter: SaleFilter): boolean {
  const { fromMs, untilMs, productId, province, promoterNumber, channel, campaign, nth } = filter;
  return (
    sale.paidAtMs >= fromMs &&
    sale.paidAtMs < untilMs &&
    (productId === undefined || sale.goods.some((row) => row.productId === productId)) &&
    (province === undefined || provinceCode(sale.province) === province) &&
    (promoterNumber === undefined || sale.promoterNumber === promoterNumber) &&
    (channel === undefined || sale.channel === channel) &&
    (campaign === undefined || sale.campaign === campaign) &&
    (nth === undefined || sale.isFirst === (nth === "first"))
  );
}
