import { amountBars, monthDays } from "./charts.ts";

it.each([
  ["2026-02", "2026-02-01~2026-02-28"],
  ["2024-02", "2024-02-01~2024-02-29"],
  ["2026-12", "2026-12-01~2026-12-31"],
  ["none", ""],
])("%s: %s", (month, days) => {
  expect(monthDays(month)).toBe(days);
});

it("keeps names and amounts in their order, and stacks what belongs together", () => {
  const { xAxis, series, tooltip } = amountBars({
    names: ["a", "b"],
    series: [
      { name: "x", values: [1, 2] },
      { name: "y", values: [3, 4], stack: "s" },
    ],
  });
  expect(xAxis.data).toEqual(["a", "b"]);
  expect(series.map((one) => [one.name, one.data])).toEqual([
    ["x", [1, 2]],
    ["y", [3, 4]],
  ]);
  expect(series[0]).not.toHaveProperty("stack");
  expect(series[1]).toMatchObject({ stack: "s" });
  expect(tooltip.valueFormatter(1_234)).toBe("¥12.34");
});
