import { sentenceFor } from "#contracts/errors.ts";
import type {
  ApprovalSums,
  PreviewedApproval,
  PreviewMany,
  PreviewManyReply,
} from "#contracts/withdraw.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { sumFen } from "#core/money.ts";
import { ok, type Result } from "#core/result.ts";
import { paymentsOfRequested } from "#core/wallet/batch.ts";
import { beginSending } from "#core/wallet/payout.ts";
import { approve } from "#core/wallet/review.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { waitsFor } from "#core/wallet/waits.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { type Sending, sendingOf, waitingTerms } from "#functions/payout/sending.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
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
  const { dayLeftFen } = await waitingTerms(deps, [...wallets.values()], view, nowMs);
  const terms = { sending, dayLeftFen, by: staffId, nowMs };
  const seen = new Map<string, PreviewedApproval>();
  for (const [promoterId, wallet] of wallets) {
    const own = withdrawals.filter((one) => one.promoterId === promoterId);
    for (const row of previewed(wallet, new Set(own.map((one) => one.withdrawalId)), terms)) {
      seen.set(`${promoterId}:${row.withdrawalId}`, row);
    }
  }
  const rows = [...seen.values()];
  const asked = new Set(withdrawals.map((one) => `${one.promoterId}:${one.withdrawalId}`));
  const neededFen = sumFen(rows.flatMap(({ netFen }) => netFen ?? []));
  const { availableFen, balance } = await balanceOf(deps, sending, neededFen);
  return ok({
    rows: [...asked].flatMap((key) => seen.get(key) ?? []),
    pays: sumsOf(rows.filter(({ outcome }) => outcome === "pays")),
    needsSecond: sumsOf(rows.filter(({ outcome }) => outcome === "needs_second")),
    refused: rows.filter(({ outcome }) => outcome === "refused").length,
    ...{ neededFen, availableFen, balance, channel: sending.channel },
  });
}

/** The wallets of some promoters with what became due until now, as approving counts it in first. 2 requests. */
async function rolledWallets(
  { reads }: WithPayouts,
  promoterIds: readonly string[],
  { settings }: Sending,
  nowMs: number,
): Promise<ReadonlyMap<string, Wallet>> {
  const found = await reads.walletsOf(promoterIds);
  const untilMs = countedUntilMs(settings, nowMs);
  const watermarks = new Map(found.map(({ _id, watermarkMs }) => [_id, watermarkMs]));
  const matured = await reads.maturedOf(watermarks, untilMs);
  const wallets = new Map(promoterIds.map((id) => [id, emptyWallet(id)]));
  for (const wallet of found) {
    const { _id, watermarkMs: afterMs } = wallet;
    const maturedFen = matured.get(_id);
    wallets.set(
      _id,
      maturedFen === undefined ? wallet : rollForward(wallet, { afterMs, untilMs, maturedFen }),
    );
  }
  return wallets;
}

type Terms = {
  readonly sending: Sending;
  readonly dayLeftFen: Parameters<typeof waitsFor>[2]["dayLeftFen"];
  readonly by: string;
  readonly nowMs: number;
};

/** One promoter's, in the order of the list: what goes out before decides what goes out after. */
function previewed(
  wallet: Wallet,
  ids: ReadonlySet<string>,
  { sending, dayLeftFen, by, nowMs }: Terms,
): readonly PreviewedApproval[] {
  const { settings, tax } = sending;
  const payments = paymentsOfRequested(wallet, [...ids], tax, nowMs);
  let current = wallet;
  return [...ids].map((withdrawalId) => {
    const { amountFen = null, taxFen = null, netFen = null } = payments.get(withdrawalId) ?? {};
    const said = { promoterId: wallet._id, withdrawalId, amountFen, taxFen, netFen };
    const decided = approve(current, withdrawalId, by, settings.payout, nowMs);
    if (!decided.ok) {
      const { code } = decided.error;
      const problem = { code, message: sentenceFor(decided.error) };
      return { ...said, outcome: "refused", waits: null, problem };
    }
    const isChanged = decided.value !== current;
    const isSent = isChanged && !sending.isPaused;
    current = isSent ? beginSending(decided.value, withdrawalId, sending, nowMs) : decided.value;
    const now = withdrawalOf(current, withdrawalId);
    const waits = now ? waitsFor(current, now, { settings, tax, dayLeftFen }, nowMs) : null;
    const outcome = isChanged
      ? now?.state === "requested"
        ? "needs_second"
        : "pays"
      : "is_approved";
    return { ...said, outcome, waits, problem: null };
  });
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
  if (channel !== "wechat" || isPaused) return { availableFen: null, balance: "not_asked" };
  const seen = await transfers.balance().catch((error: unknown) => {
    logError(error);
    return null;
  });
  if (seen === null || seen.answer !== "balance") return { availableFen: null, balance: "unknown" };
  const { availableFen } = seen;
  return { availableFen, balance: availableFen >= neededFen ? "enough" : "short" };
}
