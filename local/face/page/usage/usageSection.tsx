import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, bytesText, countText, tookText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Search } from "../parts/field.tsx";
import { Facts, PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { DayReport } from "./dayReport.tsx";

type Usage = {
  readonly databaseRequests: number;
  readonly documentsRead: number;
  readonly documentsWritten: number;
  readonly storageRequests?: number;
  readonly functionInvocations: number;
  readonly functionMs: number;
  readonly functionGbSeconds?: number;
  readonly bytesIn?: number;
  readonly bytesOut?: number;
};
type Reading = Usage & {
  readonly sinceMs?: number;
  readonly byFunction: Readonly<Record<string, Usage>>;
};
type Row = readonly [name: string, usage: Usage];

/** What CloudBase would bill for, in total and by function. */
export function UsageSection({ place }: { place: Place }) {
  const asked = useAsk<Reading>({ path: "meter" }, 3000);
  const [isResetting, setResetting] = useState(false);
  const [round, setRound] = useState(0);
  const reset = async () => {
    await ask("meter/reset", {});
    toast(t("从零开始计量", "Counting from zero"));
    asked.reload();
    setRound(round + 1);
  };
  return (
    <>
      <PageHead
        title={t("用量", "Usage")}
        about={
          asked.data?.sinceMs === undefined
            ? t("计量与费用", "Meter and cost")
            : t(
                `自 ${beijingTime(asked.data.sinceMs)} 起`,
                `since ${beijingTime(asked.data.sinceMs)}`,
              )
        }
        actions={<Button onPress={() => setResetting(true)}>{t("清零…", "Reset…")}</Button>}
      />
      <Told asked={asked}>
        {(reading) => (
          <>
            <Totals usage={reading} />
            <ByFunction reading={reading} place={place} />
          </>
        )}
      </Told>
      <DayReport key={round} />
      {isResetting && (
        <Confirm
          title={t("计量清零？", "Reset the meter?")}
          action={t("清零", "Reset")}
          onConfirm={reset}
          onClose={() => setResetting(false)}
        >
          {t("数据不变，只是从现在起重新计。", "The data stays; counting begins anew.")}
        </Confirm>
      )}
    </>
  );
}

function Totals({ usage }: { usage: Usage }) {
  const { functionGbSeconds, storageRequests, bytesIn = 0, bytesOut = 0 } = usage;
  return (
    <Facts
      facts={[
        [t("函数调用", "Function calls"), countText(usage.functionInvocations)],
        [
          t("资源用量", "Resources"),
          functionGbSeconds === undefined
            ? tookText(usage.functionMs)
            : `${functionGbSeconds.toFixed(3)} GB·s`,
        ],
        [t("数据库请求", "Database requests"), countText(usage.databaseRequests)],
        [t("读文档", "Documents read"), countText(usage.documentsRead)],
        [t("写文档", "Documents written"), countText(usage.documentsWritten)],
        ...(storageRequests === undefined
          ? []
          : [[t("存储请求", "Storage requests"), countText(storageRequests)] as const]),
        [t("流量 入 / 出", "Traffic in / out"), `${bytesText(bytesIn)} / ${bytesText(bytesOut)}`],
      ]}
    />
  );
}

function ByFunction({ reading, place }: { reading: Reading; place: Place }) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const rows = Object.entries(reading.byFunction).filter(([name]) =>
    name.toLowerCase().includes(q),
  );
  return (
    <Panel
      title={t("按函数", "By function")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("按名称找", "Find by name")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      {rows.length === 0 ? (
        <Empty title={t("还没有用量", "Nothing was used yet")} />
      ) : (
        <Table
          label={t("按函数", "By function")}
          columns={columns()}
          rows={rows}
          keyOf={([name]) => name}
        />
      )}
    </Panel>
  );
}

function columns(): readonly Column<Row>[] {
  const each = (sum: number, { functionInvocations }: Usage) =>
    functionInvocations === 0 ? "–" : (sum / functionInvocations).toFixed(1);
  return [
    { head: t("函数", "Function"), cell: ([name]) => name },
    {
      head: t("调用", "Calls"),
      cell: ([, usage]) => countText(usage.functionInvocations),
      isNumber: true,
    },
    {
      head: t("平均用时", "Mean time"),
      cell: ([, usage]) => `${each(usage.functionMs, usage)} ms`,
      isNumber: true,
    },
    {
      head: "GB·s",
      cell: ([, usage]) => usage.functionGbSeconds?.toFixed(4) ?? "–",
      isNumber: true,
      isExtra: true,
    },
    {
      head: t("数据库请求", "DB requests"),
      cell: ([, usage]) => countText(usage.databaseRequests),
      isNumber: true,
      isExtra: true,
    },
    {
      head: t("每次请求", "Requests a call"),
      cell: ([, usage]) => each(usage.databaseRequests, usage),
      isNumber: true,
      isExtra: true,
    },
    {
      head: t("读 / 写文档", "Documents r / w"),
      cell: ([, usage]) =>
        `${countText(usage.documentsRead)} / ${countText(usage.documentsWritten)}`,
      isNumber: true,
    },
  ];
}
