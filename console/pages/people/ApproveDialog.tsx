import { useState } from "react";
import { Input } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { LevelPick } from "../../parts/LevelPick.tsx";
import { levels } from "../../services/content.ts";
import { promoterIdOf } from "../../services/lists.ts";
import { type ApplicationRow, approve } from "../../services/promoters.ts";
import { words } from "./wordsApplications.ts";

/** Makes somebody a promoter, below whoever introduced him and at a level, where there are any. */
export function ApproveDialog({
  row: { promoterId },
  onClose,
}: {
  readonly row: ApplicationRow;
  readonly onClose: (isDone: boolean) => void;
}) {
  const t = useWords(words);
  const [introducer, setIntroducer] = useState("");
  const [level, setLevel] = useState("");
  const hasLevels = (useCall("levels", levels).data ?? []).length > 0;
  const { send, isSending, problem } = useSend(async () => {
    const typed = introducer.trim();
    const introducerId = typed === "" ? null : await promoterIdOf(typed);
    await approve({ promoterId, introducerId, level: level || null });
  });
  return (
    <FormDialog
      title={t.approveTitle}
      deed={t.deed}
      {...{ isSending, problem }}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
      onClose={() => onClose(false)}
    >
      <p>
        {t.who} <code>{promoterId}</code>
      </p>
      <Field name={t.introducer} hint={t.introducerHint}>
        <Input value={introducer} onChange={setIntroducer} autofocus />
      </Field>
      {hasLevels ? (
        <Field name={t.level}>
          <LevelPick level={level} onChange={setLevel} />
        </Field>
      ) : null}
    </FormDialog>
  );
}
