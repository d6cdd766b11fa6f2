import { wholeYuan, yuan } from "../../lib/money.ts";

type Series = {
  readonly name: string;
  readonly values: readonly number[];
  /** In fen. */
  readonly isMoney?: true;
};

const GRID = { left: 8, right: 16, top: 36, bottom: 8, containLabel: true };

/** Values along days. */
export function lines(names: readonly string[], series: readonly Series[]) {
  const isMoney = series.every((one) => one.isMoney);
  return {
    ...{ grid: GRID, legend: { top: 0, left: 0 } },
    tooltip: {
      trigger: "axis" as const,
      valueFormatter: (value: unknown) => (isMoney ? `¥${yuan(Number(value))}` : String(value)),
    },
    xAxis: { type: "category" as const, data: [...names] },
    yAxis: {
      type: "value" as const,
      minInterval: 1,
      ...(isMoney ? { axisLabel: { formatter: wholeYuan } } : {}),
    },
    series: series.map(({ name, values }) => ({
      ...{ name, type: "line" as const, showSymbol: names.length < 32, smooth: false },
      data: [...values],
    })),
  };
}

/** The largest of something, the first at the top. */
export function bars(names: readonly string[], { name, values, isMoney }: Series) {
  return {
    grid: { ...GRID, top: 8 },
    tooltip: {
      trigger: "axis" as const,
      valueFormatter: (value: unknown) => (isMoney ? `¥${yuan(Number(value))}` : String(value)),
    },
    yAxis: {
      ...{ type: "category" as const, data: [...names], inverse: true },
      axisLabel: { width: 160, overflow: "truncate" as const },
    },
    xAxis: {
      ...{ type: "value" as const, minInterval: 1 },
      ...(isMoney ? { axisLabel: { formatter: wholeYuan } } : {}),
    },
    series: [{ name, type: "bar" as const, barMaxWidth: 22, data: [...values] }],
  };
}
