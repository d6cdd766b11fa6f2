import { countText, durationText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told } from "../parts/states.tsx";
import { Table } from "../parts/table.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Line = {
  readonly what: "calls" | "gbSeconds" | "capacity";
  readonly amount: number;
  readonly yuan: number;
};
type Cost = {
  readonly name: string;
  readonly calls: number;
  readonly gbSeconds: number;
  readonly yuanADay: number;
};
type Report = {
  readonly days: number;
  readonly day: { readonly lines: readonly Line[]; readonly yuan: number };
  readonly month: { readonly plan: string; readonly planYuan: number; readonly overYuan: number };
  readonly byFunction: readonly Cost[];
  readonly pricesAsOf: string;
  readonly pricesSource: string;
};

const DAY_MS = 86_400_000;

/** What a day of this traffic costs on CloudBase. */
export function DayReport() {
  const asked = useAsk<Report>({ path: "report" });
  return (
    <Panel
      title={t("这样的流量，一天多少钱", "What a day of this traffic costs")}
      actions={
        <Button kind="quiet" onPress={asked.reload}>
          {t("重新计算", "Work it out again")}
        </Button>
      }
      isFlush
    >
      <Told asked={asked}>
        {(report) => (
          <>
            <Lines report={report} />
            <p class="padded">
              {t("最省的月套餐：", "The cheapest monthly plan: ")}
              <strong>
                {report.month.plan} ¥{report.month.planYuan}
              </strong>
              {report.month.overYuan > 0 && ` + ${yuan(report.month.overYuan)}`}
              <br />
              <span class="soft">
                {t(
                  `按 ${durationText(report.days * DAY_MS)} 的计量折算`,
                  `${durationText(report.days * DAY_MS)} measured, scaled to a day`,
                )}
                {" · "}
                {t("价格", "prices")} {report.pricesAsOf} · {report.pricesSource}
              </span>
            </p>
          </>
        )}
      </Told>
    </Panel>
  );
}

function Lines({ report: { day } }: { report: Report }) {
  const total = { what: undefined, amount: undefined, yuan: day.yuan };
  return (
    <Table
      label={t("一天的账单", "The bill of a day")}
      columns={[
        { head: t("项目", "For"), cell: ({ what }: Line | typeof total) => lineName(what) },
        {
          head: t("一天的量", "A day"),
          cell: ({ amount }) => (amount === undefined ? "" : amountText(amount)),
          isNumber: true,
        },
        { head: t("费用", "Cost"), cell: ({ yuan: cost }) => yuan(cost), isNumber: true },
      ]}
      rows={[...day.lines, total]}
      keyOf={({ what }) => what ?? "total"}
    />
  );
}

function lineName(what: Line["what"] | undefined) {
  if (what === "calls") return t("调用次数", "Calls");
  if (what === "gbSeconds") return t("函数资源（GB·s）", "Function resources (GB·s)");
  if (what === "capacity") return t("容量（GB）", "Capacity (GB)");
  return <strong>{t("合计", "Total")}</strong>;
}

function amountText(amount: number): string {
  return amount >= 100 ? countText(Math.round(amount)) : amount.toFixed(3);
}

function yuan(amount: number): string {
  return `¥${amount.toFixed(amount < 1 ? 4 : 2)}`;
}
