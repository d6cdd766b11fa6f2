import { beijingTime, tookText } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { t } from "../words.ts";

export type Outcome = "ok" | "failed" | "running";

export type CallSummary = {
  readonly requestId: string;
  readonly functionName: string;
  readonly source: string;
  readonly openid?: string;
  readonly uid?: string;
  readonly atMs: number;
  readonly tookMs?: number;
  readonly outcome: Outcome;
  readonly errorCode?: string;
  readonly databaseRequests: number;
};

export function OutcomeBadge({ call }: { call: Pick<CallSummary, "outcome" | "errorCode"> }) {
  if (call.outcome === "failed")
    return <Badge kind="bad">{breakable(call.errorCode ?? t("失败", "failed"))}</Badge>;
  if (call.outcome === "running") return <Badge kind="warn">{t("运行中", "running")}</Badge>;
  return <Badge kind="good">{t("成功", "ok")}</Badge>;
}

/** A code may break behind its underscores. */
function breakable(code: string) {
  return code.split(/(?<=_)/).map((part, at) => [at > 0 && <wbr />, part]);
}

/** Without the day where the screen is narrow. */
function ShortTime({ atMs }: { atMs: number }) {
  const [day, time] = beijingTime(atMs).split(" ");
  return (
    <time title={beijingTime(atMs)}>
      <span class="extra">{day} </span>
      {time}
    </time>
  );
}

export function Calls({ calls, label }: { calls: readonly CallSummary[]; label: string }) {
  const columns: readonly Column<CallSummary>[] = [
    { head: t("函数", "Function"), cell: ({ functionName }) => functionName },
    { head: t("结果", "Outcome"), cell: (call) => <OutcomeBadge call={call} /> },
    { head: t("时间", "At"), cell: ({ atMs }) => <ShortTime atMs={atMs} /> },
    {
      head: t("调用者", "Caller"),
      cell: (call) => <span class="soft">{callerText(call)}</span>,
      isExtra: true,
    },
    { head: t("用时", "Took"), cell: ({ tookMs }) => tookText(tookMs), isNumber: true },
    {
      head: t("数据库请求", "DB requests"),
      cell: ({ databaseRequests }) => databaseRequests,
      isNumber: true,
      isExtra: true,
    },
  ];
  return (
    <Table
      label={label}
      columns={columns}
      rows={calls}
      keyOf={({ requestId }) => requestId}
      hrefOf={({ requestId }) => `#/functions/calls/${requestId}`}
    />
  );
}

/** Who called, and through which door. */
export function callerText({
  openid,
  uid,
  source,
}: Pick<CallSummary, "openid" | "uid" | "source">): string {
  return [openid ?? uid, source].filter(Boolean).join(" · ");
}
