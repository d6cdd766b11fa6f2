import { Link, useNavigate } from "react-router";
import { filledIn, spanOfDays } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { fans } from "../../services/lists.ts";
import { words } from "./words.ts";

const numberOf = (text: string): number | undefined =>
  /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/** Who opened codes, and whose fan each of them is. */
export function Fans() {
  const all = useWords(words);
  const { fans: t } = all;
  const navigate = useNavigate();
  const load = async (asked: UrlFilter) => {
    const reply = await fans({
      ...{
        promoterNumber: numberOf(asked.get("promoter")),
        channel: numberOf(asked.get("channel")),
      },
      ...filledIn({ search: asked.get("q") }),
      ...spanOfDays(asked.get("days")),
      cursor: asked.cursor,
    });
    return { rows: reply.fans, next: reply.nextCursor };
  };
  return (
    <ListPage
      list="fans"
      title={t.title}
      filters={[
        { kind: "search", name: "q", label: t.search },
        { kind: "search", name: "promoter", label: t.promoter, width: 120 },
        { kind: "search", name: "channel", label: t.channel, width: 120 },
        { kind: "days", name: "days", label: t.visited },
      ]}
      load={load}
      rowKey={({ fanId }) => fanId}
      onOpen={({ fanId }) => void navigate(`/fans/${encodeURIComponent(fanId)}`)}
      columns={[
        {
          ...{ key: "fan", title: t.columns.fan },
          cell: ({ fanId }) => (
            <Link to={`/fans/${encodeURIComponent(fanId)}`}>
              <code>{fanId}</code>
            </Link>
          ),
        },
        {
          ...{ key: "owner", title: t.columns.owner },
          cell: ({ owner }) =>
            owner ? (
              <Link to={`/promoters/${encodeURIComponent(owner.promoterId)}`}>
                {owner.promoterNumber}
              </Link>
            ) : (
              all.nobody
            ),
        },
        {
          ...{ key: "until", title: t.columns.until },
          cell: ({ owner }) =>
            owner ? owner.untilMs === null ? t.columns.forever : <When atMs={owner.untilMs} /> : "",
        },
        {
          ...{ key: "channel", title: t.columns.channel },
          cell: ({ owner }) => owner?.channel ?? all.none,
        },
        {
          ...{ key: "visited", title: t.columns.visited },
          cell: ({ visitedAtMs }) => <When atMs={visitedAtMs} />,
        },
        {
          ...{ key: "visits", title: t.columns.visits, align: "right" },
          cell: ({ visits }) => count(visits),
        },
        {
          ...{ key: "orders", title: t.columns.orders, align: "right" },
          cell: ({ orders }) => count(orders),
        },
        { key: "why", title: t.columns.why, cell: ({ sentence }) => sentence, isEllipsis: true },
      ]}
      whenEmpty={{ title: t.empty, hint: t.emptyHint }}
    />
  );
}
