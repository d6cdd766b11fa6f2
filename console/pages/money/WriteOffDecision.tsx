import { useState } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import type { DebtReply } from "#contracts/debts.ts";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { decideWriteOff } from "../../services/books.ts";
import type { OnDeed } from "./DebtDrawer.tsx";
import { StaffName } from "./People.tsx";
import { words } from "./wordsDebts.ts";

type Props = {
  readonly promoterId: string;
  readonly owedFen: number;
  readonly proposal: NonNullable<DebtReply["proposal"]>;
  readonly onDeed: OnDeed;
};

/** A second person agrees to give up a debt, or refuses. */
export function WriteOffDecision({ promoterId, owedFen, proposal, onDeed }: Props) {
  const { decide: t } = useWords(words);
  const may = useMay();
  const { staffId } = useMe();
  const [isSure, setSure] = useState(false);
  const { send, isSending, problem } = useSend(async (accept: boolean) => {
    await onDeed(decideWriteOff(promoterId, proposal.id, accept));
    void MessagePlugin.success(accept ? t.accepted : t.refused);
  });
  // What was paid back meanwhile is not given up.
  const amount = yuanSign(Math.min(proposal.amountFen, owedFen));
  const isOwn = proposal.proposedBy === staffId;
  const told = {
    at: momentText(proposal.proposedAtMs),
    amount: yuanSign(proposal.amountFen),
  };
  return (
    <section className="stack">
      <h2>{t.title}</h2>
      <p>
        <StaffName id={proposal.proposedBy} />{" "}
        {filled(t.told, { ...told, reason: proposal.reason })}
      </p>
      {owedFen < proposal.amountFen ? <p className="warn">{filled(t.less, { amount })}</p> : null}
      {isOwn ? <p className="faint">{t.own}</p> : null}
      {!isOwn && may("books.decideWriteOff") ? (
        <div className="page-actions">
          <Button theme="danger" onClick={() => setSure(true)}>
            {t.accept}
          </Button>
          <Button variant="outline" loading={isSending} onClick={() => void send(false)}>
            {t.refuse}
          </Button>
        </div>
      ) : null}
      {problem && !isSure ? <Problem problem={problem} /> : null}
      {isSure ? (
        <Danger
          title={t.title}
          deed={filled(t.acceptDeed, { amount })}
          {...{ isSending, problem }}
          onDo={() => void send(true).then((isDone) => isDone && setSure(false))}
          onClose={() => setSure(false)}
        >
          <p>{filled(t.acceptBody, { amount })}</p>
        </Danger>
      ) : null}
    </section>
  );
}
