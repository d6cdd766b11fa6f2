import { useState } from "react";
import { Button, Dialog, Input, Textarea } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { proposeReassignment } from "../../services/reassign.ts";
import { words } from "./words.ts";

/** Proposes whose fan somebody is to be; another one of the staff decides. */
export function ReassignDialog({
  fanId,
  onClose,
}: {
  readonly fanId: string;
  readonly onClose: (isDone: boolean) => void;
}) {
  const { reassign: t } = useWords(words);
  const [proposalId] = useState(newId);
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const typed = to.trim();
  const isNumber = /^[1-9]\d{0,8}$/.test(typed);
  const isWrong = typed !== "" && !isNumber;
  const { send, isSending, problem } = useSend(() =>
    proposeReassignment({
      ...{ proposalId, fanId, reason: reason.trim() },
      toPromoterNumber: isNumber ? Number(typed) : null,
    }),
  );
  return (
    <Dialog
      visible
      header={t.title}
      closeOnOverlayClick={false}
      onClose={() => onClose(false)}
      footer={
        <Button
          loading={isSending}
          disabled={isWrong || reason.trim() === ""}
          onClick={() => void send().then((isDone) => isDone && onClose(true))}
        >
          {t.deed}
        </Button>
      }
    >
      <div className="danger-body">
        <p className="faint">{t.hint}</p>
        <label>
          {t.to}
          <Input
            value={to}
            onChange={setTo}
            status={isWrong ? "error" : undefined}
            tips={isWrong ? t.numberWrong : undefined}
          />
        </label>
        <label>
          {t.reason}
          <Textarea value={reason} maxlength={200} onChange={setReason} />
        </label>
        {problem ? <Problem problem={problem} /> : null}
      </div>
    </Dialog>
  );
}
