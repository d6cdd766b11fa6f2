import type { Violation } from "#core/audit/violation.ts";
import type { Case } from "#core/commission/case.ts";
import { type Fen, fen, NOTHING } from "#core/money.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

/** The invariants over cases and wallets together. Numbers as in docs/domain/audit.md. */
export const BOOK_INVARIANTS = ["I7", "I14", "I16"];

/** One promoter's rows, as far as his wallet has counted them, and later. */
type Rows = { maturedFen: number; laterFen: number };

/**
 * Ties cases to wallets. Give it every wallet, then every case, then ask: it keeps one sum for each
 * promoter, so the number of orders costs no memory.
 */
export function openBooks() {
  const wallets = new Map<string, Wallet>();
  const rows = new Map<string, Rows>();
  let pendingBookedFen = 0;

  const addCase = ({ schedule, entries }: Case): void => {
    for (const { promoterId, availableAtMs, amountFen } of schedule) {
      const sums = rows.get(promoterId) ?? { maturedFen: 0, laterFen: 0 };
      const isCounted = availableAtMs <= (wallets.get(promoterId)?.watermarkMs ?? 0);
      if (isCounted) sums.maturedFen += amountFen;
      else sums.laterFen += amountFen;
      rows.set(promoterId, sums);
    }
    for (const { postings } of entries) {
      for (const { from, to, amountFen } of postings) {
        pendingBookedFen += to.startsWith("pending:") ? amountFen : 0;
        pendingBookedFen -= from.startsWith("pending:") ? amountFen : 0;
      }
    }
  };

  /** `outflowFen`: what WeChat says it has paid, by withdrawal; null where nobody asked WeChat. */
  const violations = (outflowFen: Fen | null): readonly Violation[] => {
    const found: Violation[] = [];
    let walletsFen = 0;
    let paidFen = 0;
    let laterFen = 0;
    for (const [id, wallet] of wallets) {
      const counted = rows.get(id)?.maturedFen ?? 0;
      if (wallet.maturedFen !== counted) {
        const text = `matured is ${wallet.maturedFen}, its rows up to the watermark say ${counted}`;
        found.push({ invariant: "I7", id, text });
      }
      const { availableFen, frozenFen, taxFen } = wallet;
      walletsFen += availableFen + frozenFen + wallet.paidFen + taxFen;
      paidFen += wallet.paidFen;
    }
    for (const sums of rows.values()) laterFen += sums.laterFen;
    if (pendingBookedFen !== walletsFen + laterFen) {
      const text = `cases booked ${pendingBookedFen}, wallets hold ${walletsFen} and ${laterFen} is to come`;
      found.push({ invariant: "I16", id: "all", text });
    }
    if (outflowFen !== null && outflowFen !== paidFen) {
      const text = `WeChat paid ${outflowFen}, wallets say ${paidFen}`;
      found.push({ invariant: "I14", id: "all", text });
    }
    return found;
  };

  return {
    addWallet: (wallet: Wallet): void => void wallets.set(wallet._id, wallet),
    addCase,
    violations,
    promoterIds: (): ReadonlySet<string> => new Set([...wallets.keys(), ...rows.keys()]),
    pendingFen: (promoterId: string): Fen => fen(rows.get(promoterId)?.laterFen ?? NOTHING),
  };
}
