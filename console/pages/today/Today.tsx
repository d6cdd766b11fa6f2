import { Link } from "react-router";
import { Button } from "tdesign-react";
import { useCanOpen } from "../../app/canOpen.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { AsOf } from "../../parts/When.tsx";
import { today } from "../../services/reports.ts";
import { Alerts } from "./Alerts.tsx";
import { DayFigures, StandingFigures } from "./Figures.tsx";
import { words } from "./words.ts";
import "./today.css";

/** What the shop does today, what stands on its books, and what needs somebody. */
export function Today() {
  const t = useWords(words);
  const canOpen = useCanOpen();
  const asked = useCall("today", today);
  return (
    <Page
      title={t.title}
      note={asked.data ? <AsOf atMs={asked.data.asOfMs} /> : null}
      actions={
        <Button variant="outline" loading={asked.isLoading} onClick={asked.refresh}>
          {t.refresh}
        </Button>
      }
    >
      <Loaded asked={asked}>
        {({ asOfMs, today: now, yesterday, standing, alerts }) => (
          <div className="today">
            <div>
              <Section title={t.todayPart}>
                <DayFigures now={now} before={yesterday} />
              </Section>
              <Section title={t.standingPart}>
                <StandingFigures standing={standing} day={now.day} />
                <p className="faint ties">
                  {t.ties} {canOpen("/audits") ? <Link to="/audits">{t.balance}</Link> : null}
                </p>
              </Section>
            </div>
            <Section title={t.needs}>
              <Alerts {...{ alerts, asOfMs }} />
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
