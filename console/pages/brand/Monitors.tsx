import { Tag } from "tdesign-react";
import type { MonitorsReply } from "#contracts/monitor.ts";
import { useLanguage, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Page } from "../../parts/Page.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { monitors } from "../../services/monitors.ts";
import { words } from "./wordsMonitors.ts";

const THEMES = { notice: "default", alert: "warning", stop: "danger" } as const;
type Look = MonitorsReply["monitors"][number];

/** What the daily looks at the population found, the newest first. */
export function Monitors() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const asked = useCall(filter.cursor, () => monitors(filter.cursor));
  return (
    <Page title={t.title} note={<p className="faint">{t.hint}</p>}>
      <Loaded asked={asked}>
        {({ monitors: looks, nextBeforeDay }) => (
          <>
            {looks.length === 0 ? (
              <Nothing title={t.empty} hint={t.emptyHint} />
            ) : (
              <Looks looks={looks} />
            )}
            <Turn filter={filter} next={nextBeforeDay} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Looks({ looks }: { readonly looks: readonly Look[] }) {
  const t = useWords(words);
  const number = { isNumber: true } as const;
  return (
    <Grid
      rows={looks}
      rowKey={({ day }) => day}
      columns={[
        { title: t.day, cell: ({ day }) => <time>{day}</time> },
        { title: t.findings, cell: (look) => <Findings look={look} /> },
        { title: t.people, ...number, cell: ({ people }) => count(people) },
        { title: t.levels, ...number, cell: ({ levels }) => count(levels) },
        { title: t.sellers, ...number, cell: ({ customers }) => count(customers.sellers) },
        { title: t.only, ...number, cell: ({ customers }) => count(customers.onlyPromoters) },
        { title: t.orders, ...number, cell: ({ customers }) => count(customers.orders) },
        { title: t.own, ...number, cell: ({ customers }) => count(customers.byPromoters) },
      ]}
    />
  );
}

function Findings({ look: { alerts, pausedJoining } }: { readonly look: Look }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (alerts.length === 0) return <span className="good">{t.calm}</span>;
  return (
    <>
      {alerts.map((alert) => (
        <p key={alert.id}>
          <Tag size="small" variant="light" theme={THEMES[alert.severity]}>
            {t.severities[alert.severity]} {alert.id}
          </Tag>{" "}
          {alert[language]}{" "}
          {alert.promoterIds.map((id) => (
            <span key={id}>
              <Promoter id={id} />{" "}
            </span>
          ))}
        </p>
      ))}
      {pausedJoining ? (
        <Tag size="small" theme="danger">
          {t.paused}
        </Tag>
      ) : null}
    </>
  );
}
