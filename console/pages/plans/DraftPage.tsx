import { useParams, useSearchParams } from "react-router";
import { Alert, Button, Input, Tabs } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { compareDraft, draft, policyOfDraft, type WholeDraft } from "../../services/plans.ts";
import { Changes } from "./Changes.tsx";
import { Declared } from "./Declared.tsx";
import { DraftActions } from "./DraftActions.tsx";
import { Editor } from "./Editor.tsx";
import { GoodsLegend } from "./GoodsLegend.tsx";
import type { Draft } from "./planForm.ts";
import { PolicyFrame } from "./PolicyFrame.tsx";
import { Simulate } from "./Simulate.tsx";
import { type Editing, useDraft } from "./useDraft.ts";
import { useLint } from "./useLint.ts";
import { words as planWords } from "./words.ts";
import { words } from "./wordsEditor.ts";
import "./plans.css";

/** A draft: edited, tried on past orders, compared with what is in force, shown as promoters would see it. */
export function DraftPage() {
  const t = useWords(planWords);
  const { draftId = "" } = useParams();
  const asked = useCall(draftId, () => draft(draftId));
  if (asked.data) return <Workshop key={draftId} first={asked.data} />;
  return (
    <Page title={t.drafts} back={{ to: "/plans", text: t.back }}>
      <Loaded asked={asked}>{() => null}</Loaded>
    </Page>
  );
}

function Workshop({ first }: { readonly first: WholeDraft }) {
  const t = useWords(words);
  const { back } = useWords(planWords);
  const may = useMay();
  const editing = useDraft(first);
  const lint = useLint(editing.plan);
  const [params, setParams] = useSearchParams();
  const tab = params.get("tab") ?? "edit";
  const { plan, base, title, isDirty } = editing;
  const { problem } = editing.saving;
  return (
    <Page
      title={title}
      back={{ to: "/plans", text: back }}
      note={
        <span className="faint">
          {filled(t.savedAt, { name: base.changedBy.name, at: momentText(base.changedAtMs) })}
        </span>
      }
      actions={
        <>
          <Unsaved isDirty={isDirty} />
          <DraftActions editing={editing} lint={lint} />
        </>
      }
    >
      {base.isArchived ? <Alert theme="info" className="problem" message={t.archivedBar} /> : null}
      {editing.theirs ? <Conflict editing={editing} /> : null}
      {problem && problem.code !== "draft_changed" ? <Problem problem={problem} /> : null}
      <Declared pack={plan?.["pack"]} declaration={plan?.["declaration"]} />
      <div className="plans-tabs">
        <Tabs
          value={tab}
          onChange={(value) => setParams(value === "edit" ? {} : { tab: String(value) })}
        >
          {(["edit", "simulate", "compare", "policy"] as const).map((value) => (
            <Tabs.TabPanel key={value} value={value} label={t.tabs[value]} />
          ))}
        </Tabs>
      </div>
      {tab === "edit" ? (
        <>
          <Head editing={editing} isReadOnly={!may("plans.saveDraft")} />
          <Editor editing={editing} lint={lint} />
        </>
      ) : plan === null ? (
        <Section>{t.formStopped}</Section>
      ) : tab === "simulate" ? (
        <Simulate plan={plan} />
      ) : tab === "compare" ? (
        <Compared plan={plan} />
      ) : (
        <Policy plan={plan} />
      )}
    </Page>
  );
}

function Head({ editing, isReadOnly }: { readonly editing: Editing; isReadOnly: boolean }) {
  const t = useWords(words);
  const { draftTitle } = useWords(planWords);
  return (
    <div className="plans-head">
      <Field name={draftTitle}>
        <Input
          readonly={isReadOnly}
          maxlength={64}
          value={editing.title}
          status={editing.title.trim() === "" ? "error" : "default"}
          onChange={editing.setTitle}
        />
      </Field>
      <Field name={t.note}>
        <Input
          readonly={isReadOnly}
          maxlength={500}
          value={editing.note}
          onChange={editing.setNote}
        />
      </Field>
    </div>
  );
}

/** Somebody else saved meanwhile: whose words stay is for the person to say. */
function Conflict({ editing }: { readonly editing: Editing }) {
  const t = useWords(words);
  const { theirs, saving, reload } = editing;
  if (theirs === null) return null;
  const { name } = theirs.changedBy;
  return (
    <Alert
      theme="warning"
      className="problem"
      title={filled(t.conflict, { name, at: momentText(theirs.changedAtMs) })}
      message={t.conflictHint}
      operation={
        <span className="plans-pay">
          <Button size="small" loading={reload.isSending} onClick={() => void reload.send()}>
            {t.reload}
          </Button>
          <Button
            size="small"
            theme="danger"
            variant="outline"
            loading={saving.isSending}
            onClick={() => void saving.send(theirs.rev)}
          >
            {t.keepMine}
          </Button>
        </span>
      }
    />
  );
}

function Compared({ plan }: { readonly plan: Draft }) {
  const asked = useCall(JSON.stringify(plan), () => compareDraft(plan));
  return (
    <Section>
      <Loaded asked={asked}>{(comparison) => <Changes comparison={comparison} />}</Loaded>
    </Section>
  );
}

function Policy({ plan }: { readonly plan: Draft }) {
  const [params, setParams] = useSearchParams();
  return (
    <Section>
      <GoodsLegend source={plan} />
      <PolicyFrame
        version={JSON.stringify(plan)}
        look={params.get("look") === "poster" ? "poster" : "formal"}
        ask={(look) => policyOfDraft(plan, look)}
        onLook={(look) => setParams({ tab: "policy", look })}
      />
    </Section>
  );
}
