import { useState } from "react";
import { Input, Textarea } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { plain } from "../../lib/typed.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { proposeReassignment } from "../../services/reassign.ts";
import { words } from "./wordsReassign.ts";

/** Proposes whose fan somebody is to be; another one of the staff decides. */
export function ReassignDialog({
  fanId,
  owner,
  onClose,
}: {
  readonly fanId: string;
  /** Whose he is now: a promoter's number; null = the brand's. */
  readonly owner: number | null;
  readonly onClose: (isDone: boolean) => void;
}) {
  const t = useWords(words);
  const [proposalId] = useState(newId);
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const typed = plain(to).replace(/^#/, "");
  const isNumber = /^[1-9]\d{0,8}$/.test(typed);
  const wrong = typed !== "" && !isNumber ? t.numberWrong : undefined;
  const { send, isSending, problem } = useSend(() =>
    proposeReassignment({
      ...{ proposalId, fanId, reason: reason.trim() },
      toPromoterNumber: isNumber ? Number(typed) : null,
    }),
  );
  const named = (number: number | null) => (number === null ? t.brand : `#${number}`);
  return (
    <FormDialog
      title={t.title}
      deed={filled(t.deed, { to: named(isNumber ? Number(typed) : null) })}
      {...{ isSending, problem }}
      isBlocked={wrong !== undefined || reason.trim() === ""}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
      onClose={() => onClose(false)}
    >
      <p>{filled(t.now, { fan: fanId, owner: named(owner) })}</p>
      <p className="faint">{t.hint}</p>
      <Field name={t.to} wrong={wrong}>
        <Input
          value={to}
          onChange={setTo}
          autofocus
          status={wrong === undefined ? undefined : "error"}
        />
      </Field>
      <Field name={t.reason}>
        <Textarea value={reason} maxlength={200} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}
