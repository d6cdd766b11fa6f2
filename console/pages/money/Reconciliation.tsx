import { Tag } from "tdesign-react";
import type { ReportReply } from "#contracts/reconcile.ts";
import { useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { readReport } from "../../services/books.ts";
import { daysOfMonth } from "./days.ts";
import { MonthBar } from "./MonthBar.tsx";
import { isWaitingOnly, ReportTable } from "./ReportTable.tsx";
import { words } from "./wordsReport.ts";
import "./money.css";

/** WeChat's bills, our books and the tax of a month, day by day. */
export function Reconciliation() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const today = dayText(Date.now());
  const days = daysOfMonth(filter.get("month")) ?? daysOfMonth(today.slice(0, 7));
  const { from = today, until: end = today } = days ?? {};
  const until = from <= today && today < end ? today : end;
  const asked = useCall(`${from}~${until}`, () => readReport(from, until));
  return (
    <Page title={t.title} note={<p className="faint">{t.note}</p>}>
      <MonthBar month={from.slice(0, 7)} onMonth={(month) => filter.set({ month })}>
        {asked.data ? <Verdict report={asked.data} /> : null}
      </MonthBar>
      <Loaded asked={asked}>
        {(report) => (
          <>
            <Totals report={report} month={from.slice(0, 7)} />
            <ReportTable report={report} />
          </>
        )}
      </Loaded>
      {until >= today ? <p className="faint">{t.future}</p> : null}
    </Page>
  );
}

function Verdict({ report }: { readonly report: ReportReply }) {
  const t = useWords(words);
  if (isWaitingOnly(report)) {
    return (
      <>
        <Tag variant="light">{t.soFar}</Tag>
        <span className="faint">{t.soFarHint}</span>
      </>
    );
  }
  return report.isTied ? (
    <Tag theme="success" variant="light">
      {t.tied}
    </Tag>
  ) : (
    <>
      <Tag theme="danger" variant="light">
        {t.untied}
      </Tag>
      <span className="faint">{t.untiedHint}</span>
    </>
  );
}

type TotalsProps = { readonly report: ReportReply; readonly month: string };

function Totals({ report, month }: TotalsProps) {
  const { figures: t } = useWords(words);
  const { totals } = report;
  const days = `${report.days[0]?.day ?? ""}~${report.days.at(-1)?.day ?? ""}`;
  return (
    <div className="figures report-figures">
      <Figure name={t.paid} value={<Amount fen={totals.paidFen} />} to={`/orders?days=${days}`} />
      <Figure name={t.refunded} value={<Amount fen={totals.refundedFen} />} />
      <Figure
        name={t.payout}
        value={<Amount fen={totals.payoutFen} />}
        to={`/withdrawals?state=paid&dated=sent&days=${days}`}
      />
      <Figure name={t.bank} value={<Amount fen={totals.bankPayoutFen} />} />
      <Figure name={t.tax} value={<Amount fen={totals.taxFen} />} to={`/tax?month=${month}`} />
      <Figure
        name={t.breaks}
        value={totals.openBreaks}
        to="/breaks"
        tone={totals.openBreaks > 0 ? "bad" : undefined}
      />
    </div>
  );
}
