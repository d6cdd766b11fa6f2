import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { beijingTime } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Copyable } from "../parts/code.tsx";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { useServerNow } from "../serverNow.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type SentCode = {
  readonly verificationId: string;
  readonly address: { readonly kind: string; readonly to: string };
  readonly code: string;
  readonly usage?: string;
  readonly sentAtMs: number;
  readonly untilMs: number;
  readonly used: boolean;
  readonly triesLeft: number;
};

const LIMIT = 25;

/** What would have arrived on phones and in mailboxes. */
export function CodesSent({ place }: { place: Place }) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const [offset, setOffset] = useState(0);
  const nowMs = useServerNow() ?? 0;
  const asked = useAsk<{ codes: readonly SentCode[] }>({ path: "auth/codes" }, 3000);
  return (
    <Panel
      title={t("发出的验证码", "Codes sent")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("电话或邮箱", "Phone or e-mail")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ codes }) => {
          const found = codes.filter(({ address }) => address.to.toLowerCase().includes(q));
          if (found.length === 0) return <Empty title={t("没有验证码", "No codes")} />;
          return (
            <>
              <Table
                label={t("验证码", "One-time codes")}
                columns={columns(nowMs)}
                rows={found.slice(offset, offset + LIMIT)}
                keyOf={({ verificationId }) => verificationId}
              />
              <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={setOffset} />
            </>
          );
        }}
      </Told>
    </Panel>
  );
}

function columns(nowMs: number): readonly Column<SentCode>[] {
  return [
    { head: t("发给", "To"), cell: ({ address }) => address.to },
    { head: t("验证码", "Code"), cell: ({ code }) => <Copyable text={code} /> },
    { head: t("状态", "State"), cell: (code) => <State code={code} nowMs={nowMs} /> },
    {
      head: t("时间", "Sent at"),
      cell: ({ sentAtMs }) => <time>{beijingTime(sentAtMs)}</time>,
      isExtra: true,
    },
  ];
}

function State({ code, nowMs }: { code: SentCode; nowMs: number }) {
  if (code.used) return <Badge kind="soft">{t("已用", "used")}</Badge>;
  if (code.untilMs <= nowMs) return <Badge kind="soft">{t("已过期", "expired")}</Badge>;
  if (code.triesLeft <= 0) return <Badge kind="bad">{t("试错太多", "too many tries")}</Badge>;
  return <Badge kind="good">{t("有效", "valid")}</Badge>;
}
