import { useState } from "react";
import { Link } from "react-router";
import { Button, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { type Version, versions } from "../../services/plans.ts";
import { Further } from "./Further.tsx";
import { StateTag, versionPath } from "./VersionName.tsx";
import { words } from "./words.ts";

/** The versions that were published, the one that starts latest first. */
export function Calendar({ onCreate }: { readonly onCreate: () => void }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const may = useMay();
  const [after, setAfter] = useState<Version>();
  const asked = useCall(after ? `${after.planId}@${after.version}` : "", () => versions(after));
  return (
    <Section
      title={t.calendar}
      actions={may("plans.compare") ? <Link to="/plans/compare">{t.compare}</Link> : null}
    >
      <p className="faint plans-hint">{t.calendarHint}</p>
      <Loaded asked={asked}>
        {({ versions: listed, isLast }) =>
          listed.length === 0 ? (
            <Nothing title={t.noVersions} hint={t.noVersionsHint}>
              {may("plans.startDraft") ? <Button onClick={onCreate}>{t.newDraft}</Button> : null}
            </Nothing>
          ) : (
            <>
              <Grid
                rows={listed}
                rowKey={({ planId, version }) => `${planId}@${version}`}
                columns={[
                  {
                    title: t.name,
                    cell: ({ planId, version, published }) => (
                      <>
                        <Link to={versionPath({ planId, version })}>
                          {filled(t.versionOf, { planId, version })}
                        </Link>{" "}
                        {published?.lint.pack === "declared" ? (
                          <Tag size="small" theme="warning" variant="light">
                            {t.declared}
                          </Tag>
                        ) : null}
                      </>
                    ),
                  },
                  { title: t.state, cell: ({ state }) => <StateTag state={state} /> },
                  { title: t.from, cell: ({ fromMs }) => <When atMs={fromMs} /> },
                  {
                    title: t.touches,
                    cell: ({ touches, published }) =>
                      published ? touches[language] : <span className="bad">{t.broken}</span>,
                  },
                  {
                    title: t.publishedAt,
                    cell: ({ published }) => <When atMs={published?.publishedAtMs} />,
                  },
                ]}
              />
              <Further
                text={t.older}
                onFirst={after === undefined ? null : () => setAfter(undefined)}
                onNext={isLast ? null : () => setAfter(nameOf(listed.at(-1)))}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** What the list takes as its place: no more of a version than its name. */
const nameOf = (one: Version | undefined): Version | undefined =>
  one && { planId: one.planId, version: one.version };
