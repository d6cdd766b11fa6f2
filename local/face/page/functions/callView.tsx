import { hashOf } from "../address.ts";
import { beijingTime, bytesText, tookText } from "../format.ts";
import { Code, Copyable, pretty } from "../parts/code.tsx";
import { Facts, PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { callerText, OutcomeBadge, type CallSummary } from "./callList.tsx";
import { rememberEvent } from "./events.ts";

type Kept = { readonly text: string; readonly bytes: number; readonly cut: boolean };
type CallTold = CallSummary & {
  readonly memoryMb: number;
  readonly input: Kept;
  readonly output?: Kept;
  readonly error?: { readonly code: string; readonly message: string };
  readonly log: string;
  readonly documentsRead: number;
  readonly documentsWritten: number;
  readonly cpuMs?: number;
  readonly gbSeconds?: number;
};

/** One call: what went in, what came out, what it printed, what it cost. */
export function CallView({ requestId }: { requestId: string }) {
  const asked = useAsk<{ call: CallTold }>({
    path: `calls/one?requestId=${encodeURIComponent(requestId)}`,
  });
  const call = asked.data?.call;
  return (
    <>
      <PageHead
        title={
          <>
            <a href="#/functions/calls">{t("调用", "Calls")}</a> / {call?.functionName ?? "…"}
          </>
        }
        about={<Copyable text={requestId} />}
        actions={call && <CallAgain call={call} />}
      />
      <Told asked={asked}>{({ call: told }) => <Details call={told} />}</Told>
    </>
  );
}

function CallAgain({ call }: { call: CallTold }) {
  const keep = () => !call.input.cut && rememberEvent(call.functionName, pretty(call.input.text));
  return (
    <a class="button main" href={hashOf(["functions", "call", call.functionName])} onClick={keep}>
      {t("再调一次…", "Call again…")}
    </a>
  );
}

function Details({ call }: { call: CallTold }) {
  const { error, output, gbSeconds, cpuMs } = call;
  return (
    <>
      <Facts
        facts={[
          [t("结果", "Outcome"), <OutcomeBadge call={call} />],
          [t("时间（北京）", "At (Beijing)"), <time>{beijingTime(call.atMs)}</time>],
          [t("用时", "Took"), tookText(call.tookMs)],
          ...(cpuMs === undefined
            ? []
            : [[t("占用处理器", "Processor"), tookText(cpuMs)] as const]),
          [t("调用者", "Caller"), callerText(call) || "–"],
          [
            t("数据库请求（读 / 写文档）", "DB requests (docs read / written)"),
            `${call.databaseRequests} (${call.documentsRead} / ${call.documentsWritten})`,
          ],
          [
            t("资源用量", "Resources"),
            gbSeconds === undefined ? "–" : `${gbSeconds.toFixed(5)} GB·s`,
          ],
        ]}
      />
      {error !== undefined && (
        <Panel title={t("错误", "Error")}>
          <Code text={`${error.code}\n${pretty(error.message)}`} isBad />
        </Panel>
      )}
      <div class="two">
        <KeptPanel title={t("输入", "Input")} kept={call.input} />
        {output !== undefined && <KeptPanel title={t("输出", "Output")} kept={output} />}
      </div>
      <Panel title={t("日志", "Log")}>
        {call.log === "" ? (
          <Empty title={t("没有输出", "Nothing was printed")} />
        ) : (
          <Code text={call.log} />
        )}
      </Panel>
    </>
  );
}

function KeptPanel({ title, kept }: { title: string; kept: Kept }) {
  return (
    <Panel title={title} actions={<span class="soft">{bytesText(kept.bytes)}</span>}>
      <Code text={pretty(kept.text)} label={title} />
      {kept.cut && <p class="soft">{t("只保留了开头", "Only the beginning was kept")}</p>}
    </Panel>
  );
}
