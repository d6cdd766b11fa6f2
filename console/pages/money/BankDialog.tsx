import { useState } from "react";
import { Input, MessagePlugin } from "tdesign-react";
import type { StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { fenOf, yuan, yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { recordBankFailure, recordBankPayment } from "../../services/withdraw.ts";
import { chosenOf } from "./batch.ts";
import { words } from "./wordsWithdrawal.ts";

type Props = {
  readonly one: StaffWithdrawalReply;
  readonly isPaid: boolean;
  readonly onClose: () => void;
};

/** Staff say how their payment by bank ended: with its receipt, or with why it failed. */
export function BankDialog({ isPaid, ...props }: Props) {
  return isPaid ? <Paid {...props} /> : <Failed {...props} />;
}

type Inner = Omit<Props, "isPaid">;

function Paid({ one, onClose }: Inner) {
  const { paidDialog: t } = useWords(words);
  const [receipt, setReceipt] = useState("");
  const [typed, setTyped] = useState(() => yuan(one.netFen ?? 0));
  const paidFen = fenOf(typed);
  const { send, isSending, problem } = useSend(() =>
    recordBankPayment(chosenOf(one), receipt.trim(), paidFen ?? 0),
  );
  const done = (isDone: boolean) => {
    if (!isDone) return;
    void MessagePlugin.success(t.done);
    onClose();
  };
  return (
    <Danger
      title={t.title}
      deed={filled(t.deed, { amount: paidFen === null ? "" : yuanSign(paidFen) })}
      isBlocked={receipt.trim() === "" || paidFen === null}
      {...{ isSending, problem, onClose }}
      onDo={() => void send().then(done)}
    >
      <p>{t.body}</p>
      <label>
        {t.receipt}
        <Input value={receipt} onChange={setReceipt} maxlength={64} autofocus />
      </label>
      <label>
        {t.amount}
        <Input
          value={typed}
          onChange={setTyped}
          status={paidFen === null ? "error" : "default"}
          tips={
            paidFen === null
              ? t.wrongAmount
              : filled(t.amountHint, { amount: yuanSign(one.netFen ?? 0) })
          }
        />
      </label>
    </Danger>
  );
}

function Failed({ one, onClose }: Inner) {
  const { failedDialog: t } = useWords(words);
  const [reason, setReason] = useState("");
  const { send, isSending, problem } = useSend(() =>
    recordBankFailure(chosenOf(one), reason.trim()),
  );
  const amount = yuanSign(one.amountFen);
  const done = (isDone: boolean) => {
    if (!isDone) return;
    void MessagePlugin.success(t.done);
    onClose();
  };
  return (
    <Danger
      title={t.title}
      deed={filled(t.deed, { amount })}
      isBlocked={reason.trim() === ""}
      {...{ isSending, problem, onClose }}
      onDo={() => void send().then(done)}
    >
      <p>{filled(t.body, { amount })}</p>
      <label>
        {t.reason}
        <Input value={reason} onChange={setReason} maxlength={64} autofocus />
      </label>
    </Danger>
  );
}
