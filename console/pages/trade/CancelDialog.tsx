import { useState } from "react";
import { Input, MessagePlugin } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { cancelUnpaid, type OrderRow } from "../../services/purchase.ts";
import { words } from "./wordsShares.ts";

/** Cancels an order that nobody has paid. */
export function CancelDialog({
  purchase,
  onDone,
  onClose,
}: {
  readonly purchase: OrderRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { cancelDialog: t } = useWords(words);
  const [reason, setReason] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    await cancelUnpaid(purchase._id, reason.trim());
    void MessagePlugin.success(t.done);
    onDone();
    onClose();
  });
  return (
    <Danger
      title={t.title}
      deed={t.deed}
      {...{ isSending, problem, onClose }}
      isBlocked={reason.trim() === ""}
      onDo={() => void send()}
    >
      <p>{filled(t.text, { total: yuanSign(purchase.amounts.totalFen) })}</p>
      <label>
        {t.reason}
        <Input value={reason} maxlength={100} autofocus onChange={setReason} />
      </label>
    </Danger>
  );
}
