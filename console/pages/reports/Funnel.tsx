import { useMemo } from "react";
import { Link } from "react-router";
import { Switch } from "tdesign-react";
import type { FunnelReply } from "#contracts/reports.ts";
import type { FunnelRow } from "#core/reports/shown.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { dayText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Chart } from "../../parts/Chart.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { funnel } from "../../services/reports.ts";
import { Age } from "./Age.tsx";
import { Export } from "./Export.tsx";
import { funnelSteps } from "./funnelSteps.ts";
import { bars } from "./options.ts";
import { ordersPath } from "./saleFilter.ts";
import { SpanBar } from "./SpanBar.tsx";
import { spanOf } from "./span.ts";
import { words } from "./words.ts";

/** From opened codes to repeat orders, channel by channel. */
export function Funnel() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const span = spanOf(filter.get("days"), Date.now());
  const byCampaign = filter.get("campaigns") === "1";
  const asked = useCall(filter.text, () => funnel({ ...span, byCampaign }));
  return (
    <Page
      title={t.funnel.title}
      actions={<Export report={{ action: "funnel", ...span, byCampaign }} />}
    >
      <SpanBar filter={filter}>
        <label>
          <Switch
            value={byCampaign}
            onChange={(isOn) => filter.set({ campaigns: isOn ? "1" : "" })}
          />{" "}
          {t.funnel.byCampaign}
        </label>
      </SpanBar>
      <Loaded asked={asked}>
        {(data) =>
          data.rows.length === 0 ? (
            <Nothing title={t.none} hint={t.noneHint} />
          ) : (
            <Shown data={data} byCampaign={byCampaign} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Shown({ data, byCampaign }: { readonly data: FunnelReply; readonly byCampaign: boolean }) {
  const t = useWords(words);
  const { columns: c } = t;
  const { total } = data;
  const steps = useMemo(() => funnelSteps(data.rows), [data]);
  const option = useMemo(
    () =>
      bars([c.touches, c.newFans, c.firstOrders, c.repeatOrders], {
        name: t.funnel.title,
        values: [steps.touches, steps.newFans, steps.firstOrders, steps.repeatOrders],
      }),
    [steps, c, t],
  );
  const answer = filled(t.funnel.answer, {
    ...{ touches: count(steps.touches), fans: count(steps.newFans) },
    ...{ first: count(steps.firstOrders), repeat: count(steps.repeatOrders) },
  });
  const campaign = { title: c.campaign, cell: (row: FunnelRow) => row.campaign || c.noCampaign };
  return (
    <>
      <Age age={data} />
      <Section title={t.funnel.question}>
        <p className="faint">{answer}</p>
        <Chart option={option} summary={answer} height={170} />
      </Section>
      <Grid
        rows={data.rows}
        rowKey={({ channel, campaign: of }) => `${channel}/${of ?? ""}`}
        columns={[
          { title: c.channel, cell: ({ name }) => name || c.noChannel },
          ...(byCampaign ? [campaign] : []),
          {
            ...{ title: c.touches, isNumber: true },
            cell: (row) => <Fans row={row} n={row.touches} />,
          },
          {
            ...{ title: c.newFans, isNumber: true },
            cell: (row) => <Fans row={row} n={row.newFans} isNew />,
          },
          {
            ...{ title: c.firstOrders, isNumber: true },
            cell: ({ firstOrders, filters }) => (
              <Link to={ordersPath(filters.firstOrders)}>{count(firstOrders)}</Link>
            ),
          },
          {
            ...{ title: c.repeatOrders, isNumber: true },
            cell: ({ repeatOrders, filters }) => (
              <Link to={ordersPath(filters.repeatOrders)}>{count(repeatOrders)}</Link>
            ),
          },
          { title: c.net, isNumber: true, cell: ({ netFen }) => yuanSign(netFen) },
          { title: c.shares, isNumber: true, cell: ({ sharesFen }) => yuanSign(sharesFen) },
        ]}
        total={[
          ...[t.total, ...(byCampaign ? [""] : [])],
          ...[count(total.touches), count(total.newFans), count(total.firstOrders)],
          ...[count(total.repeatOrders), yuanSign(total.netFen), yuanSign(total.sharesFen)],
        ]}
      />
    </>
  );
}

/** Leads to who opened a code of a channel within the span. The list of fans knows neither campaigns nor "no channel". */
function Fans(props: { readonly row: FunnelRow; readonly n: number; readonly isNew?: boolean }) {
  const { row, n, isNew = false } = props;
  const { fansFilter } = row;
  const { fromMs, untilMs, channel, campaign } = fansFilter;
  if (channel === 0 || campaign !== null) return count(n);
  const days = `${dayText(fromMs)}~${dayText(untilMs - 1)}`;
  return <Link to={`/fans?channel=${channel}&${isNew ? "came" : "days"}=${days}`}>{count(n)}</Link>;
}
