import { Link } from "react-router";
import type { DebtReply } from "#contracts/debts.ts";
import { useMay } from "../../app/may.ts";
import { dayText } from "../../lib/time.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Facts } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { recordRepayment } from "../../services/books.ts";
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

/** One promoter's debt: what he paid back, what was given up, and what may be done now. */
export function DebtDrawer({ debt, onChange, onClose }: Props) {
  const t = useWords(words);
  const may = useMay();
  const { promoterId, owedFen, sinceMs, reminder, proposal } = debt;
  const isOwing = owedFen > 0;
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
      {proposal === null ? null : (
        <WriteOffDecision promoterId={promoterId} proposal={proposal} onChange={onChange} />
      )}
      {debt.repayment === null ? null : (
        <RepaymentCheck promoterId={promoterId} repayment={debt.repayment} onChange={onChange} />
      )}
      {isOwing && may("books.recordRepayment") ? (
        <BankReceipt
          key={owedFen}
          words={t.repay}
          amountFen={owedFen}
          onSend={async (paid) => {
            const after = await recordRepayment({ promoterId, ...paid });
            onChange(after);
            if (after.repayment?.receipt === paid.receipt) return t.repay.waits;
          }}
        />
      ) : null}
      {isOwing && proposal === null && may("books.proposeWriteOff") ? (
        <WriteOffProposal promoterId={promoterId} owedFen={owedFen} onChange={onChange} />
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
