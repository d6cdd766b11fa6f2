import { type FormEvent, useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { proposeWriteOff } from "../../services/books.ts";
import type { OnDeed } from "./DebtDrawer.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsDebts.ts";

type Props = {
  readonly promoterId: string;
  readonly owedFen: number;
  readonly onDeed: OnDeed;
};

/** Proposes to give up what a promoter owes. A second person decides. */
export function WriteOffProposal({ promoterId, owedFen, onDeed }: Props) {
  const { propose: t } = useWords(words);
  const { reason: reasonWord } = useWords(common);
  const [id] = useState(newId);
  const [reason, setReason] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    await onDeed(proposeWriteOff(promoterId, id, reason.trim()));
    void MessagePlugin.success(t.done);
  });
  const amount = yuanSign(owedFen);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") void send();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <h2>{t.title}</h2>
      <p className="faint">{filled(t.note, { amount })}</p>
      <label>
        {reasonWord}
        <Input value={reason} onChange={setReason} maxlength={200} />
      </label>
      {problem ? <Problem problem={problem} /> : null}
      <div>
        <Button
          type="submit"
          theme="danger"
          variant="outline"
          loading={isSending}
          disabled={reason.trim() === ""}
        >
          {filled(t.deed, { amount })}
        </Button>
      </div>
    </form>
  );
}
