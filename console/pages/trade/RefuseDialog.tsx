import { useState } from "react";
import { MessagePlugin, Textarea } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { type AfterSalesShown, refuse } from "../../services/aftersales.ts";
import { words } from "./wordsDecision.ts";

export type DeedProps = {
  readonly one: AfterSalesShown;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Says no, with a reason that the buyer reads. */
export function RefuseDialog({ one, onDone, onClose }: DeedProps) {
  const { refuse: t } = useWords(words);
  const [text, setText] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    await refuse({ orderId: one.orderId, id: one.id }, text.trim());
    void MessagePlugin.success(t.done);
    onDone();
    onClose();
  });
  return (
    <Danger
      title={t.title}
      deed={t.deed}
      {...{ isSending, problem, onClose }}
      isBlocked={text.trim() === ""}
      onDo={() => void send()}
    >
      <p>{t.does}</p>
      {one.isWithoutReason ? <p className="bad">{t.law}</p> : null}
      <label>
        {t.text}
        <Textarea value={text} maxlength={500} autofocus onChange={(value) => setText(value)} />
      </label>
    </Danger>
  );
}
