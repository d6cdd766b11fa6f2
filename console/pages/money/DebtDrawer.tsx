import { useState } from "react";
import { Link } from "react-router";
import type { DebtReply } from "#contracts/debts.ts";
import { useMay } from "../../app/may.ts";
import { CallError } from "../../lib/call.ts";
import { dayText } from "../../lib/time.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Facts } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { readDebt, recordRepayment } from "../../services/books.ts";
import { BankReceipt } from "./BankReceipt.tsx";
import { MoneyDrawer } from "./MoneyDrawer.tsx";
import { StaffName } from "./People.tsx";
import { RepaymentCheck } from "./RepaymentCheck.tsx";
import { words } from "./wordsDebts.ts";
import { WriteOffDecision } from "./WriteOffDecision.tsx";
import { WriteOffProposal } from "./WriteOffProposal.tsx";

type Props = {
  readonly debt: DebtReply;
  readonly onChange: (debt: DebtReply) => void;
  readonly onClose: () => void;
};

/** What a person sees waiting for a second one. */
const waitingOf = ({ repayment }: DebtReply) =>
  repayment && { receipt: repayment.receipt, atMs: repayment.atMs };

/** Waits for a deed and shows the debt after it. */
export type OnDeed = (deed: Promise<DebtReply>) => Promise<DebtReply>;

/** One promoter's debt: what he paid back, what was given up, and what may be done now. */
export function DebtDrawer({ debt, onChange, onClose }: Props) {
  const t = useWords(words);
  const may = useMay();
  const { promoterId, owedFen, sinceMs, reminder, proposal } = debt;
  const isOwing = owedFen > 0;
  const [overtaken, setOvertaken] = useState<CallError | null>(null);
  /** What is refused is so because somebody else was faster: then the debt is shown as it is now. */
  const onDeed: OnDeed = async (deed) => {
    setOvertaken(null);
    try {
      const after = await deed;
      onChange(after);
      return after;
    } catch (error) {
      const now = await readDebt(promoterId).catch(() => debt);
      if (JSON.stringify(now) !== JSON.stringify(debt)) {
        // Else the form that was refused stands there still, and says so itself.
        const isGone = now.owedFen !== owedFen || now.proposal?.id !== proposal?.id;
        if (isGone && error instanceof CallError) setOvertaken(error);
        onChange(now);
      }
      throw error;
    }
  };
  return (
    <MoneyDrawer title={t.drawer} onClose={onClose}>
      <Facts
        rows={[
          [t.columns.who, <Promoter key="who" id={promoterId} />],
          [t.owed, <Amount key="owed" fen={owedFen} />],
          [t.since, <When key="since" atMs={sinceMs} />],
          [t.reminder, reminder ?? "—"],
          [
            t.statement,
            <Link key="statement" to={`/statements/${encodeURIComponent(promoterId)}`}>
              {dayText(Date.now()).slice(0, 7)}
            </Link>,
          ],
        ]}
      />
      {overtaken === null ? null : <Problem problem={overtaken} />}
      {proposal === null ? null : (
        <WriteOffDecision {...{ promoterId, owedFen, proposal, onDeed }} />
      )}
      {debt.repayment === null ? null : (
        <RepaymentCheck repayment={debt.repayment} {...{ promoterId, onDeed }} />
      )}
      {isOwing && may("books.recordRepayment") ? (
        <BankReceipt
          key={owedFen}
          words={t.repay}
          amountFen={owedFen}
          onSend={async (paid) => {
            const after = await onDeed(
              recordRepayment({
                promoterId,
                ...paid,
                waits: waitingOf(debt),
              }),
            );
            if (after.repayment?.receipt === paid.receipt) return t.repay.waits;
          }}
        />
      ) : null}
      {isOwing && proposal === null && may("books.proposeWriteOff") ? (
        <WriteOffProposal {...{ promoterId, owedFen, onDeed }} />
      ) : null}
      <History debt={debt} />
    </MoneyDrawer>
  );
}

function History({ debt }: { readonly debt: DebtReply }) {
  const t = useWords(words);
  const { repayments, writeOffs } = debt.history;
  const lines = [
    ...repayments.map(({ receipt, amountFen, by, atMs, secondBy }) => ({
      ...{ key: `r${receipt}`, by, atMs, secondBy },
      text: filled(t.repaidOn, { amount: yuanSign(amountFen), receipt }),
    })),
    ...writeOffs.map((one) => ({
      ...{ key: `w${one.id}`, by: one.decidedBy, atMs: one.decidedAtMs, secondBy: undefined },
      text: filled(one.accepted ? t.wroteOff : t.notWroteOff, {
        amount: yuanSign(one.accepted ? one.writtenOffFen : one.amountFen),
        reason: one.reason,
      }),
    })),
  ].sort((a, b) => b.atMs - a.atMs);
  return (
    <section>
      <h2 className="parts-title">{t.history}</h2>
      {lines.length === 0 ? <p className="faint">{t.none}</p> : null}
      <ol className="story">
        {lines.map(({ key, text, by, atMs, secondBy }) => (
          <li key={key}>
            <div>{text}</div>
            <span className="faint">
              <When atMs={atMs} /> · {t.by} <StaffName id={by} />
              {secondBy === undefined ? null : (
                <>
                  {" "}
                  · {t.second} <StaffName id={secondBy} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
