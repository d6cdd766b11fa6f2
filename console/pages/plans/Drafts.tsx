import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Button, Radio, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { type DraftHead, drafts } from "../../services/plans.ts";
import { Further } from "./Further.tsx";
import { standingOf } from "./readingOf.ts";
import { words } from "./words.ts";

/** Drafts that are being worked on, the one changed last first. */
export function Drafts({ onCreate }: { readonly onCreate: () => void }) {
  const t = useWords(words);
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const shown = params.get("drafts") === "archived" ? "archived" : "open";
  const [cursor, setCursor] = useState("");
  const asked = useCall(`${shown}|${cursor}`, () => drafts(shown === "archived", cursor));
  const choose = (next: "open" | "archived") => {
    setParams(next === "archived" ? { drafts: next } : {});
    setCursor("");
  };
  return (
    <Section
      title={t.drafts}
      actions={
        <Radio.Group
          size="small"
          variant="default-filled"
          value={shown}
          onChange={(value) => choose(value === "archived" ? "archived" : "open")}
        >
          <Radio.Button value="open">{t.open}</Radio.Button>
          <Radio.Button value="archived">{t.archived}</Radio.Button>
        </Radio.Group>
      }
    >
      <p className="faint plans-hint">{t.draftsHint}</p>
      <Loaded asked={asked}>
        {({ drafts: listed, next }) =>
          listed.length === 0 ? (
            <Nothing title={shown === "open" ? t.noDrafts : t.noArchived}>
              {shown === "open" && may("plans.startDraft") ? (
                <Button variant="outline" onClick={onCreate}>
                  {t.newDraft}
                </Button>
              ) : null}
            </Nothing>
          ) : (
            <>
              <Listed drafts={listed} />
              <Further
                text={t.more}
                onFirst={cursor === "" ? null : () => setCursor("")}
                onNext={next === null ? null : () => setCursor(next)}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Listed({ drafts: listed }: { readonly drafts: readonly DraftHead[] }) {
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <div className="plans-drafts">
      <Grid
        rows={listed}
        rowKey={({ draftId }) => draftId}
        columns={[
          {
            title: t.title,
            cell: ({ draftId, title, note }) => (
              <>
                <Link to={`/plans/drafts/${encodeURIComponent(draftId)}`}>{title}</Link>
                {note === "" ? null : <div className="faint">{note}</div>}
              </>
            ),
          },
          {
            title: t.plan,
            cell: ({ reading }) => (reading.kind === "plan" ? reading.planId : "—"),
          },
          { title: t.check, cell: (one) => <StandingTag head={one} /> },
          {
            title: t.changed,
            cell: ({ changedBy, changedAtMs }) => (
              <>
                {changedBy.name} <When atMs={changedAtMs} />
              </>
            ),
          },
          {
            title: "",
            cell: ({ draftId }) => (
              <Button
                size="small"
                variant="text"
                onClick={() => void navigate(`/plans/drafts/${encodeURIComponent(draftId)}`)}
              >
                {t.openDraft}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}

/** How far a draft is from being published. */
function StandingTag({ head }: { readonly head: Pick<DraftHead, "reading" | "signed"> }) {
  const { reading: t } = useWords(words);
  const { kind, n, theme } = standingOf(head);
  return (
    <Tag theme={theme} variant="light">
      {filled(t[kind], { n })}
    </Tag>
  );
}
