import { useState } from "react";
import { Button, Checkbox, Input, MessagePlugin } from "tdesign-react";
import { issueAt } from "../../lib/issues.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { TypedDialog } from "../../parts/TypedDialog.tsx";
import type { LintReply } from "../../services/commissionPlans.ts";
import { signDraft } from "../../services/plans.ts";
import { recordAt } from "./planForm.ts";
import { NEVER_ACCEPTED, toAccept } from "./remarks.ts";
import type { Editing } from "./useDraft.ts";
import { words as planWords } from "./words.ts";
import { words } from "./wordsDecide.ts";
import { isToFill } from "./wordsDeclaration.ts";

const filledOnly = (value: unknown): string => {
  const text = String(value ?? "");
  return isToFill(text) ? "" : text;
};

/** One person answers for what the linter found; another one will publish. Each error is accepted by itself. */
export function SignDialog({
  editing,
  verdict,
  onClose,
}: {
  readonly editing: Editing;
  readonly verdict: LintReply;
  readonly onClose: () => void;
}) {
  const { sign: t } = useWords(words);
  const { cancel, articles } = useWords(planWords);
  const { language } = useLanguage();
  const declaration = recordAt(editing.plan?.["declaration"]);
  const [by, setBy] = useState(() => filledOnly(declaration["by"]));
  const [counsel, setCounsel] = useState(() => filledOnly(declaration["counsel"]));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { accepts, never } = toAccept(verdict, NEVER_ACCEPTED);
  const { draftId, rev } = editing.base;
  const { send, isSending, problem } = useSend(async () => {
    const said = { by: by.trim(), counsel: counsel.trim(), accepts: [...accepts] };
    editing.take(await signDraft({ draftId, rev, ...said }));
    void MessagePlugin.success(t.done);
    onClose();
  });
  const isAll = accepts.length > 0 && accepts.every((id) => ticked.includes(id));
  const isReady = isAll && never.length === 0 && by.trim() !== "" && counsel.trim() !== "";
  return (
    <TypedDialog
      width={720}
      title={t.title}
      {...{ cancel, isSending, onClose }}
      deed={
        <Button theme="danger" loading={isSending} disabled={!isReady} onClick={() => void send()}>
          {filled(t.deed, { n: accepts.length })}
        </Button>
      }
    >
      <div className="danger-body">
        <p>{t.text}</p>
        <Field name={t.by} wrong={issueAt(problem, "by")}>
          <Input value={by} maxlength={200} onChange={setBy} />
        </Field>
        <Field name={t.counsel} wrong={issueAt(problem, "counsel")}>
          <Input value={counsel} maxlength={200} onChange={setCounsel} />
        </Field>
        {never.length > 0 ? (
          <p className="bad">{filled(t.never, { ids: never.join("、") })}</p>
        ) : null}
        {accepts.length === 0 ? <p>{t.none}</p> : <strong>{t.accepts}</strong>}
        {verdict.findings
          .filter(({ id }) => accepts.some((one) => one === id))
          .map((finding) => (
            <div key={finding.id} className="plans-accept">
              <Checkbox
                checked={ticked.includes(finding.id)}
                onChange={(isTicked) =>
                  setTicked(
                    isTicked ? [...ticked, finding.id] : ticked.filter((id) => id !== finding.id),
                  )
                }
              >
                <strong className="bad">{finding.id}</strong> {finding[language]}
              </Checkbox>
              <p className="faint">
                {articles}
                {finding.articles.join("；")}
              </p>
            </div>
          ))}
        {problem ? <Problem problem={problem} /> : null}
      </div>
    </TypedDialog>
  );
}
