import { Link } from "react-router";
import { Select } from "tdesign-react";
import type { LeaderboardReply } from "#contracts/reports.ts";
import type { Measure } from "#core/reports/targets.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { choiceWidth } from "../../lib/textWidth.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page } from "../../parts/Page.tsx";
import { placeText } from "../../parts/placeText.ts";
import { Promoter } from "../../parts/Promoter.tsx";
import { TextFilter } from "../../parts/TextFilter.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { regionCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { leaderboard } from "../../services/reports.ts";
import { Age } from "./Age.tsx";
import { Export } from "./Export.tsx";
import { ordersPath } from "./saleFilter.ts";
import { SpanBar } from "./SpanBar.tsx";
import { spanOf } from "./span.ts";
import { words } from "./words.ts";

const MEASURES: readonly Measure[] = ["sales", "shares", "fans", "orders"];

/** Who sold, earned or brought the most; refunds are subtracted. */
export function Leaderboard() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const places = useWords(regionWords);
  const span = spanOf(filter.get("days"), Date.now());
  const by = MEASURES.find((one) => one === filter.get("by")) ?? "sales";
  const among = Object.fromEntries(
    (["group", "level", "region"] as const)
      .map((name) => [name, filter.get(name)] as const)
      .map(
        ([name, value]) => [name, name === "region" ? regionCode(value, places) : value] as const,
      )
      .filter(([, value]) => value !== ""),
  );
  const asked = useCall(`${filter.text}|${filter.cursor}`, () =>
    leaderboard({ ...span, ...among, by, afterRows: Number(filter.cursor) || 0 }),
  );
  return (
    <Page
      title={t.board.title}
      actions={<Export report={{ action: "leaderboard", ...span, ...among, by }} />}
    >
      <SpanBar filter={filter}>
        <Select
          style={{
            width: choiceWidth(`${t.board.by}: `, Object.values(t.board.measures)),
          }}
          label={`${t.board.by}: `}
          value={by}
          options={MEASURES.map((value) => ({ value, label: t.board.measures[value] }))}
          onChange={(value) => filter.set({ by: String(value) })}
        />
        <TextFilter filter={filter} name="group" label={t.board.group} />
        <TextFilter filter={filter} name="level" label={t.board.level} />
        <TextFilter filter={filter} name="region" label={t.board.region} width={180} />
      </SpanBar>
      <Loaded asked={asked}>
        {(data) =>
          data.ranked === 0 ? (
            <Nothing title={t.none} hint={t.noneHint} />
          ) : (
            <>
              <Age age={data}>{filled(t.board.ranked, { n: count(data.ranked) })}</Age>
              <Places data={data} days={`${span.fromDay}~${span.untilDay}`} />
              <Turn filter={filter} next={data.nextAfterRows} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Places({ data, days }: { readonly data: LeaderboardReply; readonly days: string }) {
  const { columns: c, total } = useWords(words);
  const places = useWords(regionWords);
  const isMoney = data.by === "sales" || data.by === "shares";
  const told = (value: number) => (isMoney ? yuanSign(value) : count(value));
  return (
    <Grid
      rows={data.rows}
      rowKey={({ number }) => String(number)}
      columns={[
        { title: c.place, isNumber: true, cell: ({ place }) => place },
        {
          title: c.promoter,
          cell: ({ number }) => <Promoter id={String(number)} number={number} />,
        },
        { title: c.level, cell: ({ level }) => level ?? "—" },
        { title: c.groups, cell: ({ groups }) => groups.join(" ") || "—" },
        { title: c.region, cell: ({ region }) => placeText(region, places) ?? "—" },
        {
          ...{ title: c.value, isNumber: true },
          cell: ({ value, filter, number }) => (
            <Link to={filter ? ordersPath(filter) : `/fans?promoter=${number}&came=${days}`}>
              {told(value)}
            </Link>
          ),
        },
        {
          ...{ title: c.behind, isNumber: true },
          cell: ({ missing }) => (missing === null ? "—" : told(missing)),
        },
      ]}
      total={["", total, "", "", "", told(data.totalValue), ""]}
    />
  );
}
