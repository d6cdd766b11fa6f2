import { Link, useParams } from "react-router";
import { Alert, Tag } from "tdesign-react";
import type { LogEntryReply } from "#contracts/staffLog.ts";
import { words as shellWords } from "../../app/words.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { logEntry } from "../../services/staff.ts";
import { callNameIn } from "./callName.ts";
import { OUTCOME_THEMES } from "./outcomes.ts";
import { words } from "./wordsLog.ts";

/** One thing that somebody did: what was asked, what came of it, and each document before and after. */
export function LogEntry() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { entryId = "" } = useParams();
  const asked = useCall(entryId, () => logEntry(entryId));
  const title = asked.data ? callNameIn(language, asked.data.callName) : t.title;
  return (
    <Page title={title} back={{ to: "/log", text: t.back }}>
      <Loaded asked={asked}>{(entry) => <Shown entry={entry} />}</Loaded>
    </Page>
  );
}

function Shown({ entry }: { readonly entry: LogEntryReply }) {
  const t = useWords(words);
  const { roles } = useWords(shellWords);
  const { state, code, message, changes, changesLeftOut, request } = entry;
  return (
    <>
      {state === "open" ? <Alert theme="warning" message={t.openHint} /> : null}
      <Section>
        <Facts
          rows={[
            [t.columns.at, <When key="at" atMs={entry.atMs} />],
            [
              t.what,
              <code key="what">
                {entry.function}.{entry.action}
              </code>,
            ],
            [
              t.columns.who,
              <Link key="who" to={`/log?who=${encodeURIComponent(entry.staffId)}`}>
                {entry.name} {roles[entry.role]}
              </Link>,
            ],
            [
              t.columns.outcome,
              <span key="outcome">
                <Tag size="small" variant="light" theme={OUTCOME_THEMES[state]}>
                  {t.states[state]}
                </Tag>{" "}
                {code && message ? sentenceOf({ code, message }) : null}
              </span>,
            ],
            [
              t.columns.targets,
              entry.targets.map((id) => (
                <span key={id}>
                  <Link to={`/log?target=${encodeURIComponent(id)}`}>{id}</Link>{" "}
                </span>
              )),
            ],
          ]}
        />
      </Section>
      <Section title={t.request}>
        <pre>{prettyOf(request)}</pre>
      </Section>
      <Section title={t.changes}>
        {changes.length + changesLeftOut === 0 ? <p className="faint">{t.nothing}</p> : null}
        {changes.map(({ collection, id, fields, fieldsLeftOut, leftOut = [] }) => (
          <div key={`${collection}/${id}`} className="change">
            <h3>
              <code>
                {collection}/{id}
              </code>
            </h3>
            <Grid
              rows={fields}
              rowKey={({ field }) => field}
              columns={[
                { title: t.field, cell: ({ field }) => <code>{field || t.whole}</code> },
                { title: t.before, cell: ({ before }) => <Value text={before} /> },
                { title: t.after, cell: ({ after }) => <Value text={after} /> },
              ]}
            />
            {fieldsLeftOut > 0 ? (
              <p className="faint">
                {filled(t.fieldsLeftOut, { n: fieldsLeftOut })}
                <code>{leftOut.join(t.comma)}</code>
                {leftOut.length < fieldsLeftOut ? t.others : null}
              </p>
            ) : null}
          </div>
        ))}
        {changesLeftOut > 0 ? (
          <p className="faint">{filled(t.leftOut, { n: changesLeftOut })}</p>
        ) : null}
      </Section>
    </>
  );
}

const Value = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className="faint">—</span> : <code className="value">{text}</code>;

/** A request as it can be read; one that was cut is no JSON any more and stays as it is. */
function prettyOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
