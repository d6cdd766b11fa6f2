import { splitByWeights } from "#core/money.ts";
import { promoterShown, provinceShown } from "#core/reports/sales.ts";
import type { TargetNode, TargetShown } from "#core/reports/targets.ts";

export const BRAND_NODE = "brand";
/** Stands where a promoter's number would, for sales that are nobody's. */
const NOBODY = 0;
const provinceNode = (province: string): string => `province/${province}`;
const promoterNode = (number: number): string => `promoter/${number}`;

/** A year's target and how it is spread. */
export type TargetWish = {
  readonly yearValue: number;
  /** Of January to December. */
  readonly monthWeights: readonly number[];
  readonly regions: readonly {
    readonly province: string;
    readonly weight: number;
    readonly promoters: readonly { readonly number: number; readonly weight: number }[];
  }[];
};

/**
 * The tree of a year's target: the brand, then each province followed by its promoters.
 *
 * - Promises: in each month, and so in the year, children add up to their parent exactly; what does not divide goes to
 *   the largest remainders.
 * - Source: docs/domain/reports.md, "Targets".
 */
export function targetTree({
  yearValue,
  monthWeights,
  regions,
}: TargetWish): readonly TargetNode[] {
  const monthsOf = (value: number) => splitByWeights(value, monthWeights);
  const values = splitByWeights(
    yearValue,
    regions.map(({ weight }) => weight),
  );
  const branches = regions.map(({ province, weight, promoters }, index) => {
    const value = values[index] ?? 0;
    const parts = splitByWeights(
      value,
      promoters.map((one) => one.weight),
    );
    const children = promoters.map((one, at): TargetNode => ({
      ...{ id: promoterNode(one.number), parentId: provinceNode(province), weight: one.weight },
      ...{ months: monthsOf(parts[at] ?? 0), yearValue: parts[at] ?? 0 },
    }));
    // A parent's months are its children's, so that nothing is rounded twice.
    const months = children.length === 0 ? monthsOf(value) : monthSums(children);
    const node: TargetNode = {
      ...{ id: provinceNode(province), parentId: BRAND_NODE, weight },
      ...{ months, yearValue: value },
    };
    return [node, ...children];
  });
  const provinces = branches.flatMap(([node]) => (node ? [node] : []));
  const brand: TargetNode = {
    ...{ id: BRAND_NODE, parentId: null, weight: 1, yearValue },
    months: provinces.length === 0 ? monthsOf(yearValue) : monthSums(provinces),
  };
  return [brand, ...branches.flat()];
}

const monthSums = (nodes: readonly Pick<TargetNode, "months">[]): readonly number[] =>
  Array.from({ length: 12 }, (_, month) =>
    nodes.reduce((sum, { months }) => sum + (months[month] ?? 0), 0),
  );

/** What was reached, by promoter, and where each of them is (two digits). */
export type Reached = {
  readonly values: ReadonlyMap<number, number>;
  readonly provinceOf: ReadonlyMap<number, string>;
};

/**
 * How far each node is in the months from `fromMonth` to `untilMonth`, 1 to 12. The brand reaches what everybody sold,
 * nobody's sales too; a province what the promoters who belong to it did, and the province "" what
 * those did of whom no place is known.
 */
export function targetsShown(
  nodes: readonly TargetNode[],
  { values, provinceOf }: Reached,
  { fromMonth, untilMonth }: { readonly fromMonth: number; readonly untilMonth: number },
): readonly TargetShown[] {
  const provinces = new Map<string, number>();
  let brand = 0;
  for (const [number, value] of values) {
    brand += value;
    if (number === NOBODY) continue; // Of the brand, and of no place.
    const province = provinceOf.get(number) ?? "";
    provinces.set(province, (provinces.get(province) ?? 0) + value);
  }
  return nodes.map(({ id, parentId, weight, months, yearValue }) => {
    const [kind, about = ""] = id.split("/");
    const targetValue = months
      .slice(fromMonth - 1, untilMonth)
      .reduce((sum, value) => sum + value, 0);
    const reachedValue =
      kind === BRAND_NODE
        ? brand
        : kind === "province"
          ? (provinces.get(about) ?? 0)
          : (values.get(Number(about)) ?? 0);
    return {
      ...{ id, parentId, label: labelOf(kind ?? "", about), weight },
      ...{ yearValue, months },
      ...{ targetValue, reachedValue, missingValue: Math.max(0, targetValue - reachedValue) },
      isReached: reachedValue >= targetValue,
    };
  });
}

function labelOf(kind: string, about: string): string {
  if (kind === "province") return provinceShown(Number(about)).name;
  return kind === "promoter" ? promoterShown(Number(about)).label : "品牌";
}
