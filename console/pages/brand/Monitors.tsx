import { Button, Tag } from "tdesign-react";
import type { MonitorsReply } from "#contracts/monitor.ts";
import { useLanguage, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { monitors } from "../../services/monitors.ts";
import { words } from "./words.ts";

const THEMES = { notice: "default", alert: "warning", stop: "danger" } as const;
type Look = MonitorsReply["monitors"][number];

/** What the daily looks at the population found. */
export function Monitors() {
  const { monitors: t } = useWords(words);
  const filter = useUrlFilter();
  const asked = useCall(filter.cursor, () => monitors(filter.cursor));
  return (
    <Page title={t.title} note={<p className="faint">{t.hint}</p>}>
      <Loaded asked={asked}>
        {({ monitors: looks, nextBeforeDay }) => (
          <>
            {looks.length === 0 ? <Nothing title={t.empty} hint={t.emptyHint} /> : null}
            {looks.map((look) => (
              <OneLook key={look.day} look={look} />
            ))}
            {nextBeforeDay ? (
              <Button variant="outline" onClick={() => filter.goTo(nextBeforeDay)}>
                {t.more}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OneLook({ look }: { readonly look: Look }) {
  const { monitors: t } = useWords(words);
  const { language } = useLanguage();
  const { day, people, levels, customers, alerts, pausedJoining } = look;
  return (
    <Section title={day}>
      {alerts.length === 0 ? <p className="good">{t.calm}</p> : null}
      {alerts.map((alert) => (
        <p key={alert.id}>
          <Tag size="small" variant="light" theme={THEMES[alert.severity]}>
            {t.severities[alert.severity]} {alert.id}
          </Tag>{" "}
          {alert[language]} <span className="faint">{alert.promoterIds.join(" ")}</span>
        </p>
      ))}
      {pausedJoining ? <Tag theme="danger">{t.paused}</Tag> : null}
      <Facts
        rows={[
          [t.people, count(people)],
          [t.levels, count(levels)],
          [t.sellers, count(customers.sellers)],
          [t.only, count(customers.onlyPromoters)],
          [t.orders, count(customers.orders)],
          [t.own, count(customers.byPromoters)],
        ]}
      />
    </Section>
  );
}
