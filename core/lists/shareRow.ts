import { isMeasured, newestMeasured } from "#core/bonus/measured.ts";
import type { Case } from "#core/commission/case.ts";
import { receivedFact } from "#core/commission/facts.ts";
import type { SHARE_LIST_STATES } from "#core/lists/states.ts";
import type { Fen } from "#core/money.ts";
import {
  bonusShown,
  type ShareMoment,
  shareShown,
  type ShareShown,
} from "#core/promoter/shareShown.ts";

export type ShareListState = (typeof SHARE_LIST_STATES)[number];

/** A promoter's part of an order, or of a period's bonus, as staff see it. */
export type ShareListRow = {
  readonly orderId: string;
  readonly bonus: { readonly bonusId: string; readonly period: string } | null;
  readonly promoterId: string;
  readonly buyerId: string;
  readonly paidAtMs: number | null;
  readonly amountFen: Fen;
  readonly takenBackFen: Fen;
  readonly state: ShareListState;
  readonly availableAtMs: number | null;
  readonly kinds: readonly string[];
};

/** The parts of a case, one for everybody to whom something was ever booked, in the order of the first booking. */
export function shareRowsOf(known: Case, moment: ShareMoment): readonly ShareListRow[] {
  return earnersOf(known).map((promoterId) => shareRowOf(known, promoterId, moment));
}

function shareRowOf(known: Case, promoterId: string, moment: ShareMoment): ShareListRow {
  const isBonus = newestMeasured(known.facts) !== null;
  const shown =
    (isBonus ? bonusShown(known, promoterId, moment) : null) ??
    shareShown({ case: known, titles: [] }, promoterId, "", moment);
  const { bonus, paidAtMs, amountFen, takenBackFen, availableAtMs, kinds } = shown;
  return {
    ...{ orderId: known._id, bonus, promoterId, buyerId: known.buyerId, paidAtMs },
    ...{ amountFen, takenBackFen, state: listStateOf(known, shown), availableAtMs, kinds },
  };
}

/** Whether a part is one of those that were asked for: one of which a refund took something may be in another state too. */
export const isInListState = (row: ShareListRow, state: ShareListState): boolean =>
  row.state === state || (state === "taken_back" && row.takenBackFen > 0);

function listStateOf({ facts }: Case, { state }: ShareShown): ShareListState {
  if (state === "held" || state === "available") return state;
  if (state !== "pending") return "taken_back"; // Nothing is left of it, by a refund or by a correction.
  const isReceived = receivedFact(facts) !== null || facts.some(isMeasured);
  return isReceived ? "pending" : "waiting";
}

const PENDING = "pending:";
function earnersOf({ entries }: Case): readonly string[] {
  const accounts = entries.flatMap(({ postings }) =>
    postings.flatMap(({ from, to }) => [from, to]),
  );
  const own = accounts.filter((account) => account.startsWith(PENDING));
  return [...new Set(own.map((account) => account.slice(PENDING.length)))];
}
