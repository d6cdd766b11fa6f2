import type { Violation } from "#core/audit/violation.ts";
import { CHAIN_START } from "#core/ledger/digest.ts";
import type { Posting } from "#core/ledger/entry.ts";
import { isOwnPosting, isSoundPosting } from "#core/ledger/sound.ts";
import { type Fen, fen, sumFen } from "#core/money.ts";
import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";
import type { TaxMonth } from "#core/tax/due.ts";
import { headAfter, type JournalEntry } from "#core/wallet/journal.ts";
import { isInFlight, isOpen } from "#core/wallet/machine.ts";
import { balancesOf, type Wallet } from "#core/wallet/wallet.ts";
import type { ClosedWithdrawal, Withdrawal } from "#core/wallet/withdrawal.ts";

/** All that is filed of one promoter, in any order. */
export type Filed = {
  readonly journal: readonly JournalEntry[];
  readonly withdrawals: readonly ClosedWithdrawal[];
};

/** The invariants that `auditWallet` checks. Numbers as in docs/domain/audit.md. */
export const WALLET_INVARIANTS = [
  ...["I1", "I8", "I9", "I10", "I11", "I12", "I13", "I15", "I17", "I23"],
];

/**
 * What is wrong with one wallet, by itself and against its journal; nothing, if all is well.
 *
 * - `filed`: the whole journal and archive of the promoter. What both hold still is counted once.
 * - Source: docs/domain/audit.md.
 */
export function auditWallet(wallet: Wallet, filed: Filed): readonly Violation[] {
  const entries = everyEntry(wallet, filed.journal);
  const withdrawals = everyWithdrawal(wallet, filed.withdrawals);
  return [
    ...entries.flatMap((entry) => auditEntry(wallet._id, entry)),
    ...auditBalances(wallet),
    ...auditReplay(wallet, entries),
    ...auditChain(wallet, entries),
    ...auditIds(wallet._id, withdrawals),
    ...withdrawals.flatMap(auditWithdrawal),
    ...auditTax(wallet),
  ];
}

/** I12 across promoters: every number at WeChat belongs to one withdrawal. */
export function auditTransferNumbers(
  withdrawals: Iterable<Pick<Withdrawal, "id" | "transferNumber">>,
): readonly Violation[] {
  const owners = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { id, transferNumber } of withdrawals) {
    const owner = owners.get(transferNumber);
    if (owner !== undefined) {
      violations.push(violation("I12", id, `shares number ${transferNumber} with ${owner}`));
    }
    owners.set(transferNumber, id);
  }
  return violations;
}

/** Every entry of a wallet in order. What a run that stopped half-way has copied counts once. */
export function everyEntry(
  wallet: Wallet,
  journal: readonly JournalEntry[],
): readonly JournalEntry[] {
  const bySeq = new Map([...journal, ...wallet.outbox].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** Every withdrawal. A run that stopped half-way has copied some and not yet removed them: those count once. */
export function everyWithdrawal(
  wallet: Wallet,
  archive: readonly ClosedWithdrawal[],
): readonly Withdrawal[] {
  const inWallet = new Set(wallet.withdrawals.map(({ id }) => id));
  return [...wallet.withdrawals, ...archive.filter(({ id }) => !inWallet.has(id))];
}

function auditEntry(promoterId: string, { seq, cause, postings }: JournalEntry) {
  const isSound = (one: Posting) => isSoundPosting(one) && isOwnPosting(promoterId, one);
  if (postings.length > 0 && postings.every(isSound)) return [];
  return [violation("I1", promoterId, `entry ${seq} (${cause}) is not sound`)];
}

/** I23: the chain from the first entry to the wallet's head. It names the first entry that does not follow. */
function auditChain(
  { _id, head: last }: Wallet,
  entries: readonly JournalEntry[],
): readonly Violation[] {
  let head = CHAIN_START;
  for (const entry of entries) {
    head = headAfter(head, entry);
    if (head === entry.head) continue;
    const text = `entry ${entry.seq} (${entry.cause}) does not follow in the chain`;
    return [violation("I23", _id, text)];
  }
  return head === last ? [] : [violation("I23", _id, "its entries do not give its head")];
}

function auditBalances(wallet: Wallet): readonly Violation[] {
  const { _id, maturedFen, availableFen, frozenFen, paidFen, taxFen } = wallet;
  const owedFen = maturedFen + wallet.repaidFen + wallet.writtenOffFen;
  const violations: Violation[] = [];
  const sum = availableFen + frozenFen + paidFen + taxFen;
  if (sum !== owedFen) {
    violations.push(violation("I8", _id, `balances add up to ${sum}, they should to ${owedFen}`));
  }
  const openFen = sumFen(
    wallet.withdrawals.filter(({ state }) => isOpen(state)).map(({ amountFen }) => amountFen),
  );
  if (openFen !== frozenFen) {
    violations.push(violation("I9", _id, `${frozenFen} frozen for withdrawals of ${openFen}`));
  }
  if (frozenFen < 0 || paidFen < 0 || taxFen < 0) {
    violations.push(violation("I9", _id, `below zero: ${frozenFen}, ${paidFen}, ${taxFen}`));
  }
  return violations;
}

function auditReplay(wallet: Wallet, entries: readonly JournalEntry[]): readonly Violation[] {
  const { _id, seq } = wallet;
  const violations: Violation[] = [];
  const gap = entries.findIndex((entry, index) => entry.seq !== index + 1);
  if (gap >= 0 || entries.length !== seq) {
    const text = `entries 1 to ${seq} expected, ${entries.length} found`;
    violations.push(
      violation("I15", _id, gap >= 0 ? `${text}, entry ${gap + 1} is missing` : text),
    );
  }
  const replayed = balancesOf(
    _id,
    entries.flatMap(({ postings }) => postings),
  );
  for (const [name, amountFen] of Object.entries(replayed)) {
    const known = wallet[name as keyof typeof replayed];
    if (amountFen !== known) {
      violations.push(violation("I15", _id, `${name} is ${known}, its entries say ${amountFen}`));
    }
  }
  let availableFen = 0;
  for (const { cause, postings } of entries) {
    availableFen += balancesOf(_id, postings).availableFen;
    if (cause.startsWith("request/") && availableFen < 0) {
      violations.push(violation("I10", _id, `${cause} took more than was available`));
    }
  }
  return violations;
}

function auditIds(promoterId: string, withdrawals: readonly Withdrawal[]): readonly Violation[] {
  const ids = withdrawals.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...twice.map((id) => violation("I11", id, `asked for twice by ${promoterId}`)),
    ...auditTransferNumbers(withdrawals),
  ];
}

/** I13: paid or released after sending only by what was read or receipted; and nothing was sent unapproved. */
function auditWithdrawal(withdrawal: Withdrawal): readonly Violation[] {
  const { id, state, reason, transfer, approvedAtMs, amountFen, closedAtMs } = withdrawal;
  const isSent = transfer !== null;
  const isWeChatsReason = reason === "failed" || reason === "expired";
  const isReasonSound =
    state === "released" ? reason !== null && isWeChatsReason === isSent : reason === null;
  const isSound =
    isReasonSound &&
    isOpen(state) === (closedAtMs === null) &&
    (isSent || !(isInFlight(state) || state === "paid")) &&
    !(isSent && (state === "requested" || state === "approved")) &&
    (!isSent || approvedAtMs !== null) &&
    (!isSent || transfer.netFen + transfer.taxFen === amountFen) &&
    (!isSent || (transfer.receipt !== null) === (transfer.channel === "bank" && state === "paid"));
  return isSound ? [] : [violation("I13", id, `${state} (${reason ?? "no reason"}) cannot be`)];
}

/** The buckets are those of one year, so the platform's add up to what its tax is counted from. */
function auditTax({ _id, months }: Wallet): readonly Violation[] {
  const platform = months.filter(({ mode }) => mode === "platform");
  const isShort =
    platform.length > 0 && withheld(platform) < platformTax(gross(platform), platform.length);
  return [
    ...months
      .filter(({ mode, grossFen, taxFen }) => mode === "labour" && taxFen !== labourTax(grossFen))
      .map(({ month, taxFen }) => violation("I17", _id, `${taxFen} fen withheld in ${month}`)),
    ...(isShort ? [violation("I17", _id, "too little withheld in the year")] : []),
  ];
}
const withheld = (months: readonly TaxMonth[]): Fen => sumFen(months.map(({ taxFen }) => taxFen));
const gross = (months: readonly TaxMonth[]): Fen =>
  fen(months.reduce((sum, { grossFen }) => sum + grossFen, 0));

const violation = (invariant: string, id: string, text: string): Violation => ({
  invariant,
  id,
  text,
});
