import { Link } from "react-router";
import { Tag } from "tdesign-react";
import type { PromoterRow } from "#contracts/lists.ts";
import { filled } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { dayText } from "../../lib/time.ts";
import { Amount } from "../../parts/Amount.tsx";
import type { Column } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { placeText, type Regions } from "../../parts/placeText.ts";
import type { words as common } from "./words.ts";
import type { words } from "./wordsPromoters.ts";

/** What is shown of a promoter in the list. */
export function promoterColumns(
  { columns: t }: typeof words.zh,
  all: typeof common.zh,
  regions: Regions,
): readonly Column<PromoterRow>[] {
  const right = { align: "right" } as const;
  return [
    {
      ...{ key: "number", title: all.number, width: 100 },
      cell: ({ number, promoterId }) => (
        <Link to={`/promoters/${encodeURIComponent(promoterId)}`}>#{number}</Link>
      ),
    },
    {
      ...{ key: "level", title: t.level },
      cell: ({ level, nextLevel }) => (
        <>
          {level ?? <span className="faint">{all.noLevel}</span>}
          {nextLevel ? (
            <div className="faint">
              {filled(t.next, { level: nextLevel.level, at: dayText(nextLevel.fromMs) })}
            </div>
          ) : null}
        </>
      ),
    },
    { key: "groups", title: t.groups, cell: ({ groups }) => groups.join(" ") || all.none },
    { key: "place", title: t.region, cell: ({ place }) => placeText(place, regions) ?? all.none },
    {
      ...{ key: "state", title: t.state },
      cell: ({ state }) => (
        <Tag size="small" variant="light" theme={state === "active" ? "success" : "default"}>
          {all.states[state]}
        </Tag>
      ),
    },
    {
      ...{ key: "sales", title: t.sales, ...right },
      cell: ({ figures }) => <Amount fen={figures?.recentSoldFen} />,
    },
    {
      ...{ key: "orders", title: t.orders, ...right },
      cell: ({ figures }) => (figures ? count(figures.recentOrders) : all.none),
    },
    {
      ...{ key: "fans", title: t.fans, ...right },
      cell: ({ figures }) => (figures ? count(figures.recentFans) : all.none),
    },
    {
      ...{ key: "shares", title: t.shares, ...right },
      cell: ({ figures }) => <Amount fen={figures?.recentSharesFen} />,
    },
    {
      ...{ key: "since", title: t.since },
      cell: ({ approvedAtMs }) => <When atMs={approvedAtMs} />,
    },
  ];
}
