import { wholeYuan, yuanSign } from "../../lib/money.ts";
import { dayFrom, startOfDay } from "../../lib/time.ts";

type Series = {
  readonly name: string;
  readonly values: readonly number[];
  /** Series of one stack stand upon each other. */
  readonly stack?: string;
};

/** Bars of amounts in fen, one group for each name. */
export const amountBars = ({
  names,
  series,
}: {
  readonly names: readonly string[];
  readonly series: readonly Series[];
}) => ({
  grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
  legend: { top: 0 },
  tooltip: { trigger: "axis" as const, valueFormatter: (fen: unknown) => yuanSign(Number(fen)) },
  xAxis: { type: "category" as const, data: [...names] },
  yAxis: { type: "value" as const, axisLabel: { formatter: wholeYuan } },
  series: series.map(({ name, values, stack }) => ({
    ...{ type: "bar" as const, name, data: [...values], barMaxWidth: 36 },
    ...(stack === undefined ? {} : { stack }),
  })),
});

/** The days of a month as list filters write them: "2026-02" → "2026-02-01~2026-02-28". */
export function monthDays(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  const nextMs = startOfDay(`${next}-01`);
  return nextMs === null ? "" : `${month}-01~${dayFrom(nextMs, -1)}`;
}
