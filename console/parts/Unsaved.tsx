import { Button, Dialog } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { useUnsaved } from "../lib/unsaved.ts";
import { words } from "./wordsForm.ts";
import "./form.css";

/** Asks before somebody leaves a form with changes; while there are some it says so, unless it is not to be marked. */
export function Unsaved({
  isDirty,
  isMarked = true,
}: {
  readonly isDirty: boolean;
  readonly isMarked?: boolean;
}) {
  const { unsaved: t } = useWords(words);
  const { leaving, stay, leave } = useUnsaved(isDirty);
  return (
    <>
      {isDirty && isMarked ? <span className="warn unsaved">● {t.mark}</span> : null}
      {leaving ? (
        <Dialog
          visible
          header={t.title}
          onClose={stay}
          footer={
            <>
              <Button theme="danger" variant="outline" onClick={leave}>
                {t.leave}
              </Button>
              <Button onClick={stay}>{t.stay}</Button>
            </>
          }
        >
          {t.text}
        </Dialog>
      ) : null}
    </>
  );
}
