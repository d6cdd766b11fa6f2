import { availableOf, BRAND_BAD_DEBT } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { lesserFen, NOTHING } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import {
  type DecidedWriteOff,
  HISTORY_MAX,
  NO_HISTORY,
  owedOf,
  type WriteOff,
} from "#core/wallet/debt.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";

/** In order of precedence. */
export type ProposeError =
  | { readonly code: "write_off_id_taken" }
  | { readonly code: "write_off_open"; readonly id: string }
  | { readonly code: "nothing_owed" }
  | { readonly code: "debt_history_full"; readonly historyMax: number };

/** In order of precedence. */
export type DecideError =
  | { readonly code: "write_off_decided"; readonly accepted: boolean }
  | { readonly code: "write_off_unknown" }
  | { readonly code: "second_person_required" }
  | { readonly code: "nothing_owed" };

/**
 * Somebody of the staff proposes to give up what a promoter owes at this moment, earnings counted in.
 *
 * - The same proposal again changes nothing, even when it was decided: the same wallet is returned.
 * - Errors: `ProposeError`, in its order.
 * - Source: docs/domain/refunds.md, "Written off by two".
 */
export function proposeWriteOff(
  wallet: Wallet,
  { id, reason, by }: { readonly id: string; readonly reason: string; readonly by: string },
  matured: MaturedSpan,
  atMs: number,
): Result<Wallet, ProposeError> {
  const open = wallet.debt?.writeOff ?? null;
  const known = decidedOf(wallet, id) ?? (open?.id === id ? open : null);
  if (known) {
    const isSame = known.reason === reason && known.proposedBy === by;
    return isSame ? ok(wallet) : err({ code: "write_off_id_taken" });
  }
  const rolled = rollForward(wallet, matured);
  const { debt } = rolled;
  if (debt?.writeOff) return err({ code: "write_off_open", id: debt.writeOff.id });
  if (debt === null) return err({ code: "nothing_owed" });
  if (historyOf(rolled).writeOffs.length >= HISTORY_MAX) {
    return err({ code: "debt_history_full", historyMax: HISTORY_MAX });
  }
  const writeOff: WriteOff = {
    ...{ id, reason, proposedBy: by, proposedAtMs: atMs },
    amountFen: owedOf(rolled),
  };
  return ok({ ...rolled, debt: { ...debt, writeOff } });
}

/**
 * A second person decides about a proposal. Accepted, it gives up what is owed now, but never more than was
 * proposed: a refund that came between is not in it, and earnings that came between are not given away.
 *
 * - The same decision again changes nothing: the same wallet is returned.
 * - Errors: `DecideError`, in its order. A proposal whose debt is gone is gone with it.
 * - Source: docs/domain/refunds.md, "Written off by two".
 */
export function decideWriteOff(
  wallet: Wallet,
  { id, accept, by }: { readonly id: string; readonly accept: boolean; readonly by: string },
  matured: MaturedSpan,
  atMs: number,
): Result<Wallet, DecideError> {
  const decided = decidedOf(wallet, id);
  if (decided) {
    const { accepted } = decided;
    return accepted === accept ? ok(wallet) : err({ code: "write_off_decided", accepted });
  }
  const proposal = wallet.debt?.writeOff ?? null;
  if (proposal?.id !== id) return err({ code: "write_off_unknown" });
  if (proposal.proposedBy === by) return err({ code: "second_person_required" });
  const rolled = rollForward(wallet, matured);
  if (rolled.debt === null) return err({ code: "nothing_owed" });
  const writtenOffFen = accept ? lesserFen(proposal.amountFen, owedOf(rolled)) : NOTHING;
  const record = { ...proposal, accepted: accept, decidedBy: by, decidedAtMs: atMs, writtenOffFen };
  const given = posting(BRAND_BAD_DEBT, availableOf(wallet._id), writtenOffFen);
  return ok(book(withDecision(rolled, record), `write-off/${id}`, [given], atMs));
}

function withDecision(wallet: Wallet, record: DecidedWriteOff): Wallet {
  const history = historyOf(wallet);
  const writeOffs = [...history.writeOffs, record];
  const debt = wallet.debt && { ...wallet.debt, writeOff: null };
  return { ...wallet, debt, debtHistory: { ...history, writeOffs } };
}

const historyOf = ({ debtHistory = NO_HISTORY }: Wallet) => debtHistory;
const decidedOf = (wallet: Wallet, id: string): DecidedWriteOff | undefined =>
  historyOf(wallet).writeOffs.find((known) => known.id === id);
