import { useMemo } from "react";
import { useNavigate } from "react-router";
import { filled, useWords } from "../../lib/language.tsx";
import { count, percent, yuanSign } from "../../lib/money.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Chart } from "../../parts/Chart.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import type { ToldForecast } from "../../services/plans.ts";
import { amountBars, monthDays } from "./charts.ts";
import { useNamedGoods } from "./useGoods.ts";
import { words } from "./wordsDecide.ts";

type Props = { readonly told: ToldForecast; readonly against: "booked" | "current" };

/** What a draft would have paid of past orders, beside what it is compared with. */
export function SimulateReport({ told, against }: Props) {
  const { simulate: t } = useWords(words);
  const { report, phase, differenceFen } = told;
  const { total, change } = report;
  const base = against === "booked" ? t.booked : t.current;
  if (phase === "too_large") return <Nothing title={t.tooLarge} />;
  if (report.orders === 0) return <Nothing title={t.nothing} />;
  return (
    <>
      <div className="figures plans-figures">
        <Figure name={t.orders} value={count(report.orders)} />
        <Figure name={t.paid} value={yuanSign(total.leftFen)} />
        <Figure
          name={base}
          value={change ? yuanSign(change.baseFen) : "—"}
          note={
            total.basePayBp === null ? null : filled(t.share, { rate: percent(total.basePayBp) })
          }
        />
        <Figure
          name={t.draftPays}
          value={change ? yuanSign(change.draftFen) : yuanSign(total.draftFen)}
          note={
            <>
              {total.payBp === null ? null : filled(t.share, { rate: percent(total.payBp) })}
              {total.bonusFen > 0
                ? ` · ${filled(t.bonus, { amount: yuanSign(total.bonusFen) })}`
                : ""}
            </>
          }
        />
        {differenceFen === null ? null : (
          <Figure
            name={t.difference}
            value={`${differenceFen > 0 ? "+" : ""}${yuanSign(differenceFen)}`}
            tone={differenceFen > 0 ? "bad" : "good"}
            note={
              change
                ? filled(t.ordersMoved, { more: change.ordersMore, less: change.ordersLess })
                : null
            }
          />
        )}
      </div>
      <div className="columns">
        <Months told={told} base={base} />
        <Places told={told} base={base} />
      </div>
      <People told={told} base={base} />
      <Losses told={told} />
    </>
  );
}

type Compared = { readonly told: ToldForecast; readonly base: string };

function Months({ told, base }: Compared) {
  const { simulate: t } = useWords(words);
  const navigate = useNavigate();
  const { months } = told.report;
  const option = useMemo(
    () =>
      amountBars({
        names: months.map(({ month }) => month),
        series: [
          { name: base, stack: "base", values: months.map(({ baseFen }) => baseFen) },
          { name: t.draft, stack: "draft", values: months.map(({ draftFen }) => draftFen) },
          ...(months.some(({ bonusFen }) => bonusFen > 0)
            ? [{ name: t.bonuses, stack: "draft", values: months.map((one) => one.bonusFen) }]
            : []),
        ],
      }),
    [months, base, t],
  );
  return (
    <Section title={t.months}>
      <Chart
        option={option}
        summary={t.months}
        onPick={({ name }) => void navigate(`/orders?days=${monthDays(name)}`)}
      />
    </Section>
  );
}

function Places({ told, base }: Compared) {
  const { simulate: t } = useWords(words);
  const { places } = told.report;
  const option = useMemo(
    () =>
      amountBars({
        names: places.map(({ place }) => t.places_[place] ?? place),
        series: [
          { name: base, values: places.map(({ baseFen }) => baseFen) },
          { name: t.draft, values: places.map(({ draftFen }) => draftFen) },
        ],
      }),
    [places, base, t],
  );
  return (
    <Section title={t.places}>
      <Chart option={option} summary={t.places} />
    </Section>
  );
}

function People({ told, base }: Compared) {
  const { simulate: t } = useWords(words);
  const { change } = told.report;
  if (change === null) return null;
  const { winners, losers, largest } = change;
  return (
    <Section title={t.people}>
      <p className="plans-hint">
        {winners + losers === 0 ? (
          t.same
        ) : (
          <>
            <span className="good">{filled(t.winners, { n: count(winners) })}</span>
            {" · "}
            <span className="bad">{filled(t.losers, { n: count(losers) })}</span>
            {winners + losers > largest.length ? (
              <span className="faint"> · {filled(t.largest, { n: largest.length })}</span>
            ) : null}
          </>
        )}
      </p>
      {largest.length === 0 ? null : (
        <Grid
          rows={largest}
          rowKey={({ id }) => id}
          columns={[
            {
              title: t.promoter,
              cell: ({ id }) => <Promoter id={id} />,
            },
            { title: base, isNumber: true, cell: ({ baseFen }) => <Amount fen={baseFen} /> },
            { title: t.draft, isNumber: true, cell: ({ draftFen }) => <Amount fen={draftFen} /> },
            {
              title: t.change,
              cell: ({ baseFen, draftFen }) =>
                draftFen > baseFen ? (
                  <span className="good">↑ {t.more}</span>
                ) : (
                  <span className="bad">↓ {t.less}</span>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Losses({ told }: { readonly told: ToldForecast }) {
  const { simulate: t } = useWords(words);
  const { losses } = told.report;
  const { names } = useNamedGoods(losses);
  if (losses.length === 0) return null;
  return (
    <Section title={t.losses}>
      <Grid
        rows={losses}
        rowKey={({ sku }) => sku}
        columns={[
          {
            title: t.sku,
            cell: ({ sku }) => (
              <>
                {names.sku(sku)} <span className="faint">{sku}</span>
              </>
            ),
          },
          { title: t.margin, isNumber: true, cell: ({ marginFen }) => <Amount fen={marginFen} /> },
        ]}
      />
    </Section>
  );
}
