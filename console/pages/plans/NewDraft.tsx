import { useState } from "react";
import { useNavigate } from "react-router";
import { Input, Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { planInForce } from "../../services/commissionPlans.ts";
import { saveDraft, startDraft, templates } from "../../services/plans.ts";
import { words } from "./words.ts";

const TITLE_MAX = 64;
type From = "template" | "current" | "empty";

/** Begins a draft: from a template, from what is in force, or with nothing. */
export function NewDraft({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [draftId] = useState(newId);
  const [title, setTitle] = useState("");
  const [picked, setFrom] = useState<From | null>(null);
  const [chosen, setTemplate] = useState<string | null>(null);
  const asked = useCall("begin", () => Promise.all([templates(), planInForce()]));
  const current = asked.data?.[1] ?? null;
  // What is in force is what most drafts change a little; a new shop has nothing but templates.
  const from = picked ?? (current === null ? "template" : "current");
  const template = chosen ?? asked.data?.[0].templates[0]?.name ?? "";
  // Who writes no title gets one that says where the draft began.
  const named =
    from === "template"
      ? asked.data?.[0].templates.find(({ name }) => name === template)?.title
      : from === "current" && current
        ? filled(t.changeTitle, { planId: current.planId, version: current.version })
        : t.begins.empty;
  const { send, isSending, problem } = useSend(async () => {
    const start = { draftId, title: (title.trim() || named || t.newDraft).slice(0, TITLE_MAX) };
    if (from === "empty") {
      await saveDraft({ ...start, rev: 0, note: "", plan: { id: "plan", rates: [] } });
    } else if (from === "template") {
      await startDraft({ ...start, from: { kind: "template", name: template } });
    } else if (current !== null) {
      const { planId, version } = current;
      await startDraft({ ...start, from: { kind: "version", planId, version } });
    }
    void navigate(`/plans/drafts/${draftId}`);
  });
  const isReady = from === "empty" || (from === "template" ? template !== "" : current !== null);
  return (
    <FormDialog
      title={t.newDraft}
      width={640}
      deed={t.create}
      isBlocked={!isReady}
      {...{ isSending, problem, onClose }}
      onDo={() => void send()}
    >
      <Field name={t.draftTitle}>
        <Input
          value={title}
          maxlength={TITLE_MAX}
          placeholder={named}
          autofocus
          onChange={setTitle}
        />
      </Field>
      <Field name={t.begin} isGroup>
        <Radio.Group value={from} onChange={(value) => setFrom(value as From)}>
          <Radio value="template">{t.begins.template}</Radio>
          <Radio value="current" disabled={current === null}>
            {t.begins.current}
            {current === null && asked.data ? <span className="faint"> {t.noCurrent}</span> : null}
          </Radio>
          <Radio value="empty">{t.begins.empty}</Radio>
        </Radio.Group>
      </Field>
      {from === "template" ? (
        <Loaded asked={asked}>
          {([{ templates: all }]) => (
            <Radio.Group
              className="plans-templates"
              value={template}
              onChange={(value) => setTemplate(String(value))}
            >
              {all.map(({ name, title: named, purpose, plan, needs }) => (
                <Radio key={name} value={name}>
                  <strong>{named}</strong>{" "}
                  {plan.pack === "declared" ? <span className="warn">{t.declared}</span> : null}
                  <div className="faint">{purpose}</div>
                  {template === name
                    ? needs.data.map((need) => (
                        <div key={need} className="faint">
                          {t.needs}
                          {need}
                        </div>
                      ))
                    : null}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Loaded>
      ) : null}
    </FormDialog>
  );
}
