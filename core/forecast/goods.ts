import type { Share } from "#core/commission/shares.ts";
import { isPay } from "#core/forecast/sale.ts";
import { fen, type Fen, partFloor } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";

/** What was sold of one product, what that pays, and what it costs. All sums in fen, after refunds. */
export type GoodsSum = {
  readonly sku: string;
  readonly pieces: number;
  readonly paidFen: number;
  readonly soldFen: number;
  readonly draftFen: number;
  readonly baseFen: number;
  readonly costFen: number;
  /** Whether the cost of every piece was known. */
  readonly isCostKnown: boolean;
  /** In how many orders it was sold below cost and pay together, and by how much. */
  readonly losses: number;
  readonly lossFen: number;
};

/** One line's part: what is left of it after refunds, what it pays. */
export type SoldLine = {
  readonly line: OrderLine;
  readonly leftFen: Fen;
  readonly draft: readonly Share[];
  readonly base: readonly Share[];
};

/**
 * The sums by product.
 *
 * - `costs`: what one piece costs, in fen, by product; where it says nothing, the supply price of the line counts.
 * - Goods of which a part was refunded are taken to cost that part less.
 */
export function openGoods(from: readonly GoodsSum[], costs: ReadonlyMap<string, number>) {
  const goods = new Map(from.map((sum) => [sum.sku, sum]));
  return {
    /** Lines of one order and one product together: their shares cannot be told apart. */
    add(sku: string, sold: readonly SoldLine[]): void {
      const sum = goods.get(sku) ?? emptyGoods(sku);
      let [pieces, paidFen, soldFen, costFen] = [0, 0, 0, 0];
      let isCostKnown = true;
      for (const { line, leftFen } of sold) {
        const unitFen = costs.get(sku) ?? line.supplyFen;
        pieces += line.quantity;
        paidFen += line.paidFen;
        soldFen += leftFen;
        if (unitFen === undefined) isCostKnown = false;
        else costFen += costOf(line, unitFen, leftFen);
      }
      const draftFen = payOfFirst(sold, "draft");
      const lossFen = isCostKnown ? costFen + draftFen - soldFen : 0;
      goods.set(sku, {
        sku,
        pieces: sum.pieces + pieces,
        paidFen: sum.paidFen + paidFen,
        soldFen: sum.soldFen + soldFen,
        draftFen: sum.draftFen + draftFen,
        baseFen: sum.baseFen + payOfFirst(sold, "base"),
        costFen: sum.costFen + costFen,
        isCostKnown: sum.isCostKnown && isCostKnown,
        losses: sum.losses + (lossFen > 0 ? 1 : 0),
        lossFen: sum.lossFen + (lossFen > 0 ? lossFen : 0),
      });
    },
    state: (): readonly GoodsSum[] => [...goods.values()],
  };
}

function costOf({ quantity, paidFen }: OrderLine, unitFen: number, leftFen: Fen): number {
  const wholeFen = fen(unitFen * quantity);
  return paidFen === 0 ? wholeFen : partFloor(wholeFen, leftFen, paidFen);
}

/** Every line of a product carries all shares of it, so the first tells them. */
function payOfFirst(sold: readonly SoldLine[], which: "draft" | "base"): number {
  let sum = 0;
  for (const share of sold[0]?.[which] ?? []) if (isPay(share)) sum += share.amountFen;
  return sum;
}

const emptyGoods = (sku: string): GoodsSum => ({
  ...{ sku, pieces: 0, paidFen: 0, soldFen: 0, draftFen: 0, baseFen: 0, costFen: 0 },
  ...{ isCostKnown: true, losses: 0, lossFen: 0 },
});
