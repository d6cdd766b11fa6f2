import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { beijingTime } from "../format.ts";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Message = {
  readonly atMs: number;
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
};

const LIMIT = 25;

/** Subscription messages as the users would have received them. */
export function Messages({ place }: { place: Place }) {
  const q = (place.query["q"] ?? "").toLowerCase();
  const [offset, setOffset] = useState(0);
  const asked = useAsk<{ messages: readonly Message[] }>(
    { path: "wechat/messages?limit=1000" },
    3000,
  );
  return (
    <Panel
      title={t("发出的订阅消息", "Subscription messages sent")}
      actions={
        <Search
          value={place.query["q"] ?? ""}
          placeholder={t("用户、模板、内容", "User, template, text")}
          onValue={(value) => setQuery(place, { q: value })}
        />
      }
      isFlush
    >
      <Told asked={asked}>
        {({ messages }) => {
          const found = messages.filter((one) => JSON.stringify(one).toLowerCase().includes(q));
          if (found.length === 0) return <Empty title={t("还没有", "Nothing yet")} />;
          return (
            <>
              <Table
                label={t("订阅消息", "Messages")}
                columns={columns()}
                rows={found.slice(offset, offset + LIMIT)}
                keyOf={(one) => String(messages.indexOf(one))}
              />
              <Pager {...{ offset, limit: LIMIT, total: found.length }} onOffset={setOffset} />
            </>
          );
        }}
      </Told>
    </Panel>
  );
}

function columns(): readonly Column<Message>[] {
  return [
    { head: t("发给", "To"), cell: ({ openid }) => <code>{openid}</code> },
    {
      head: t("内容", "Message"),
      cell: ({ data, page }) => (
        <>
          {Object.entries(data).map(([name, value]) => (
            <div key={name}>
              <span class="soft">{name}</span> {value}
            </div>
          ))}
          {page !== "" && <code class="soft">{page}</code>}
        </>
      ),
    },
    {
      head: t("模板", "Template"),
      cell: ({ templateId }) => <code>{templateId}</code>,
      isExtra: true,
    },
    {
      head: t("时间（北京）", "At (Beijing)"),
      cell: ({ atMs }) => <time>{beijingTime(atMs)}</time>,
      isExtra: true,
    },
  ];
}
