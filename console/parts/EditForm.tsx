import { type ReactNode, useEffect, useState } from "react";
import { Button } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { filled, useWords } from "../lib/language.tsx";
import { picksKeepEnter } from "../lib/picksKeepEnter.ts";
import { showFirstWrong } from "../lib/showWrong.ts";
import { FormProblem } from "./FormProblem.tsx";
import { words } from "./wordsForm.ts";
import "./form.css";

/** What a person does to a document on its own page: what is typed, whether it differs, whether saving was tried. */
export function useEdit<Form extends object>(begin: () => Form) {
  const [first] = useState(begin);
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return {
    ...{ form, isTried },
    // Pictures arrive while somebody goes on writing.
    change: (changes: Partial<Form>) => setForm((known) => ({ ...known, ...changes })),
    isDirty: !isSaved && JSON.stringify(form) !== JSON.stringify(first),
    tryIt: () => setTried(true),
    /** Nothing is unsaved any more, whatever was typed. */
    keep: () => setSaved(true),
  };
}

/**
 * A long form with its deed at the bottom, always in sight. Where something is wrong it says so, goes there and sends
 * nothing. Whoever may not write reads.
 */
export function EditForm({
  edit: { isDirty, isTried, tryIt },
  deed,
  mayWrite,
  wrongCount,
  isSending,
  problem,
  onSave,
  children,
}: {
  readonly edit: Pick<ReturnType<typeof useEdit>, "isDirty" | "isTried" | "tryIt">;
  readonly deed: string;
  readonly mayWrite: boolean;
  readonly wrongCount: number;
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly onSave: () => void;
  readonly children: ReactNode;
}) {
  const { edit: t } = useWords(words);
  useEffect(() => {
    if (problem) showFirstWrong();
  }, [problem]);
  return (
    <form
      onKeyDown={picksKeepEnter}
      onSubmit={(event) => {
        event.preventDefault();
        tryIt();
        if (wrongCount > 0) showFirstWrong();
        else onSave();
      }}
    >
      <fieldset disabled={!mayWrite} className="plain">
        {children}
      </fieldset>
      {mayWrite ? (
        <div className="save-bar">
          <Button type="submit" loading={isSending} disabled={!isDirty}>
            {deed}
          </Button>
          {isTried && wrongCount > 0 ? (
            <span className="wrong">{filled(t.fix, { n: wrongCount })}</span>
          ) : null}
          <FormProblem problem={problem} />
        </div>
      ) : null}
    </form>
  );
}
