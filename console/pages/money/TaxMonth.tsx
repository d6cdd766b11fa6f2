import { useState } from "react";
import { useMay } from "../../app/may.ts";
import type { TaxMonthReply } from "#contracts/books-tax.ts";
import { CallError } from "../../lib/call.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { readTaxMonth, recordTaxPayment } from "../../services/books.ts";
import { BankReceipt } from "./BankReceipt.tsx";
import { StaffName } from "./People.tsx";
import { words } from "./wordsTax.ts";

/** What was withheld in a month, what the office got, and the next payment. */
export function TaxMonth({ month }: { readonly month: string }) {
  const t = useWords(words);
  const may = useMay();
  const asked = useCall(month, () => readTaxMonth(month));
  // What was refused because somebody else was faster, and what was unpaid before.
  const [overtaken, setOvertaken] = useState<{ why: CallError; unpaidFen: number } | null>(null);
  return (
    <Section title={filled(t.standing, { month })}>
      <Loaded asked={asked}>
        {(standing) => (
          <div className="columns">
            <div className="stack">
              {overtaken && overtaken.unpaidFen !== standing.unpaidFen ? (
                <Problem problem={overtaken.why} />
              ) : null}
              <Figures standing={standing} />
              <Payments standing={standing} />
            </div>
            {standing.unpaidFen > 0 && may("books.recordTaxPayment") ? (
              <BankReceipt
                key={standing.unpaidFen}
                words={t.record}
                amountFen={standing.unpaidFen}
                onSend={async (paid) => {
                  setOvertaken(null);
                  try {
                    await recordTaxPayment({ month, ...paid });
                  } catch (why) {
                    if (why instanceof CallError) {
                      setOvertaken({ why, unpaidFen: standing.unpaidFen });
                    }
                    throw why;
                  } finally {
                    asked.refresh();
                  }
                }}
              />
            ) : null}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

type Props = { readonly standing: TaxMonthReply };

function Figures({ standing }: Props) {
  const t = useWords(words);
  const { withheldFen, paidFen, unpaidFen } = standing;
  return (
    <div className="figures">
      <Figure name={t.withheld} value={<Amount fen={withheldFen} />} />
      <Figure name={t.paid} value={<Amount fen={paidFen} />} />
      <Figure
        name={t.unpaid}
        value={<Amount fen={unpaidFen} />}
        note={unpaidFen === 0 ? t.settled : t.dueBy}
        tone={unpaidFen === 0 ? "good" : "bad"}
      />
    </div>
  );
}

function Payments({ standing }: Props) {
  const t = useWords(words);
  const { columns: c } = t;
  if (standing.payments.length === 0) return <p className="faint">{t.noPayments}</p>;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{c.receipt}</th>
          <th className="right">{c.amount}</th>
          <th>{c.at}</th>
          <th>{c.by}</th>
          <th>{c.state}</th>
        </tr>
      </thead>
      <tbody>
        {standing.payments.map((one) => (
          <tr key={one.receipt}>
            <td>{one.receipt}</td>
            <td className="right">
              <Amount fen={one.amountFen} />
            </td>
            <td className="number">{dayText(one.paidAtMs)}</td>
            <td>
              <StaffName id={one.by} />
            </td>
            <td className="wrong">{one.isUndone ? t.undone : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
