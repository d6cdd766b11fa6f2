import type { Withholding, WithholdingReply } from "#contracts/tax.ts";
import { BANK_REPAID, BRAND_BAD_DEBT } from "#core/ledger/accounts.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import { fen, sumFen } from "#core/money.ts";
import { ok, type Result } from "#core/result.ts";
import { unsettledWithin } from "#core/tax/paid.ts";
import { tableText } from "#core/tax/table.ts";
import { type Returned, WITHHOLDING_COLUMNS, withholdingRows } from "#core/tax/withholding.ts";
import { chinaMonth, dayStartMs } from "#core/time.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { recordExport, taxpayerOf } from "#functions/tax/exporting.ts";
import { peoplePage } from "#functions/tax/people.ts";
import type { WithTaxFiles } from "#ports/deps.ts";

/** A part of the monthly list of what was withheld. 4 requests, 5 where debts were settled; 1 document. */
export async function withholding(
  deps: WithTaxFiles,
  call: StaffCall,
  { month, ...page }: Withholding,
): Promise<Result<WithholdingReply, never>> {
  await recordExport(deps, call, `withholding ${month}`, page);
  const months = { fromMonth: `${month.slice(0, 4)}-01`, untilMonth: month };
  const { people, nextAfterId } = await peoplePage(deps, page, months);
  const only = { fromMonth: month, untilMonth: month };
  const debts = await debtEntries(deps, people, month);
  const rows = people.flatMap(({ wallet, identity, sums }) => {
    if (!sums.some((sum) => sum.month === month && sum.mode !== "none")) return [];
    const who = taxpayerOf(deps, wallet._id, identity, call.nowMs);
    const unsettled = unsettledWithin(wallet, only);
    return withholdingRows(who, month, sums, { ...returnedBy(wallet._id, debts), unsettled });
  });
  return ok({
    rows,
    csv: tableText(WITHHOLDING_COLUMNS, rows, page.afterId === ""),
    totals: {
      incomeFen: sumFen(rows.map(({ incomeFen }) => incomeFen)),
      taxFen: sumFen(rows.map(({ withheldFen }) => withheldFen)),
      payments: rows.reduce((count, { payments }) => count + payments, 0),
    },
    withoutIdentity: rows.filter(({ idNumber }) => idNumber === "").length,
    unsettled: people.reduce((count, { wallet }) => count + unsettledWithin(wallet, only), 0),
    isOver: chinaMonth(call.nowMs) > month,
    nextAfterId,
  });
}

/** What was repaid or written off in the month: asked only of those who ever had such an entry. */
async function debtEntries(
  { reads }: WithTaxFiles,
  people: readonly { readonly wallet: Wallet }[],
  month: string,
): Promise<readonly JournalEntry[]> {
  const wallets = people
    .map(({ wallet }) => wallet)
    .filter(({ repaidFen, writtenOffFen }) => repaidFen > 0 || writtenOffFen > 0);
  if (wallets.length === 0) return [];
  const filed = await reads.debtEntries(
    wallets.map(({ _id }) => _id),
    { fromMs: dayStartMs(`${month}-01`), untilMs: dayStartMs(`${afterMonth(month)}-01`) },
  );
  // An entry that is filed and stands in the wallet still is the same entry.
  const kept = wallets.flatMap(({ outbox }) => outbox);
  return [...new Map([...filed, ...kept].map((entry) => [entry._id, entry])).values()].filter(
    ({ atMs }) => chinaMonth(atMs) === month,
  );
}

function returnedBy(promoterId: string, entries: readonly JournalEntry[]): Returned {
  const own = entries
    .filter((entry) => entry.promoterId === promoterId)
    .flatMap(({ postings }) => postings);
  return {
    repaidFen: fen(0 - balanceOf(BANK_REPAID, own)),
    writtenOffFen: fen(0 - balanceOf(BRAND_BAD_DEBT, own)),
  };
}

function afterMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${next[0]}-${String(next[1]).padStart(2, "0")}`;
}
