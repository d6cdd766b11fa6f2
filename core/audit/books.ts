import type { Violation } from "#core/audit/violation.ts";
import type { Case } from "#core/commission/case.ts";
import { BALANCES, balancesOfAll } from "#core/ledger/balances.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import type { Posting } from "#core/ledger/entry.ts";
import { isSoundPosting, placeOf } from "#core/ledger/sound.ts";
import { openTrialBalance } from "#core/ledger/trialBalance.ts";
import { type Fen, fen, NOTHING } from "#core/money.ts";
import { isExportRecord } from "#core/tax/exportRecord.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import type { Balances, Wallet } from "#core/wallet/wallet.ts";

/** The invariants over cases and wallets together. Numbers as in docs/domain/audit.md. */
export const BOOK_INVARIANTS = ["I7", "I14", "I16"];

/** One promoter's rows, as far as his wallet has counted them, and later. */
type Rows = { maturedFen: number; laterFen: number };
type Found = (invariant: string, id: string, text: string) => void;

/**
 * Ties cases, wallets and the brand's own entries together. Give it every wallet, then every case, then ask: it keeps
 * one sum for each promoter, so the number of orders costs no memory.
 */
export function openBooks() {
  const wallets = new Map<string, Pick<Wallet, "watermarkMs" | "maturedFen">>();
  const rows = new Map<string, Rows>();
  const held: Record<keyof Balances, number> = { ...balancesOfAll([]) };
  const trial = openTrialBalance();
  const brandEntries: Violation[] = [];
  let walletsWithEntries = 0;

  /** `entries`: all of its journal and outbox, where they are known: then accounts are compared one by one. */
  const addWallet = (wallet: Wallet, entries: readonly JournalEntry[] | null = null): void => {
    const { _id, watermarkMs, maturedFen } = wallet;
    wallets.set(_id, { watermarkMs, maturedFen });
    for (const name of BALANCES) held[name] += wallet[name];
    if (entries === null) return;
    walletsWithEntries += 1;
    for (const { postings } of entries) trial.add(postings);
  };

  const addCase = ({ schedule, entries }: Case): void => {
    for (const { promoterId, availableAtMs, amountFen } of schedule) {
      const sums = rows.get(promoterId) ?? { maturedFen: 0, laterFen: 0 };
      const isCounted = availableAtMs <= (wallets.get(promoterId)?.watermarkMs ?? 0);
      if (isCounted) sums.maturedFen += amountFen;
      else sums.laterFen += amountFen;
      rows.set(promoterId, sums);
    }
    for (const { postings } of entries) trial.add(postings);
  };

  /** Money that the brand itself moved. It may not touch what is a promoter's. */
  const addBrandEntry = (entry: BrandEntry): void => {
    if (isExportRecord(entry)) return; // Who took a tax file: it moves nothing.
    const { _id, postings } = entry;
    if (postings.length > 0 && postings.every(isBrandPosting)) return;
    brandEntries.push({
      invariant: "I1",
      id: _id,
      text: "is not sound, or touches a promoter's money",
    });
  };

  /** `outflowFen`: what WeChat says it has paid, by withdrawal; null where nobody asked WeChat. */
  const violations = (outflowFen: Fen | null): readonly Violation[] => {
    const all: Violation[] = [...brandEntries];
    const found: Found = (invariant, id, text) => void all.push({ invariant, id, text });
    for (const [id, { maturedFen }] of wallets) {
      const counted = rows.get(id)?.maturedFen ?? 0;
      if (maturedFen === counted) continue;
      found("I7", id, `matured is ${maturedFen}, its rows up to the watermark say ${counted}`);
    }
    let laterFen = 0;
    for (const sums of rows.values()) laterFen += sums.laterFen;
    const hasEntries = walletsWithEntries === wallets.size;
    auditTotals(trial, held, laterFen, hasEntries, found);
    const paidFen = hasEntries ? trial.of("wechat:balance") : held.paidFen;
    if (outflowFen !== null && outflowFen !== paidFen) {
      found("I14", "all", `WeChat paid ${outflowFen}, wallets say ${paidFen}`);
    }
    return all;
  };

  return {
    addWallet,
    addCase,
    addBrandEntry,
    violations,
    promoterIds: (): ReadonlySet<string> => new Set([...wallets.keys(), ...rows.keys()]),
    pendingFen: (promoterId: string): Fen => fen(rows.get(promoterId)?.laterFen ?? NOTHING),
  };
}

/** I16: what cases booked is in wallets or to come; and each account holds what the documents say. */
function auditTotals(
  trial: ReturnType<typeof openTrialBalance>,
  held: Readonly<Record<keyof Balances, number>>,
  laterFen: number,
  hasEntries: boolean,
  found: Found,
): void {
  const bookedFen = 0 - trial.of("brand:commission");
  // What was paid back or given up came from elsewhere: the rest is what cases booked.
  const heldFen =
    held.availableFen +
    held.frozenFen +
    held.paidFen +
    held.taxFen -
    held.repaidFen -
    held.writtenOffFen;
  if (bookedFen !== heldFen + laterFen) {
    const text = `cases booked ${bookedFen}, wallets hold ${heldFen} and ${laterFen} is to come`;
    found("I16", "all", text);
  }
  if (!hasEntries) return;
  const sums = trial.sums();
  const taxFen = [...sums].reduce(
    (sum, [name, amountFen]) => sum + (name.startsWith("tax:") ? amountFen : 0),
    0,
  );
  const expected: readonly [name: string, entriesFen: number, documentsFen: number][] = [
    ["pending", trial.of("pending"), laterFen],
    ["available", trial.of("available"), held.availableFen],
    ["frozen", trial.of("frozen") + trial.of("sending") + trial.of("tax-held"), held.frozenFen],
    ["paid", trial.of("wechat:balance") + trial.of("bank:paid"), held.paidFen],
    ["tax", taxFen, held.taxFen],
    ["bank:repaid", trial.of("bank:repaid"), 0 - held.repaidFen],
    ["brand:bad-debt", trial.of("brand:bad-debt"), 0 - held.writtenOffFen],
  ];
  for (const [name, entriesFen, documentsFen] of expected) {
    if (entriesFen === documentsFen) continue;
    found("I16", name, `entries say ${entriesFen}, documents ${documentsFen}`);
  }
  const totalFen = [...sums.values()].reduce((sum, amountFen) => sum + amountFen, 0);
  if (totalFen !== 0) found("I16", "all", `all accounts together hold ${totalFen}`);
}

const isBrandPosting = (one: Posting): boolean =>
  isSoundPosting(one) && [one.from, one.to].every((account) => placeOf(account) === account);
