import { useState } from "react";
import { Input, MessagePlugin, Radio, Textarea } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { holdOrder, recordComplaint } from "../../services/order.ts";
import { words } from "./wordsShares.ts";

type Reason = Parameters<typeof holdOrder>[0]["reason"];
const REASONS: readonly Reason[] = ["suspicion", "after_sales", "complaint"];

/** Keeps the shares of an order from being settled: by hand, or because its buyer complained at WeChat. */
export function HoldDialog({
  orderId,
  kind,
  sharedFen,
  onDone,
  onClose,
}: {
  readonly orderId: string;
  readonly kind: "hold" | "complaint";
  /** What its shares come to. */
  readonly sharedFen: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { holds: t } = useWords(words);
  const [holdId] = useState(newId);
  const [complaintId, setComplaintId] = useState("");
  const [reason, setReason] = useState<Reason>("suspicion");
  const [note, setNote] = useState("");
  const isComplaint = kind === "complaint";
  const { send, isSending, problem } = useSend(async () => {
    const said = note.trim();
    if (isComplaint)
      await recordComplaint({ orderId, complaintId: complaintId.trim(), note: said });
    else await holdOrder({ orderId, holdId, reason, note: said });
    void MessagePlugin.success(isComplaint ? t.complaintDone : t.held);
    onDone();
    onClose();
  });
  return (
    <Danger
      title={isComplaint ? t.complaintTitle : t.holdTitle}
      deed={isComplaint ? t.complaintDeed : t.holdDeed}
      {...{ isSending, problem, onClose }}
      isBlocked={note.trim() === "" || (isComplaint && complaintId.trim() === "")}
      onDo={() => void send()}
    >
      <p>{isComplaint ? t.complaintText : t.holdText}</p>
      <p>{filled(t.holdFen, { fen: yuanSign(sharedFen) })}</p>
      {isComplaint ? (
        <label>
          {t.complaintId}
          <Input value={complaintId} maxlength={64} autofocus onChange={setComplaintId} />
        </label>
      ) : (
        <Radio.Group
          value={reason}
          aria-label={t.reason}
          onChange={(value) => setReason(value as Reason)}
        >
          {REASONS.map((one) => (
            <Radio key={one} value={one}>
              {t.reasons[one]}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <label>
        {t.note}
        <Textarea
          value={note}
          maxlength={200}
          placeholder={t.noteHint}
          onChange={(value) => setNote(value)}
        />
      </label>
    </Danger>
  );
}
