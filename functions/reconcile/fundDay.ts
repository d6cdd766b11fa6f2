import { fen, sumFen } from "#core/money.ts";
import type { BillDay, BillKind } from "#core/reconcile/billDay.ts";
import type { FundRow } from "#core/reconcile/billRow.ts";
import { breakId } from "#core/reconcile/breaks.ts";
import { chinaDayNumber, dayOfNumber, spanOfDay } from "#core/reconcile/days.ts";
import {
  basicAgainstTrade,
  distinctFlows,
  isOfTransfer,
  matchTransfers,
  sumOf,
  transfersWithoutRow,
} from "#core/reconcile/matchTransfers.ts";
import { transferBreaksOf } from "#core/reconcile/mending.ts";
import { dayStartMs } from "#core/time.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { readTransfer } from "#functions/payout/transfer.ts";
import { failedIn, type Run } from "#functions/reconcile/run.ts";
import type { Done } from "#functions/reconcile/tradeDay.ts";
import type { FetchedBill, FundAccount } from "#ports/bills.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** The basic account of a day against its trade bill. */
export async function basicDay(run: Run, day: string): Promise<Done> {
  const fund = await fetched(run, "basic", day);
  const trade = fund && (await run.deps.bills.trade(day));
  if (!fund || !trade || trade.answer === "unclear") return { state: "later" };
  const rows = rowsOf(fund);
  const failedBefore = run.count.failed;
  const differing = basicAgainstTrade(day, rows, trade.answer === "bill" ? trade.rows : []);
  await run.book.found(differing, day);
  const agreed = (["payment_amount", "refund_amount"] as const).filter(
    (kind) => !differing.some((difference) => difference.kind === kind),
  );
  await run.book.mended(agreed.map((kind) => breakId({ kind, about: `fund-basic/${day}` })));
  if (run.count.failed > failedBefore) return { state: "later" }; // A break that was not written down is found again.
  const sums = { inFen: sumOf(rows, "交易"), outFen: fen(0 - sumOf(rows, "退款")) };
  return done(run, "fund-basic", day, fund, { ...sums, breaks: differing.length });
}

/**
 * The operating account of a day both ways: rows against withdrawals, then the withdrawals that were sent the day
 * before against the rows of both days, since WeChat keeps a transfer open for 24 hours.
 */
export async function operationDay(run: Run, day: string): Promise<Done> {
  const { reads, logError } = run.deps;
  const fund = await fetched(run, "operation", day);
  if (!fund) return { state: "later" };
  const rows = rowsOf(fund);
  const failedBefore = run.count.failed;
  for (let at = 0; at < rows.length; at += PAGE_MAX) {
    await matchPage(run, rows.slice(at, at + PAGE_MAX), day);
    if (run.isOver()) return { state: "later" };
  }
  const dayBefore = dayOfNumber(chinaDayNumber(dayStartMs(day)) - 1);
  let before: readonly FundRow[] | null = null;
  for (let afterId: string | null = ""; afterId !== null;) {
    const wallets: readonly Wallet[] = await reads.walletsSentBetween(
      spanOfDay(dayBefore),
      afterId,
      PAGE_MAX,
    );
    if (wallets.length > 0 && before === null) {
      const bill = await fetched(run, "operation", dayBefore);
      if (!bill) return { state: "later" };
      before = rowsOf(bill);
    }
    const { fromMs, untilMs } = spanOfDay(dayBefore);
    const sent = wallets.flatMap(({ withdrawals }) =>
      withdrawals.filter(({ transfer }) => {
        const sentAtMs = transfer?.sentAtMs ?? 0;
        return sentAtMs >= fromMs && sentAtMs < untilMs;
      }),
    );
    await run.book.found(transfersWithoutRow(sent, [...(before ?? []), ...rows]), dayBefore);
    afterId = wallets.length < PAGE_MAX ? null : (wallets.at(-1)?._id ?? null);
  }
  if (run.count.failed > failedBefore) {
    logError(new Error(`the transfers of ${day} are not all matched: they are looked at again`));
    return { state: "later" };
  }
  const ofTransfers = rows.filter(isOfTransfer);
  const abouts = new Set(rows.map(({ about }) => about));
  const open = run.book.open().filter((one) => one.day === day && abouts.has(one.about));
  return done(run, "fund-operation", day, fund, {
    inFen: sumFen(ofTransfers.flatMap(({ amountFen }) => (amountFen > 0 ? [amountFen] : []))),
    outFen: fen(
      0 - sumFen(ofTransfers.flatMap(({ amountFen }) => (amountFen < 0 ? [amountFen] : []))),
    ),
    breaks: open.length,
  });
}

/** Matches some rows; a transfer whose end was not read is read through the door of the payout timer. */
export async function matchPage(run: Run, rows: readonly FundRow[], day: string): Promise<void> {
  const numbers = rows.filter(isOfTransfer).map(({ about }) => about);
  const first = matchTransfers(rows, await withdrawalsOf(run, numbers));
  for (const { about } of first.unsettled) await settle(run, about);
  const unsettled = first.unsettled.map(({ about }) => about);
  const known = await withdrawalsOf(run, numbers);
  const second = unsettled.length > 0 ? matchTransfers(rows, known) : first;
  await run.book.found(second.differing, day);
  const mended = second.matched.flatMap((row) => {
    const withdrawal = known.get(row.about);
    return withdrawal ? transferBreaksOf(row, withdrawal.state) : [];
  });
  await run.book.mended(mended);
}

async function settle(run: Run, transferNumber: string): Promise<void> {
  try {
    const [wallet] = await run.deps.reads.walletsOfTransfers([transferNumber]);
    const withdrawal = wallet?.withdrawals.find((one) => one.transferNumber === transferNumber);
    if (wallet && withdrawal) await readTransfer(run.deps, wallet, withdrawal.id, run.nowMs);
  } catch (error) {
    failedIn(run)(error);
  }
}

/** The withdrawals of some numbers, also those that were archived. */
async function withdrawalsOf(
  { deps: { reads } }: Run,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Withdrawal>> {
  if (numbers.length === 0) return new Map();
  const wallets = await reads.walletsOfTransfers(numbers);
  const found = new Map(
    wallets.flatMap(({ withdrawals }) => withdrawals.map((one) => [one.transferNumber, one])),
  );
  const rest = numbers.filter((number) => !found.has(number));
  if (rest.length === 0) return found;
  const archived = await reads.archivedOfTransfers(rest);
  return new Map([...found, ...archived.map((one) => [one.transferNumber, one] as const)]);
}

type Fetched = Exclude<FetchedBill<FundRow>, { readonly answer: "unclear" }>;
async function fetched(run: Run, account: FundAccount, day: string): Promise<Fetched | null> {
  const bill = await run.deps.bills.fund(account, day);
  if (bill.answer !== "unclear") return bill;
  run.deps.logError(new Error(`the ${account} bill of ${day} is unclear: ${bill.reason}`));
  return null;
}
const rowsOf = (bill: Fetched): readonly FundRow[] =>
  bill.answer === "bill" ? distinctFlows(bill.rows) : [];

function done(
  { nowMs }: Run,
  kind: BillKind,
  day: string,
  bill: Fetched,
  sums: Pick<BillDay, "inFen" | "outFen" | "breaks">,
): Done {
  const rows = rowsOf(bill).length;
  const matched = kind === "fund-basic" && sums.breaks > 0 ? 0 : Math.max(0, rows - sums.breaks);
  return {
    state: "done",
    bill: {
      ...{ _id: `${kind}:${day}`, rev: 0, kind, day, rows, matched, fetchedAtMs: nowMs },
      state: bill.answer === "bill" ? "matched" : "none",
      sha1: bill.answer === "bill" ? bill.sha1 : null,
      ...sums,
    },
  };
}
