import type {
  CountWithdrawals,
  ListWithdrawals,
  WithdrawalCountsReply,
  WithdrawalRow,
  WithdrawalsReply,
} from "#contracts/lists.ts";
import { nextOf, nextText, TABS } from "#core/lists/withdrawalNext.ts";
import { ok, type Result } from "#core/result.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { approvalsInAll } from "#core/wallet/review.ts";
import { sentMonths } from "#core/wallet/sentMonths.ts";
import { withdrawalStatement } from "#core/wallet/statement.ts";
import { waitsFor } from "#core/wallet/waits.ts";
import { withdrawalOf } from "#core/wallet/wallet.ts";
import { numbersOf } from "#functions/lists/shares.ts";
import { throughWindows } from "#functions/lists/windows.ts";
import { waitingTerms } from "#functions/payout/sending.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists, WithWithdrawalReads } from "#ports/deps.ts";
import { type FoundWithdrawal, withdrawalPlaceId } from "#ports/listReads.ts";

const COUNTED_MAX = 100;

/**
 * Withdrawals, open and archived in one list, the newest request first, each with what happens next.
 *
 * 5 requests, and 2 for each further window that little was asked for in, 4 at most; 1 more where a day limit must be known.
 */
export async function listWithdrawals(
  deps: WithLists,
  { nowMs }: StaffCall,
  { action, transferNumber, cursor, limit, ...filter }: ListWithdrawals,
): Promise<Result<WithdrawalsReply, never>> {
  if (transferNumber !== undefined) {
    const found = await deps.reads.withdrawalOfTransfer(transferNumber);
    return ok({ withdrawals: await rowsOf(deps, found, nowMs), nextCursor: null });
  }
  const found = await pageOf(deps, filter, { cursor, limit }, nowMs);
  return ok({
    withdrawals: await rowsOf(deps, found, nowMs),
    nextCursor: found.length < limit ? null : nextPlace(found),
  });
}

/** The cursor behind a page; null behind an empty one. */
export function nextPlace(page: readonly FoundWithdrawal[]): string | null {
  const last = page.at(-1);
  if (!last) return null;
  return placeText({ atMs: last.withdrawal.requestedAtMs, id: withdrawalPlaceId(last) });
}

/** How many withdrawals wait for somebody, by tab, as far as 100. 3 requests. */
export async function countWithdrawals(
  { reads }: WithLists,
  _: StaffCall,
  __: CountWithdrawals,
): Promise<Result<WithdrawalCountsReply, never>> {
  const count = (tab: "review" | "toSend" | "onTheWay") =>
    reads.countWithdrawals(TABS[tab].states ?? [], COUNTED_MAX);
  const [review, toSend, onTheWay] = await Promise.all([
    ...[count("review"), count("toSend"), count("onTheWay")],
  ]);
  return ok({
    counts: { review: review ?? 0, toSend: toSend ?? 0, onTheWay: onTheWay ?? 0 },
  });
}

type Filter = Pick<ListWithdrawals, "tab" | "promoterId" | "fromMs" | "untilMs" | "dated">;
/** So many months are named in a question. */
const MONTHS_MAX = 24;

/** A page of the list; one promoter's withdrawals are few enough to be read at once. */
export function pageOf(
  { reads }: Pick<WithWithdrawalReads, "reads">,
  { tab, promoterId, dated = "requested", fromMs = 0, untilMs }: Filter,
  { cursor, limit }: { readonly cursor: string; readonly limit: number },
  nowMs: number,
): Promise<readonly FoundWithdrawal[]> {
  const place = readPlace(cursor);
  const placeMs = (place?.atMs ?? nowMs) + 1;
  const endMs = Math.min(untilMs ?? nowMs + 1, placeMs);
  const asked = { ...TABS[tab], ...(promoterId === undefined ? {} : { promoterId }) };
  if (dated !== "requested") {
    const of = { fromMs, untilMs: untilMs ?? nowMs + 1 };
    const isPaid = tab === "paid" && dated === "ended";
    const months = isPaid ? sentMonths(of.fromMs, of.untilMs) : [];
    const isNamed = months.length > 0 && months.length <= MONTHS_MAX;
    return reads.withdrawalsFound(
      { ...asked, [dated]: of, ...(isNamed ? { months } : {}), fromMs: 0, untilMs: endMs },
      place,
      limit,
    );
  }
  const span = { fromMs, untilMs: endMs };
  if (promoterId !== undefined) return reads.withdrawalsFound({ ...asked, ...span }, place, limit);
  return throughWindows(span, true, limit, (window, room) =>
    reads.withdrawalsFound({ ...asked, ...window }, place, room),
  );
}

/** The rows of some withdrawals: those that are open as their wallets stand now. 3 requests, 1 more for a day limit. */
export async function rowsOf(
  deps: WithLists,
  found: readonly FoundWithdrawal[],
  nowMs: number,
): Promise<readonly WithdrawalRow[]> {
  const open = found.filter(
    ({ withdrawal, isArchived }) => !isArchived && isOpen(withdrawal.state),
  );
  const [wallets, view, numbers] = await Promise.all([
    deps.reads.walletsOf([...new Set(open.map(({ promoterId }) => promoterId))]),
    deps.reads.brandView(),
    numbersOf(deps, found),
  ]);
  const terms = await waitingTerms(deps, wallets, view, nowMs);
  return found.map(({ promoterId, withdrawal: asFound, isArchived }) => {
    const wallet = wallets.find(({ _id }) => _id === promoterId);
    const withdrawal = (wallet && withdrawalOf(wallet, asFound.id)) ?? asFound;
    const waits = wallet ? waitsFor(wallet, withdrawal, terms, nowMs) : null;
    const { state, reason, approvals, transfer } = withdrawal;
    return {
      ...{ promoterId, promoterNumber: numbers.get(promoterId) ?? null, isArchived },
      ...withdrawalStatement(withdrawal, waits),
      approvals,
      approvalsNeeded: wallet
        ? approvalsInAll(terms.settings.payout, wallet, withdrawal)
        : approvals.length,
      sentAtMs: transfer?.sentAtMs ?? null,
      failure: transfer?.failure ?? null,
      next: nextOf({ state, waits, reason }),
      nextText: nextText({ state, waits, reason }),
    };
  });
}
