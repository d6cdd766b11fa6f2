import type { DayCounts, Standing } from "#core/reports/shown.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { startOfDay } from "../../lib/time.ts";
import { Figure } from "../../parts/Figure.tsx";
import { ordersPath } from "../reports/saleFilter.ts";
import { words } from "./words.ts";

/** Today beside yesterday up to the same hour. */
export function DayFigures({
  now,
  before,
}: {
  readonly now: DayCounts;
  readonly before: DayCounts;
}) {
  const { figures: t, versus } = useWords(words);
  const days = `${now.day}~${now.day}`;
  const than = (value: string) => filled(versus, { value });
  const refunds = filled(t.revenueNote, {
    ...{ paid: yuanSign(now.paidFen), refunded: yuanSign(now.refundedFen) },
    n: count(now.refunds),
  });
  return (
    <div className="figures">
      <Figure
        name={t.orders}
        value={count(now.orders)}
        note={than(count(before.orders))}
        to={ordersPath({ fromMs: startOfDay(now.day) ?? 0, untilMs: now.untilMs + 1 })}
      />
      <Figure
        name={t.revenue}
        value={yuanSign(now.revenueFen)}
        note={
          <>
            {than(yuanSign(before.revenueFen))}
            <br />
            {refunds}
          </>
        }
        to={`/reports/trend?days=${days}`}
      />
      <Figure
        name={t.newFans}
        value={count(now.newFans)}
        note={than(count(before.newFans))}
        to={`/fans?came=${days}`}
      />
      <Figure
        name={t.newPromoters}
        value={count(now.newPromoters)}
        note={than(count(before.newPromoters))}
        to="/promoters?sort=newest"
      />
    </div>
  );
}

/** Those whom a figure of some days counts as paid. */
const paidPath = (days: string): string => `/withdrawals?state=paid&dated=ended&days=${days}`;

/** What stands on the books, whatever the day. */
export function StandingFigures({
  standing,
  day,
}: {
  readonly standing: Standing;
  readonly day: string;
}) {
  const { figures: t } = useWords(words);
  const { withdrawals, debtors, debtFen, taxDueFen } = standing;
  return (
    <div className="figures">
      <Figure
        name={t.pending}
        value={yuanSign(standing.pendingFen)}
        note={t.pendingNote}
        to="/shares"
      />
      <Figure name={t.available} value={yuanSign(standing.availableFen)} to="/audits" />
      <Figure
        name={t.withdrawals}
        value={yuanSign(standing.withdrawalsFen)}
        note={filled(t.withdrawalsNote, { n: count(withdrawals) })}
        to="/withdrawals"
      />
      <Figure
        name={t.paidToday}
        value={yuanSign(standing.paidTodayFen)}
        to={paidPath(`${day}~${day}`)}
      />
      <Figure
        name={t.paidMonth}
        value={yuanSign(standing.paidMonthFen)}
        to={paidPath(`${day.slice(0, 7)}-01~${day}`)}
      />
      <Figure
        name={t.debt}
        value={yuanSign(debtFen)}
        note={filled(t.debtNote, { n: count(debtors) })}
        to="/debts"
        tone={debtFen > 0 ? "bad" : undefined}
      />
      <Figure name={t.taxDue} value={yuanSign(taxDueFen)} to="/tax" />
    </div>
  );
}
