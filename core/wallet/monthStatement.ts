import type { Posting } from "#core/ledger/entry.ts";
import { type Fen, fen } from "#core/money.ts";
import { chinaDay } from "#core/time.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { type Balances, balancesOf, type Wallet } from "#core/wallet/wallet.ts";

/** A month of a promoter's account, from the entries alone. */
export type MonthStatement = {
  readonly promoterId: string;
  readonly month: string;
  readonly opening: Balances;
  readonly closing: Balances;
  /** What the whole month moved: closing less opening. */
  readonly totals: Balances;
  /** A page of the month's entries, by number. */
  readonly entries: readonly StatementEntry[];
  /** Where the next page goes on; null on the last. */
  readonly nextAfterSeq: number | null;
};
export type StatementEntry = {
  readonly seq: number;
  readonly atMs: number;
  /** The day in China. */
  readonly day: string;
  /** What the books say of it, such as `request/<id>`. */
  readonly cause: string;
  /** The same for people. */
  readonly text: string;
  /** What was moved; below zero where a refund took commission back. */
  readonly amountFen: Fen;
  readonly change: Balances;
};

type Span = { readonly fromMs: number; readonly untilMs: number };
/** What filed entries moved: before a month, and in it. */
export type FiledSums = {
  readonly before: readonly Posting[];
  readonly during: readonly Posting[];
};
export type StatementPage = { readonly afterSeq: number; readonly limit: number };

/** Entries below this are read from the journal, the others from the wallet's outbox, so none is counted twice. */
export const filedBelowSeq = ({ outbox, seq }: Wallet): number => outbox[0]?.seq ?? seq + 1;

/**
 * The statement of a month.
 *
 * - `sums`, `filed`: of the entries below `filedBelowSeq`; `filed` those of the month after `afterSeq`, by number, at
 *   least `limit` of them if there are so many.
 * - Promises: opening, closing and totals are exact and the same on every page of an unchanged wallet.
 * - Source: docs/domain/wallets.md, "Statements".
 */
export function monthStatement(
  wallet: Wallet,
  { month, fromMs, untilMs }: Span & { readonly month: string },
  { sums, filed }: { readonly sums: FiledSums; readonly filed: readonly JournalEntry[] },
  { afterSeq, limit }: StatementPage,
): MonthStatement {
  const unfiled = wallet.outbox;
  const before = unfiled.filter(({ atMs }) => atMs < fromMs);
  const during = unfiled.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs);
  const opening = balancesOf(wallet._id, [...sums.before, ...postingsOf(before)]);
  const totals = balancesOf(wallet._id, [...sums.during, ...postingsOf(during)]);
  const later = [...filed, ...during.filter(({ seq }) => seq > afterSeq)];
  const page = later.slice(0, limit);
  return {
    promoterId: wallet._id,
    ...{ month, opening, closing: added(opening, totals), totals },
    entries: page.map((entry) => entryOf(wallet._id, entry)),
    nextAfterSeq: later.length > limit ? (page.at(-1)?.seq ?? null) : null,
  };
}

const postingsOf = (entries: readonly JournalEntry[]): readonly Posting[] =>
  entries.flatMap(({ postings }) => postings);

const added = (a: Balances, b: Balances): Balances => ({
  maturedFen: fen(a.maturedFen + b.maturedFen),
  availableFen: fen(a.availableFen + b.availableFen),
  frozenFen: fen(a.frozenFen + b.frozenFen),
  paidFen: fen(a.paidFen + b.paidFen),
  taxFen: fen(a.taxFen + b.taxFen),
  repaidFen: fen(a.repaidFen + b.repaidFen),
  writtenOffFen: fen(a.writtenOffFen + b.writtenOffFen),
});

/** What the kinds of entries are called for people; the kind is what stands before the first stroke. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ["roll", "佣金到账"],
  ["request", "申请提现"],
  ["send", "提现付款中"],
  ["pay", "提现到账"],
  ["release", "提现退回"],
  ["repay", "归还欠款"],
  ["write-off", "欠款核销"],
]);

function entryOf(promoterId: string, entry: JournalEntry): StatementEntry {
  const { seq, atMs, cause, postings } = entry;
  const change = balancesOf(promoterId, postings);
  const [kind = ""] = cause.split("/", 1);
  const isTakenBack = kind === "roll" && change.maturedFen < 0;
  const movedFen = postings.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    ...{ seq, atMs, day: chinaDay(atMs), cause },
    text: isTakenBack ? "退款扣回佣金" : (TEXTS.get(kind) ?? "调整"),
    amountFen: isTakenBack ? change.maturedFen : fen(movedFen),
    change,
  };
}
