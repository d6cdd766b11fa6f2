import { Link } from "react-router";
import type { SettingsReply } from "#contracts/settings.ts";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { readSettings } from "../../services/books.ts";
import { ChangeText } from "./ChangeText.tsx";
import { StaffName } from "./People.tsx";
import { RulesForm } from "./RulesForm.tsx";
import { SwitchRow } from "./SwitchRow.tsx";
import { words } from "./wordsRules.ts";
import "./money.css";

const SWITCHES = ["payouts", "shares", "joining"] as const;

/** The emergency stops, the limits and reviews of payouts, and who changed them. */
export function PayoutRules() {
  const t = useWords(words);
  const asked = useCall("settings", readSettings);
  return (
    <Page title={t.title} note={<p className="faint">{t.note}</p>}>
      <Loaded asked={asked}>
        {(settings) => (
          <>
            <Section title={t.switches.title}>
              {SWITCHES.map((name) => (
                <SwitchRow
                  key={name}
                  name={name}
                  pause={settings.switches[name]}
                  onChange={asked.refresh}
                />
              ))}
            </Section>
            <RulesForm
              key={JSON.stringify(settings.payout)}
              rules={settings.payout}
              onChange={asked.refresh}
            />
            <History changes={settings.changes} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function History({ changes }: Pick<SettingsReply, "changes">) {
  const { history: t } = useWords(words);
  const may = useMay();
  const newest = [...changes].reverse();
  return (
    <Section title={t.title}>
      {newest.length === 0 ? <p className="faint">{t.none}</p> : null}
      <ol className="story">
        {newest.map((change) => (
          <li key={`${change.atMs} ${change.what}`}>
            <ChangeText what={change.what} />
            <span className="faint">
              <When atMs={change.atMs} /> · <StaffName id={change.by} /> · {change.reason}
            </span>
          </li>
        ))}
      </ol>
      {may("staff.log") ? <Link to="/log?what=books">{t.more}</Link> : null}
    </Section>
  );
}
