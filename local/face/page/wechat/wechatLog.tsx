import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { beijingTime } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Code, pretty } from "../parts/code.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { offsetOf, setQuery, turnTo } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { StateBadge } from "./stateBadge.tsx";

type WechatCall = {
  readonly atMs: number;
  readonly door: string;
  readonly api: string;
  readonly about: string;
  readonly outcome: string;
  readonly answer?: string;
  readonly scripted?: boolean;
};

const LIMIT = 25;

/** What the stand-ins were asked, newest first. */
export function WechatLog({ place }: { place: Place }) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const offset = offsetOf(place);
  const [shown, show] = useState<WechatCall>();
  const asked = useAsk<{ calls: readonly WechatCall[] }>({ path: "wechat/log?limit=1000" }, 3000);
  return (
    <Panel
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("接口、单号、结果", "Interface, number, outcome")}
          onValue={(value) => setQuery(place, { q: value, offset: undefined })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ calls }) => {
          const found = calls
            .filter((call) => JSON.stringify(call).toLowerCase().includes(q))
            .reverse();
          if (found.length === 0) {
            return (
              <Empty
                title={
                  calls.length === 0
                    ? t("还没有调用", "No calls yet")
                    : t("没有找到", "Nothing found")
                }
              />
            );
          }
          return (
            <>
              <Table
                label={t("微信调用", "WeChat calls")}
                columns={columns(show)}
                rows={found.slice(offset, offset + LIMIT)}
                keyOf={(call) => String(calls.indexOf(call))}
              />
              <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={turnTo(place)} />
            </>
          );
        }}
      </Told>
      {shown !== undefined && <CallDialog call={shown} onClose={() => show(undefined)} />}
    </Panel>
  );
}

function CallDialog({ call, onClose }: { call: WechatCall; onClose: () => void }) {
  const { api, about, answer } = call;
  return (
    <Dialog isWide title={api} onClose={onClose}>
      <div class="verdict">
        <Code text={pretty(about)} label={t("内容", "About")} />
        {answer !== undefined && <Code text={pretty(answer)} label={t("回答", "Answer")} />}
      </div>
    </Dialog>
  );
}

function columns(show: (call: WechatCall) => void): readonly Column<WechatCall>[] {
  return [
    {
      head: t("接口", "Interface"),
      cell: (call) => (
        <button type="button" class="link" onClick={() => show(call)}>
          {call.api}
        </button>
      ),
    },
    {
      head: t("结果", "Outcome"),
      cell: ({ outcome, scripted }) => (
        <>
          <StateBadge state={outcome} />{" "}
          {scripted && <Badge kind="soft">{t("脚本", "scripted")}</Badge>}
        </>
      ),
    },
    {
      head: t("时间（北京）", "At (Beijing)"),
      cell: ({ atMs }) => <time>{beijingTime(atMs)}</time>,
    },
    {
      head: t("入口", "Door"),
      cell: ({ door }) => <span class="soft">{door}</span>,
      isExtra: true,
    },
    {
      head: t("关于", "About"),
      cell: ({ about }) => <span class="mono cell">{about}</span>,
      isExtra: true,
    },
  ];
}
