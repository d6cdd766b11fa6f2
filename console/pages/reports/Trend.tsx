import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import type { TrendReply } from "#contracts/reports.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Chart } from "../../parts/Chart.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { trend } from "../../services/reports.ts";
import { Age } from "./Age.tsx";
import { Export } from "./Export.tsx";
import { lines } from "./options.ts";
import { ordersPath } from "./saleFilter.ts";
import { SpanBar } from "./SpanBar.tsx";
import { spanOf } from "./span.ts";
import { words } from "./words.ts";

/** Day by day: what came in, what went back, who came. */
export function Trend() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const span = spanOf(filter.get("days"), Date.now());
  const asked = useCall(`${span.fromDay}~${span.untilDay}`, () => trend(span));
  return (
    <Page title={t.trend.title} actions={<Export report={{ action: "trend", ...span }} />}>
      <SpanBar filter={filter} />
      <Loaded asked={asked}>{(data) => <Shown data={data} />}</Loaded>
    </Page>
  );
}

function Shown({ data }: { readonly data: TrendReply }) {
  const t = useWords(words);
  const { columns: c } = t;
  const { days, total } = data;
  const money = useMemo(
    () =>
      lines(
        days.map(({ day }) => day.slice(5)),
        [
          { name: c.paid, values: days.map(({ paidFen }) => paidFen), isMoney: true },
          { name: c.refunded, values: days.map(({ refundedFen }) => refundedFen), isMoney: true },
        ],
      ),
    [days, c],
  );
  const people = useMemo(
    () =>
      lines(
        days.map(({ day }) => day.slice(5)),
        [
          { name: c.newFans, values: days.map(({ newFans }) => newFans) },
          { name: c.orders, values: days.map(({ orders }) => orders) },
        ],
      ),
    [days, c],
  );
  const navigate = useNavigate();
  const open = (name: string, isFans = false) => {
    const found = days.find(({ day }) => day.slice(5) === name);
    if (found === undefined) return;
    const fans = `/fans?came=${found.day}~${found.day}`;
    void navigate(isFans ? fans : ordersPath(found.filter));
  };
  const answer = filled(t.trend.answer, {
    ...{ days: days.length, orders: count(total.orders) },
    ...{ paid: yuanSign(total.paidFen), refunded: yuanSign(total.refundedFen) },
  });
  return (
    <>
      <Age age={data} />
      <div className="columns">
        <Section title={t.trend.question}>
          <p className="faint">{answer}</p>
          <Chart option={money} summary={answer} onPick={({ name }) => open(name)} />
        </Section>
        <Section title={t.trend.people}>
          <Chart
            option={people}
            summary={t.trend.people}
            onPick={({ name, seriesName }) => open(name, seriesName === c.newFans)}
          />
        </Section>
      </div>
      <Grid
        rows={[...days].reverse()}
        rowKey={({ day }) => day}
        columns={[
          { title: c.day, cell: ({ day, filter }) => <Link to={ordersPath(filter)}>{day}</Link> },
          {
            ...{ title: c.orders, isNumber: true },
            cell: ({ orders, filter }) => <Link to={ordersPath(filter)}>{count(orders)}</Link>,
          },
          { title: c.pieces, isNumber: true, cell: ({ pieces }) => count(pieces) },
          { title: c.paid, isNumber: true, cell: ({ paidFen }) => yuanSign(paidFen) },
          { title: c.refunded, isNumber: true, cell: ({ refundedFen }) => yuanSign(refundedFen) },
          { title: c.net, isNumber: true, cell: ({ netFen }) => yuanSign(netFen) },
          { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuanSign(sharesFen) },
          {
            ...{ title: c.newFans, isNumber: true },
            cell: ({ newFans, day }) => (
              <Link to={`/fans?came=${day}~${day}`}>{count(newFans)}</Link>
            ),
          },
          {
            title: c.newPromoters,
            isNumber: true,
            cell: ({ newPromoters }) => count(newPromoters),
          },
        ]}
        total={[
          t.total,
          ...[count(total.orders), count(total.pieces), yuanSign(total.paidFen)],
          ...[yuanSign(total.refundedFen), yuanSign(total.netFen), yuanSign(total.sharesFen)],
          ...[count(total.newFans), count(total.newPromoters)],
        ]}
      />
    </>
  );
}
