import type { Violation } from "#core/audit/violation.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { BALANCES } from "#core/ledger/balances.ts";
import { linksOf } from "#core/ledger/links.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import { BANK_PAID, WECHAT_BALANCE } from "#core/ledger/accounts.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { isInFlight, isOpen } from "#core/wallet/machine.ts";
import { book, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** I24: what is derived, worked out once more from what is not, is the same to the byte. */
export const REBUILD_INVARIANTS = ["I24"];

/**
 * A case made anew from nothing but its facts, each at the time of its decision. Null where a fact is refused.
 *
 * - Promises: of a sound case every byte is the same, entries, schedule and head included.
 */
export function rebuiltCase(known: Case): Case | null {
  const links = linksOf(known);
  let current = emptyCase(known._id, known.buyerId);
  for (const [index, fact] of known.facts.entries()) {
    const link = links[index];
    const recorded = recordFact(current, fact, link?.entry?.atMs ?? fact.atMs);
    if (!recorded.ok) return null;
    current = recorded.value;
  }
  return { ...current, rev: known.rev };
}

/** Where the rebuilt case differs, field by field. */
export function compareCase(known: Case): readonly Violation[] {
  const rebuilt = rebuiltCase(known);
  if (rebuilt === null) return [violation(known._id, "its facts cannot be recorded again")];
  const fields = [
    "paidAtMs",
    "sellerId",
    "soldFen",
    "sharedFen",
    "waitingSinceMs",
    "changedAtMs",
    "facts",
    "entries",
    "head",
  ] as const;
  const differing: string[] = fields.filter((name) => !isSameBytes(known[name], rebuilt[name]));
  if (!isSameBytes(known.corrected ?? null, rebuilt.corrected ?? null)) differing.push("corrected");
  const isSameSchedule = isSameBytes(known.schedule, rebuilt.schedule);
  if (!isSameSchedule && !(hasUnknownTime(known) && isSameBytes(sums(known), sums(rebuilt)))) {
    differing.push("schedule");
  }
  return differing.map((name) => violation(known._id, `${name} is not what its facts give`));
}

/**
 * Whether some fact without an entry was recorded at the very time of the fact before it: then an instance with a
 * slower clock may have decided earlier, nobody knows when, and its row may stand some minutes earlier.
 */
const hasUnknownTime = (known: Case): boolean =>
  linksOf(known).some(
    ({ atMs, entry }, index, all) => entry === null && all[index - 1]?.atMs === atMs,
  );

const sums = ({ schedule }: Case): Readonly<Record<string, number>> => {
  const byPromoter: Record<string, number> = {};
  for (const { promoterId, amountFen } of schedule) {
    byPromoter[promoterId] = (byPromoter[promoterId] ?? 0) + amountFen;
  }
  return byPromoter;
};

/**
 * Where a wallet differs from what its entries alone give: balances, number, head, outbox, and of each withdrawal
 * how far it came and what it paid.
 *
 * - `entries`: all of them, in order. `withdrawals`: all of them, archived or not, each once.
 */
export function compareWallet(
  wallet: Wallet,
  entries: readonly JournalEntry[],
  withdrawals: readonly Withdrawal[],
): readonly Violation[] {
  const rebuilt = entries.reduce(
    (known, { cause, postings, atMs }) => book(known, cause, postings, atMs),
    emptyWallet(wallet._id),
  );
  const differing: string[] = [...BALANCES, "seq" as const, "head" as const].filter(
    (name) => wallet[name] !== rebuilt[name],
  );
  const tail = rebuilt.outbox.slice(rebuilt.outbox.length - wallet.outbox.length);
  if (!isSameBytes(tail, wallet.outbox)) differing.push("outbox");
  if ((rebuilt.debt?.sinceMs ?? null) !== (wallet.debt?.sinceMs ?? null)) differing.push("debt");
  return [
    ...differing.map((name) => violation(wallet._id, `${name} is not what its entries give`)),
    ...compareWithdrawals(wallet._id, entries, withdrawals),
  ];
}

/** How far a withdrawal came and what it took, paid and withheld: as its entries tell it. */
type Effect = { readonly phase: string; readonly amountFen: number; readonly paidFen: number };

function compareWithdrawals(
  promoterId: string,
  entries: readonly JournalEntry[],
  withdrawals: readonly Withdrawal[],
): readonly Violation[] {
  const told = new Map<string, Effect>();
  for (const { cause, postings } of entries) {
    const [verb = "", id = ""] = [
      cause.slice(0, cause.indexOf("/")),
      cause.slice(cause.indexOf("/") + 1),
    ];
    const known = told.get(id);
    if (verb === "request") {
      const amountFen = balanceOf(`frozen:${promoterId}`, postings);
      told.set(id, { phase: "asked", amountFen, paidFen: 0 });
    }
    if (known && verb === "send") told.set(id, { ...known, phase: "sent" });
    if (known && verb === "release") told.set(id, { ...known, phase: "released" });
    if (known && verb === "pay") {
      const paidFen = balanceOf(WECHAT_BALANCE, postings) + balanceOf(BANK_PAID, postings);
      told.set(id, { ...known, phase: "paid", paidFen });
    }
  }
  const known = new Map(withdrawals.map((one) => [one.id, effectOf(one)]));
  return [...new Set([...told.keys(), ...known.keys()])]
    .filter((id) => !isSameBytes(told.get(id) ?? null, known.get(id) ?? null))
    .map((id) => violation(promoterId, `withdrawal ${id} is not what its entries give`));
}

const effectOf = ({ state, amountFen, transfer }: Withdrawal): Effect => ({
  phase: isOpen(state) ? (isInFlight(state) ? "sent" : "asked") : state,
  amountFen,
  paidFen: state === "paid" ? (transfer?.netFen ?? 0) : 0,
});

const isSameBytes = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const violation = (id: string, text: string): Violation => ({ invariant: "I24", id, text });
