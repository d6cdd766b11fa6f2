import { Calls, type CallSummary } from "../functions/callList.tsx";
import type { Place } from "../address.ts";
import { countText, tookText } from "../format.ts";
import { Facts, PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { useKnown } from "../serverNow.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { Doors } from "./doors.tsx";

type Meter = {
  readonly databaseRequests: number;
  readonly documentsRead: number;
  readonly documentsWritten: number;
  readonly functionInvocations: number;
  readonly functionMs: number;
};
type CallsTold = { readonly calls: readonly CallSummary[]; readonly total: number };

const EVERY_MS = 3000;

/** What runs, where it is reached, what happened last and what went wrong. */
export function OverviewSection(_: { place: Place }) {
  const { health } = useKnown();
  const meter = useAsk<Meter>({ path: "meter" }, EVERY_MS);
  const latest = useAsk<CallsTold>({ path: "calls?limit=8" }, EVERY_MS);
  const failed = useAsk<CallsTold>({ path: "calls?outcome=failed&limit=5" }, EVERY_MS);
  return (
    <>
      <PageHead
        title={t("概览", "Overview")}
        about={t("云开发在这台机器上", "CloudBase on this machine")}
      />
      <Told asked={meter}>{(read) => <Totals meter={read} />}</Told>
      <Doors env={health.data?.env ?? ""} />
      <Panel
        title={t("问题", "Problems")}
        actions={<a href="#/functions/calls?outcome=failed">{t("全部失败", "All failures")}</a>}
        isFlush
      >
        <Told asked={failed}>
          {({ calls }) =>
            calls.length === 0 ? (
              <Empty title={t("没有失败的调用", "No call has failed")} />
            ) : (
              <Calls calls={calls} label={t("失败的调用", "Failed calls")} />
            )
          }
        </Told>
      </Panel>
      <Panel
        title={t("最近调用", "Latest calls")}
        actions={<a href="#/functions/calls">{t("全部调用", "All calls")}</a>}
        isFlush
      >
        <Told asked={latest}>
          {({ calls }) =>
            calls.length === 0 ? (
              <Empty title={t("还没有调用", "Nothing was called yet")}>
                <a href="#/functions">{t("去“函数”里试一个", "Try one in Functions")}</a>
              </Empty>
            ) : (
              <Calls calls={calls} label={t("最近调用", "Latest calls")} />
            )
          }
        </Told>
      </Panel>
    </>
  );
}

function Totals({ meter }: { meter: Meter }) {
  const { health } = useKnown();
  const { functions = [], collections = [] } = health.data ?? {};
  return (
    <Facts
      facts={[
        [t("函数", "Functions"), countText(functions.length)],
        [t("集合", "Collections"), countText(collections.length)],
        [t("函数调用", "Function calls"), countText(meter.functionInvocations)],
        [t("函数用时", "Function time"), tookText(meter.functionMs)],
        [t("数据库请求", "Database requests"), countText(meter.databaseRequests)],
        [
          t("读 / 写文档", "Docs read / written"),
          `${countText(meter.documentsRead)} / ${countText(meter.documentsWritten)}`,
        ],
      ]}
    />
  );
}
