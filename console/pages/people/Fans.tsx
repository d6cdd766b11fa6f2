import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../app/may.ts";
import { CallError } from "../../lib/call.ts";
import { filledIn, momentOf, spanOfDays } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { promoterTyped } from "../../lib/typed.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import { fans } from "../../services/lists.ts";
import { FanExport } from "./Exports.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsFans.ts";
import { words as whoseWords } from "./wordsWhose.ts";

/** A number as it is typed, "17" or "#17"; undefined = none. What is no number is told, and not passed over. */
function numberOf(typed: string, wrong: string): number | undefined {
  const text = promoterTyped(typed);
  if (text === "") return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CallError("number_wrong", wrong, {});
  return Number(text);
}

/** New fans of some days: those whose very first opening was then, as reports count them. */
function cameWithin(days: string): { readonly cameFromMs?: number; readonly cameUntilMs?: number } {
  const { fromMs, untilMs } = spanOfDays(days);
  return {
    ...(fromMs === undefined ? {} : { cameFromMs: fromMs }),
    ...(untilMs === undefined ? {} : { cameUntilMs: untilMs }),
  };
}

/** Who opened codes, and whose fan each of them is. */
export function Fans() {
  const whose = useWords(whoseWords);
  const all = useWords(common);
  const t = useWords(words);
  const may = useMay();
  const [exporting, setExporting] = useState<UrlFilter | null>(null);
  const navigate = useNavigate();
  const load = async (asked: UrlFilter) => {
    const since = momentOf(asked.get("since"));
    const reply = await fans({
      ...{
        promoterNumber: numberOf(asked.get("promoter"), t.promoterWrong),
        channel: numberOf(asked.get("channel"), t.channelWrong),
      },
      ...filledIn({ search: asked.get("q") }),
      ...(since === null ? {} : { fromMs: since }),
      ...spanOfDays(asked.get("days")),
      ...cameWithin(asked.get("came")),
      cursor: asked.cursor,
    });
    return { rows: reply.fans, next: reply.nextCursor };
  };
  return (
    <>
      <ListPage
        list="fans"
        title={t.title}
        filters={[
          { kind: "search", name: "q", label: t.search },
          { kind: "search", name: "promoter", label: t.promoter, width: 120 },
          { kind: "search", name: "channel", label: t.channel, width: 120 },
          { kind: "days", name: "days", label: t.visited },
          { kind: "days", name: "came", label: t.came },
        ]}
        load={load}
        onExport={may("sheets.startExport") ? setExporting : undefined}
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
              owner ? <Promoter id={owner.promoterId} number={owner.promoterNumber} /> : all.nobody,
          },
          {
            ...{ key: "until", title: t.columns.until },
            cell: ({ owner }) =>
              owner ? (
                owner.untilMs === null ? (
                  t.columns.forever
                ) : (
                  <When atMs={owner.untilMs} />
                )
              ) : (
                ""
              ),
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
            ...{ key: "came", title: t.columns.came },
            cell: ({ cameAtMs }) => <When atMs={cameAtMs} />,
          },
          {
            ...{ key: "visits", title: t.columns.visits, align: "right" },
            cell: ({ visits }) => count(visits),
          },
          {
            ...{ key: "orders", title: t.columns.orders, align: "right" },
            cell: ({ orders }) => count(orders),
          },
          {
            key: "why",
            title: t.columns.why,
            cell: ({ standing, sentence }) => whose.standings[standing] ?? sentence,
            isEllipsis: true,
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {exporting ? (
        <FanExport filter={exporting} load={load} onClose={() => setExporting(null)} />
      ) : null}
    </>
  );
}
