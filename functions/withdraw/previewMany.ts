import { sentenceFor } from "#contracts/errors.ts";
import type {
  ApprovalSums,
  PreviewedApproval,
  PreviewMany,
  PreviewManyReply,
} from "#contracts/withdraw.ts";
import { type Fen, fen, sumFen } from "#core/money.ts";
import { ok, type Result } from "#core/result.ts";
import { paymentsOfRequested } from "#core/wallet/batch.ts";
import { beginSending, nextToSend } from "#core/wallet/payout.ts";
import { approve } from "#core/wallet/review.ts";
import { waitsFor } from "#core/wallet/waits.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { dayLeftFen } from "#functions/payout/dayBudget.ts";
import { type Sending, sendingOf } from "#functions/payout/sending.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { neededFor, rolledWallets } from "#functions/withdraw/rolledWallets.ts";
import type { WithPayouts } from "#ports/deps.ts";

/**
 * What `approveMany` would do with a list of withdrawals: which would go out, which need a second person, which would be
 * refused and why, and whether the operating account holds enough. Only reads: 3 requests, 4 where a limit for the
 * brand's day holds, and WeChat is asked for the balance once.
 */
export async function previewMany(
  deps: WithPayouts,
  { staffId, nowMs }: StaffCall,
  { withdrawals }: PreviewMany,
): Promise<Result<PreviewManyReply, never>> {
  const view = await deps.reads.brandView();
  const sending = await sendingOf(deps, view, nowMs);
  const ids = [...new Set(withdrawals.map(({ promoterId }) => promoterId))];
  const wallets = await rolledWallets(deps, ids, sending, nowMs);
  const leftFen = await dayLeftFen(deps, sending.settings.payout.perDayMaxFen, nowMs);
  const terms = { sending, day: { leftFen }, by: staffId, nowMs };
  const idsOf = (promoterId: string) =>
    withdrawals.filter((one) => one.promoterId === promoterId).map((one) => one.withdrawalId);
  const seen = new Map<string, PreviewedApproval>();
  for (const { rolled } of wallets) {
    for (const row of previewed(rolled, new Set(idsOf(rolled._id)), terms)) {
      seen.set(`${rolled._id}:${row.withdrawalId}`, row);
    }
  }
  const rows = [...seen.values()];
  const asked = new Set(withdrawals.map((one) => `${one.promoterId}:${one.withdrawalId}`));
  const neededFen = neededFor(wallets, withdrawals, staffId, sending, nowMs);
  const { availableFen, balance } = await balanceOf(deps, sending, neededFen);
  return ok({
    rows: [...asked].flatMap((key) => seen.get(key) ?? []),
    pays: sumsOf(rows.filter(({ outcome }) => outcome === "pays")),
    needsSecond: sumsOf(rows.filter(({ outcome }) => outcome === "needs_second")),
    refused: rows.filter(({ outcome }) => outcome === "refused").length,
    ...{ neededFen, availableFen, balance, channel: sending.channel },
  });
}

type Terms = {
  readonly sending: Sending;
  /** What the brand can still send today; each that goes out takes of it. Null = nobody counts. */
  readonly day: { leftFen: Fen | null };
  readonly by: string;
  readonly nowMs: number;
};

/** One promoter's, in the order of the list: what goes out before decides what goes out after. */
function previewed(
  wallet: Wallet,
  ids: ReadonlySet<string>,
  { sending, day, by, nowMs }: Terms,
): readonly PreviewedApproval[] {
  const { settings, tax } = sending;
  let current = wallet;
  const rows = [...ids].map((withdrawalId): Decided => {
    const said = { promoterId: wallet._id, withdrawalId };
    const decided = approve(current, withdrawalId, by, settings.payout, nowMs);
    if (!decided.ok) {
      const { code } = decided.error;
      const problem = { code, message: sentenceFor(decided.error) };
      return { ...said, outcome: "refused", waits: null, problem };
    }
    const isChanged = decided.value !== current;
    const isSent = isChanged && !sending.isPaused;
    current = isSent ? sentFrom(decided.value, sending, day, nowMs) : decided.value;
    const now = withdrawalOf(current, withdrawalId);
    const left = { settings, tax, dayLeftFen: day.leftFen };
    const waits = now ? waitsFor(current, now, left, nowMs) : null;
    const outcome = isChanged
      ? now?.state === "requested"
        ? "needs_second"
        : "pays"
      : "is_approved";
    return { ...said, outcome, waits, problem: null };
  });
  // What waits for a second person goes out after what does not, and is taxed after it.
  const isNext = ({ outcome }: Decided) => outcome === "pays";
  const inOrder = [...rows.filter(isNext), ...rows.filter((row) => !isNext(row))];
  const asked = inOrder.map(({ withdrawalId }) => withdrawalId);
  const payments = paymentsOfRequested(wallet, asked, tax, nowMs);
  return rows.map((row) => {
    const { amountFen = null, taxFen = null, netFen = null } = payments.get(row.withdrawalId) ?? {};
    const { transfer = null } = withdrawalOf(current, row.withdrawalId) ?? {};
    const fixed = amountFen === null || transfer === null ? { taxFen, netFen } : transfer;
    return { ...row, amountFen, taxFen: fixed.taxFen, netFen: fixed.netFen };
  });
}
type Decided = Omit<PreviewedApproval, "amountFen" | "taxFen" | "netFen">;

/** The wallet after all that may go went, the oldest first, as far as the brand's day has room (`sendApproved`). */
function sentFrom(wallet: Wallet, sending: Sending, day: Terms["day"], nowMs: number): Wallet {
  let current = wallet;
  for (;;) {
    const next = nextToSend(current, sending, nowMs);
    if (next === null || (day.leftFen !== null && next.amountFen > day.leftFen)) return current;
    if (day.leftFen !== null) day.leftFen = fen(day.leftFen - next.amountFen);
    current = beginSending(current, next.id, sending, nowMs);
  }
}

const sumsOf = (rows: readonly PreviewedApproval[]): ApprovalSums => ({
  count: rows.length,
  amountFen: sumFen(rows.flatMap(({ amountFen }) => amountFen ?? [])),
  taxFen: sumFen(rows.flatMap(({ taxFen }) => taxFen ?? [])),
  netFen: sumFen(rows.flatMap(({ netFen }) => netFen ?? [])),
});

type Balance = Pick<PreviewManyReply, "availableFen" | "balance">;

async function balanceOf(
  { transfers, logError }: WithPayouts,
  { channel, isPaused }: Sending,
  neededFen: PreviewManyReply["neededFen"],
): Promise<Balance> {
  const isPaidFrom = channel === "wechat" && !isPaused && neededFen > 0;
  if (!isPaidFrom) return { availableFen: null, balance: "not_asked" };
  const seen = await transfers.balance().catch((error: unknown) => {
    logError(error);
    return null;
  });
  if (seen === null || seen.answer !== "balance") return { availableFen: null, balance: "unknown" };
  const { availableFen } = seen;
  return { availableFen, balance: availableFen >= neededFen ? "enough" : "short" };
}
