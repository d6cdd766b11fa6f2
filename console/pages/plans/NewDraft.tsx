import { useState } from "react";
import { useNavigate } from "react-router";
import { Button, Dialog, Input, Radio } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { planInForce } from "../../services/commissionPlans.ts";
import { saveDraft, startDraft, templates } from "../../services/plans.ts";
import { words } from "./words.ts";

type From = "template" | "current" | "empty";

/** Begins a draft: from a template, from what is in force, or with nothing. */
export function NewDraft({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [draftId] = useState(newId);
  const [title, setTitle] = useState("");
  const [from, setFrom] = useState<From>("template");
  const [template, setTemplate] = useState("");
  const asked = useCall("begin", () => Promise.all([templates(), planInForce()]));
  const current = asked.data?.[1] ?? null;
  const { send, isSending, problem } = useSend(async () => {
    const start = { draftId, title: title.trim() };
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
  const isReady =
    title.trim() !== "" &&
    (from === "empty" || (from === "template" ? template !== "" : current !== null));
  return (
    <Dialog
      visible
      header={t.newDraft}
      width={640}
      closeOnOverlayClick={false}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" disabled={isSending} onClick={onClose}>
            {t.cancel}
          </Button>
          <Button loading={isSending} disabled={!isReady} onClick={() => void send()}>
            {t.create}
          </Button>
        </>
      }
    >
      <div className="danger-body">
        <Field name={t.draftTitle}>
          <Input value={title} maxlength={64} autofocus onChange={setTitle} />
        </Field>
        <Field name={t.begin} isGroup>
          <Radio.Group value={from} onChange={(value) => setFrom(value as From)}>
            <Radio value="template">{t.begins.template}</Radio>
            <Radio value="current" disabled={current === null}>
              {t.begins.current}
              {current === null && asked.data ? (
                <span className="faint"> {t.noCurrent}</span>
              ) : null}
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
                onChange={(value) => {
                  setTemplate(String(value));
                  const chosen = all.find(({ name }) => name === value);
                  if (title.trim() === "" && chosen) setTitle(chosen.title);
                }}
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
        {problem ? <Problem problem={problem} /> : null}
      </div>
    </Dialog>
  );
}
