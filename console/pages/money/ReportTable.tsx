import type { ReactNode } from "react";
import { Link } from "react-router";
import { Tag } from "tdesign-react";
import type { ReportReply } from "#contracts/reconcile.ts";
import { useWords } from "../../lib/language.tsx";
import { Amount } from "../../parts/Amount.tsx";
import { isBillDue } from "./timers.ts";
import { words } from "./wordsReport.ts";

type Day = ReportReply["days"][number];
type Sums = ReportReply["totals"];
const BILLS = ["trade", "fund-basic", "fund-operation"] as const;

/** Day by day what each side says; where the two differ, both are red. */
export function ReportTable({ report }: { readonly report: ReportReply }) {
  const { columns: c, total } = useWords(words);
  const heads = [
    ...[c.billPaid, c.paid, c.billRefunded, c.refunded, c.out, c.payout],
    ...[c.flight, c.back, c.bank, c.tax, c.breaks],
  ];
  return (
    <div className="rows">
      <table className="plain report">
        <thead>
          <tr>
            <th>{c.day}</th>
            <th>{c.state}</th>
            <th>{c.bills}</th>
            {heads.map((head) => (
              <th key={head} className="right">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.days.map((day) => (
            <tr key={day.day}>
              <td className="number">{day.day}</td>
              <td>
                <Tied isTied={day.isTied} isWaiting={isWaiting(day)} />
              </td>
              <td>
                <Bills day={day} />
              </td>
              <SumCells sums={day} isCompared={day.bills.trade === "matched"} />
            </tr>
          ))}
          <tr className="sum">
            <td>{total}</td>
            <td>
              <Tied isTied={report.isTied} isWaiting={isWaitingOnly(report)} />
            </td>
            <td />
            <SumCells sums={report.totals} isCompared={false} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Of a day whose bills are not to be here yet nothing is wrong, as far as anybody knows. */
const isWaiting = ({ day, isTied, openBreaks }: Day): boolean =>
  !isTied && openBreaks === 0 && !isBillDue(day, Date.now());
/** Whether a report is untied for such days alone. */
export const isWaitingOnly = ({ days, isTied }: ReportReply): boolean =>
  !isTied && days.some(isWaiting) && days.every((day) => day.isTied || isWaiting(day));

function Tied({ isTied, isWaiting }: { readonly isTied: boolean; readonly isWaiting: boolean }) {
  const t = useWords(words);
  return (
    <Tag size="small" variant="light" theme={isTied ? "success" : isWaiting ? "default" : "danger"}>
      {isTied ? t.isTied : isWaiting ? t.isWaiting : t.isUntied}
    </Tag>
  );
}

/** Only what is not as it should be is named one by one. */
function Bills({ day }: { readonly day: Day }) {
  const t = useWords(words);
  const open = BILLS.filter((kind) => !["matched", "none"].includes(day.bills[kind]));
  if (open.length === 0) return <span className="faint">{t.bills.matched}</span>;
  const states = new Set(open.map((kind) => day.bills[kind]));
  const [state] = states;
  if (open.length === BILLS.length && states.size === 1 && state) {
    return <span className={isWaiting(day) ? "faint" : "wrong"}>{t.bills[state]}</span>;
  }
  return open.map((kind) => (
    <span key={kind} className="wrong bill">
      {t.billKinds[kind]} {t.bills[day.bills[kind]]}
    </span>
  ));
}

/** `isCompared`: WeChat's bill is there, so that what differs from it is red. */
function SumCells({ sums, isCompared }: { readonly sums: Sums; readonly isCompared: boolean }) {
  const cell = (fen: number, isBad = false): ReactNode => (
    <td className={isBad ? "right wrong" : "right"}>
      {fen === 0 ? <span className="faint">—</span> : <Amount fen={fen} />}
    </td>
  );
  const isPaidOff = isCompared && sums.billPaidFen !== sums.paidFen && sums.explainedPaidFen === 0;
  const isBackOff =
    isCompared && sums.billRefundedFen !== sums.refundedFen && sums.explainedRefundedFen === 0;
  return (
    <>
      {cell(sums.billPaidFen, isPaidOff)}
      {cell(sums.paidFen, isPaidOff)}
      {cell(sums.billRefundedFen, isBackOff)}
      {cell(sums.refundedFen, isBackOff)}
      {cell(sums.operationOutFen)}
      {cell(sums.payoutFen)}
      {cell(sums.inFlightFen)}
      {cell(sums.releasedFen)}
      {cell(sums.bankPayoutFen)}
      {cell(sums.taxFen)}
      <td className="right">
        {sums.openBreaks === 0 ? (
          <span className="faint">—</span>
        ) : (
          <Link to="/breaks" className="wrong">
            {sums.openBreaks}
          </Link>
        )}
      </td>
    </>
  );
}
