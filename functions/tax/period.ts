import type { OwnYearReply, PeriodReply, Quarter, Year } from "#contracts/tax.ts";
import { keptUntilMs } from "#core/identity/forget.ts";
import { identityStatement } from "#core/identity/identity.ts";
import { sumFen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type Months, unsettledWithin } from "#core/tax/paid.ts";
import {
  monthsOfQuarter,
  monthsOfYear,
  type PeriodRow,
  periodSums,
  QUARTER_COLUMNS,
  YEAR_COLUMNS,
} from "#core/tax/report.ts";
import { type Columns, tableText } from "#core/tax/table.ts";
import { chinaMonth } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { EitherCall, StaffCall } from "#functions/shared/serve.ts";
import { recordExport, taxpayerOf } from "#functions/tax/exporting.ts";
import { type Page, peopleOf, peoplePage } from "#functions/tax/people.ts";
import type { WithTaxFiles } from "#ports/deps.ts";

/** A part of what a platform reports after a quarter: everybody who was paid, taxed or not. 4 requests, 1 document. */
export async function quarterReport(
  deps: WithTaxFiles,
  call: StaffCall,
  { quarter, afterId, limit }: Quarter,
): Promise<Result<PeriodReply, never>> {
  await recordExport(deps, call, `quarter ${quarter}`, { afterId, limit });
  const file = { period: quarter, months: monthsOfQuarter(quarter), columns: QUARTER_COLUMNS };
  return ok(await periodPart(deps, call.nowMs, { afterId, limit }, file));
}

/** The year: staff get a part of everybody's, a promoter his own. 4 requests and 1 document, or 3 and none. */
export async function yearReport(
  deps: WithTaxFiles,
  call: EitherCall,
  { year, afterId, limit }: Year,
): Promise<Result<PeriodReply | OwnYearReply, { readonly code: "person_required" }>> {
  const { staffId, openid } = call;
  if (staffId !== null) {
    await recordExport(deps, { ...call, staffId }, `year ${year}`, { afterId, limit });
    const file = { period: year, months: monthsOfYear(year), columns: YEAR_COLUMNS };
    return ok(await periodPart(deps, call.nowMs, { afterId, limit }, file));
  }
  return openid === null
    ? err({ code: "person_required" })
    : ok(await ownYear(deps, call, openid, year));
}

/** What a promoter is told of his own year, masked: the vault stays closed. 3 requests. */
async function ownYear(
  deps: WithTaxFiles,
  { nowMs }: EitherCall,
  promoterId: string,
  year: string,
): Promise<OwnYearReply> {
  const wallet = (await deps.store.get("wallets", promoterId)) ?? emptyWallet(promoterId);
  const [person] = await peopleOf(deps, [wallet], monthsOfYear(year));
  const { identity = null, sums = [] } = person ?? {};
  const months = [...new Set(sums.map(({ month }) => month))].sort();
  return {
    year,
    ...periodSums(sums),
    identity: identityStatement(promoterId, identity, keptUntilMs(wallet), nowMs),
    months: months.map((month) => ({
      month,
      ...periodSums(sums.filter((sum) => sum.month === month)),
    })),
  };
}

async function periodPart(
  deps: WithTaxFiles,
  nowMs: number,
  page: Page,
  file: {
    readonly period: string;
    readonly months: Months;
    readonly columns: Columns<PeriodRow>;
  },
): Promise<PeriodReply> {
  const { people, nextAfterId } = await peoplePage(deps, page, file.months);
  const rows = people
    .filter(({ sums }) => sums.length > 0)
    .map(({ wallet, identity, sums }) => ({
      ...taxpayerOf(deps, wallet._id, identity, nowMs),
      ...periodSums(sums),
      period: file.period,
    }));
  return {
    rows,
    csv: tableText(file.columns, rows, page.afterId === ""),
    totals: {
      incomeFen: sumFen(rows.map(({ incomeFen }) => incomeFen)),
      taxFen: sumFen(rows.map(({ taxFen }) => taxFen)),
      payments: rows.reduce((count, { payments }) => count + payments, 0),
    },
    withoutIdentity: rows.filter(({ idNumber }) => idNumber === "").length,
    unsettled: people.reduce(
      (count, { wallet }) => count + unsettledWithin(wallet, file.months),
      0,
    ),
    isOver: chinaMonth(nowMs) > file.months.untilMonth,
    nextAfterId,
  };
}
