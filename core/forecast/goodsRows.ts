import type { GoodsSum } from "#core/forecast/goods.ts";
import { ratioBp } from "#core/forecast/ratio.ts";

/** A product with what it leaves the brand. */
export type GoodsRow = GoodsSum & {
  readonly payBp: number | null;
  /** What is left after cost and pay; null where a cost is not known. */
  readonly marginFen: number | null;
  readonly marginBp: number | null;
};

/** All products, those that lose most first, then those that sell most. */
export function goodsRows(goods: readonly GoodsSum[]): readonly GoodsRow[] {
  return goods.map(rowOf).sort((a, b) => {
    const [lossA, lossB] = [lossOf(a), lossOf(b)];
    return lossB - lossA || b.soldFen - a.soldFen || (a.sku < b.sku ? -1 : 1);
  });
}

function rowOf(sum: GoodsSum): GoodsRow {
  const { soldFen, draftFen, costFen, isCostKnown } = sum;
  const marginFen = isCostKnown ? soldFen - costFen - draftFen : null;
  return {
    ...sum,
    payBp: ratioBp(draftFen, soldFen),
    marginFen,
    marginBp: marginFen === null ? null : ratioBp(marginFen, soldFen),
  };
}

const lossOf = ({ marginFen }: GoodsRow): number =>
  marginFen !== null && marginFen < 0 ? -marginFen : 0;
