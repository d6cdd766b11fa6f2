import { beijingTime, countText } from "../format.ts";
import { Panel } from "../parts/panel.tsx";
import { Empty } from "../parts/states.tsx";
import { Table } from "../parts/table.tsx";
import { t } from "../words.ts";

type FailedRun = { readonly name: string; readonly atMs: number; readonly code: string };
export type Driven = {
  readonly nowMs: number;
  readonly ran: number;
  readonly failed: readonly FailedRun[];
};

/** What ran while the clock went forward, and what of it failed. */
export function DrivenView({ driven: { ran, failed } }: { driven: Driven }) {
  return (
    <Panel
      title={t(`途中运行了 ${countText(ran)} 次`, `${countText(ran)} ran on the way`)}
      actions={<a href="#/functions/calls">{t("看调用", "See the calls")}</a>}
      isFlush
    >
      {failed.length === 0 ? (
        <Empty
          title={ran === 0 ? t("没有到期的", "Nothing fell due") : t("没有失败", "Nothing failed")}
        />
      ) : (
        <Table
          label={t("失败", "Failed")}
          columns={[
            { head: t("函数", "Function"), cell: ({ name }: FailedRun) => name },
            {
              head: t("时间（北京）", "At (Beijing)"),
              cell: ({ atMs }) => <time>{beijingTime(atMs)}</time>,
            },
            { head: t("错误码", "Code"), cell: ({ code }) => <code class="bad">{code}</code> },
          ]}
          rows={failed}
          keyOf={({ name, atMs }) => `${name} ${atMs}`}
        />
      )}
    </Panel>
  );
}
