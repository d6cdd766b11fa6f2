import { counted } from "../counted.ts";
import type { Line, Report } from "./cost.ts";

const LABELS: Readonly<Record<Line["what"], string>> = {
  calls: "调用次数 calls, requests",
  gbSeconds: "云函数资源 GB-seconds",
  capacity: "容量 capacity, GB",
};
const FUNCTIONS_SHOWN = 20;
/** Half an hour: traffic is not the same at each moment. */
const DAYS_TELLING = 1 / 48;

/** The report as lines for a terminal. */
export function reportText(report: Report): string {
  const { days, day, month, usage, byFunction } = report;
  const scaled = `  (${duration(days)} measured${days === 1 ? "" : ", scaled to a day"})`;
  const rows = [
    ["", "a day", "yuan a day"],
    ...day.lines.map(({ what, amount, yuan }) => [LABELS[what], count(amount), money(yuan)]),
    ["合计 total", "", money(day.yuan)],
  ];
  const functions = byFunction
    .slice(0, FUNCTIONS_SHOWN)
    .map(({ name, calls, gbSeconds, yuanADay }) => [
      name,
      count(calls),
      count(gbSeconds),
      money(yuanADay),
    ]);
  const over = month.overYuan > 0 ? ` + ${money(month.overYuan)} beyond its quota` : "";
  return [
    `一天的费用 What a day of this traffic costs${scaled}`,
    ...(days < DAYS_TELLING
      ? ["So short a time says little: run longer, or drive the clock through a whole day."]
      : []),
    "",
    ...table(rows),
    "",
    `30 天最省 Cheapest for 30 such days: ${month.plan} ${money(month.planYuan)}${over}`,
    ...(functions.length === 0
      ? []
      : [
          "",
          ...table([
            ["云函数 function", "calls, requests", "GB-seconds", "yuan a day"],
            ...functions,
          ]),
        ]),
    "",
    `Measured: ${counted(usage.functionInvocations, "function call")}, ` +
      `${counted(usage.databaseRequests, "database request")} ` +
      `(${counted(usage.documentsRead, "document")} read, ${usage.documentsWritten} written), ` +
      `${counted(usage.storageRequests, "file request")}. All of them are billed as calls.`,
    `Prices of ${report.pricesAsOf}, ${report.pricesSource}. This machine is not the cloud: GB-seconds there differ.`,
    "",
  ].join("\n");
}

function duration(days: number): string {
  const minutes = days * 24 * 60;
  if (minutes < 120) return `${minutes.toFixed(0)} min`;
  return days < 2 ? `${(minutes / 60).toFixed(1)} h` : `${days.toFixed(1)} days`;
}

function count(n: number): string {
  return n >= 100 || Number.isInteger(n) ? Math.round(n).toLocaleString("en") : n.toPrecision(3);
}

function money(yuan: number): string {
  return `¥${yuan.toFixed(yuan !== 0 && yuan < 1 ? 4 : 2)}`;
}

/** Columns side by side, the first to the left, the others to the right. A Chinese character is two columns wide. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => width(row[at] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const padding = " ".repeat((widths[at] ?? 0) - width(cell));
        return at === 0 ? cell + padding : padding + cell;
      })
      .join("   ")
      .trimEnd(),
  );
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\uffe6]/.test(char) ? 2 : 1), 0);
}
