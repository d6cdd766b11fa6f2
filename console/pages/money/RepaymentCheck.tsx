import { useState } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import type { DebtReply } from "#contracts/debts.ts";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { dayText, momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { recordRepayment } from "../../services/books.ts";
import type { OnDeed } from "./DebtDrawer.tsx";
import { StaffName } from "./People.tsx";
import { words } from "./wordsDebts.ts";

type Props = {
  readonly promoterId: string;
  readonly repayment: NonNullable<DebtReply["repayment"]>;
  readonly onDeed: OnDeed;
};

/** A second person looks at the bank's statement and says the same: only then it is booked. */
export function RepaymentCheck({ promoterId, repayment, onDeed }: Props) {
  const { confirm: t, repay } = useWords(words);
  const may = useMay();
  const { staffId } = useMe();
  const [isSure, setSure] = useState(false);
  const { receipt, amountFen, paidAtMs, by, atMs } = repayment;
  const { send, isSending, problem } = useSend(async () => {
    await onDeed(
      recordRepayment({ promoterId, receipt, amountFen, paidAtMs, waits: { receipt, atMs } }),
    );
    void MessagePlugin.success(repay.done);
  });
  const facts = { amount: yuanSign(amountFen), receipt, day: dayText(paidAtMs) };
  const isOwn = by === staffId;
  return (
    <section className="stack">
      <h2>{t.title}</h2>
      <p>
        <StaffName id={by} /> {filled(t.told, { ...facts, at: momentText(atMs) })}
      </p>
      {isOwn ? <p className="faint">{t.own}</p> : null}
      {!isOwn && may("books.recordRepayment") ? (
        <div>
          <Button theme="danger" onClick={() => setSure(true)}>
            {t.accept}
          </Button>
        </div>
      ) : null}
      {isSure ? (
        <Danger
          title={t.title}
          deed={filled(t.deed, facts)}
          {...{ isSending, problem }}
          onDo={() => void send().then((isDone) => isDone && setSure(false))}
          onClose={() => setSure(false)}
        >
          <p>{filled(t.body, facts)}</p>
        </Danger>
      ) : null}
    </section>
  );
}
