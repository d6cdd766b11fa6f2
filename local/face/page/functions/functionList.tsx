import { hashOf, type Place } from "../address.ts";
import { beijingTime, tookText } from "../format.ts";
import { Search } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type FunctionSum = {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly warm: number;
  readonly calls: number;
  readonly failed: number;
  readonly p50Ms?: number;
  readonly lastAtMs?: number;
};

export function FunctionList({ place }: { place: Place }) {
  const asked = useAsk<{ functions: readonly FunctionSum[] }>({ path: "functions" }, 3000);
  const q = place.query["q"] ?? "";
  return (
    <Panel
      title={t("云函数（最近 200 次调用）", "Functions (of the last 200 calls)")}
      actions={
        <Search
          value={q}
          placeholder={t("按名称找", "Find by name")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ functions }) => {
          const found = functions.filter(({ name }) =>
            name.toLowerCase().includes(q.toLowerCase()),
          );
          if (functions.length === 0) {
            return (
              <Empty title={t("没有函数", "No functions")}>
                {t(
                  "在 cloudbaserc.json 的 functions 里写上它们",
                  "Name them in functions of cloudbaserc.json",
                )}
              </Empty>
            );
          }
          if (found.length === 0) return <Empty title={t("没有找到", "Nothing found")} />;
          return (
            <Table
              label={t("云函数", "Functions")}
              columns={columns()}
              rows={found}
              keyOf={({ name }) => name}
              hrefOf={({ name }) => hashOf(["functions", "call", name])}
            />
          );
        }}
      </Told>
    </Panel>
  );
}

function columns(): readonly Column<FunctionSum>[] {
  return [
    { head: t("名称", "Name"), cell: ({ name }) => name },
    { head: t("调用", "Calls"), cell: (one) => callsLink(one, one.calls), isNumber: true },
    {
      head: t("失败", "Failed"),
      cell: (one) => (one.failed === 0 ? "0" : callsLink(one, one.failed, "failed")),
      isNumber: true,
    },
    { head: "p50", cell: ({ p50Ms }) => tookText(p50Ms), isNumber: true },
    {
      head: t("限制", "Limits"),
      cell: (one) => `${one.timeoutSeconds} s · ${one.memoryMb} MB`,
      isNumber: true,
      isExtra: true,
    },
    { head: t("热实例", "Warm"), cell: ({ warm }) => warm, isNumber: true, isExtra: true },
    {
      head: t("最近一次", "Last call"),
      cell: ({ lastAtMs }) => (lastAtMs === undefined ? "–" : <time>{beijingTime(lastAtMs)}</time>),
      isExtra: true,
    },
  ];
}

function callsLink({ name }: FunctionSum, count: number, outcome?: string) {
  return (
    <a
      class={outcome === "failed" ? "bad" : ""}
      href={hashOf(["functions", "calls"], { function: name, outcome })}
    >
      {count}
    </a>
  );
}
