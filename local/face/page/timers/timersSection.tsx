import { useState } from "preact/hooks";
import { hashOf, type Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, durationText } from "../format.ts";
import { OutcomeBadge, type CallSummary } from "../functions/callList.tsx";
import { Button } from "../parts/button.tsx";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { toast } from "../parts/toast.tsx";
import { setQuery } from "../place.tsx";
import { useServerNow } from "../serverNow.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { Triggers } from "./triggers.tsx";

type Timer = {
  readonly name: string;
  readonly functionName: string;
  readonly config: string;
  readonly nextAtMs?: number;
};
type Runs = { readonly calls: readonly CallSummary[] };

const LIMIT = 25;

/** What runs by itself: timers, and functions that follow changes of documents. */
export function TimersSection({ place }: { place: Place }) {
  const tabs = [
    ["timers", t("定时器", "Timers")],
    ["triggers", t("数据库触发器", "Database triggers")],
  ] as const;
  const tab = tabOf(place, tabs);
  return (
    <>
      <PageHead
        title={t("定时器", "Timers")}
        about={t(
          "七段表达式，按北京时间；还有跟随数据改动的函数",
          "Patterns of seven fields, in Beijing time; and functions that follow changes",
        )}
      />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      {tab === "triggers" ? <Triggers place={place} /> : <TimerList place={place} />}
    </>
  );
}

/** When each timer runs next, and how its last run went. */
function TimerList({ place }: { place: Place }) {
  const q = place.query["q"] ?? "";
  const asked = useAsk<{ timers: readonly Timer[] }>({ path: "timers" }, 3000);
  const runs = useAsk<Runs>({ path: "calls?q=wx_trigger&limit=200" }, 3000);
  const [offset, setOffset] = useState(0);
  const runNow = async ({ functionName }: Timer) => {
    try {
      await ask("timers/run", { name: functionName });
      toast(t(`${functionName} 运行成功`, `${functionName} ran well`));
    } finally {
      asked.reload();
      runs.reload();
    }
  };
  return (
    <Panel
      actions={
        <Search
          value={q}
          placeholder={t("按名称或函数找", "Find by name or function")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ timers }) => {
          const found = timers.filter(({ name, functionName }) =>
            `${name} ${functionName}`.toLowerCase().includes(q.toLowerCase()),
          );
          if (found.length === 0) return <NoTimers isSearch={timers.length > 0} />;
          const shown = found.slice(offset, offset + LIMIT);
          return (
            <>
              <Timers timers={shown} runs={runs.data} onRun={runNow} />
              {found.length > LIMIT && (
                <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={setOffset} />
              )}
            </>
          );
        }}
      </Told>
    </Panel>
  );
}

function NoTimers({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <Empty title={t("没有找到", "Nothing found")} />;
  return (
    <Empty title={t("没有定时器", "No timers")}>
      {t(
        "在 cloudbaserc.json 中函数的 triggers 里写上",
        "Name them in a function's triggers in cloudbaserc.json",
      )}
    </Empty>
  );
}

type TimersProps = {
  timers: readonly Timer[];
  runs: Runs | undefined;
  onRun: (timer: Timer) => unknown;
};

function Timers({ timers, runs, onRun }: TimersProps) {
  const nowMs = useServerNow();
  const columns: readonly Column<Timer>[] = [
    {
      head: t("函数", "Function"),
      cell: ({ functionName, name }) => (
        <>
          <a href={hashOf(["functions", "call", functionName])}>{functionName}</a>
          <div class="soft">{name}</div>
        </>
      ),
    },
    { head: t("表达式", "Pattern"), cell: ({ config }) => <code>{config}</code>, isExtra: true },
    {
      head: t("下次（北京）", "Next (Beijing)"),
      cell: ({ nextAtMs }) =>
        nextAtMs === undefined ? (
          "–"
        ) : (
          <>
            <time>{beijingTime(nextAtMs)}</time>
            <div class="soft">{nowMs !== undefined && waitText(nextAtMs - nowMs)}</div>
          </>
        ),
    },
    {
      head: t("上次结果", "Last result"),
      cell: ({ functionName }) => (
        <LastRun call={runs?.calls.find((call) => call.functionName === functionName)} />
      ),
      isExtra: true,
    },
    {
      head: "",
      cell: (timer) => (
        <Button
          onPress={() => onRun(timer)}
          label={t(`立即运行 ${timer.functionName}`, `Run ${timer.functionName} now`)}
        >
          ▶ <span class="extra">{t("立即运行", "Run now")}</span>
        </Button>
      ),
      isNumber: true,
    },
  ];
  return (
    <Table
      label={t("定时器", "Timers")}
      columns={columns}
      rows={timers}
      keyOf={({ functionName, name }) => `${functionName} ${name}`}
    />
  );
}

function waitText(ms: number): string {
  return ms <= 0 ? t("到点了", "due") : t(`${durationText(ms)}后`, `in ${durationText(ms)}`);
}

function LastRun({ call }: { call: CallSummary | undefined }) {
  if (call === undefined) return <span class="soft">{t("还没有运行过", "not yet")}</span>;
  return (
    <>
      <a href={`#/functions/calls/${call.requestId}`}>
        <OutcomeBadge call={call} />
      </a>
      <div class="soft">
        <time>{beijingTime(call.atMs)}</time>
      </div>
    </>
  );
}
