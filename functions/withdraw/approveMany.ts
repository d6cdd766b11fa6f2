import type { ApproveMany, ApproveManyReply, Approved } from "#contracts/withdraw.ts";
import type { Fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changedSince } from "#core/wallet/batch.ts";
import type { PayoutChanged } from "#core/wallet/errors.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { type Sending, sendingOf } from "#functions/payout/sending.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import { failure, type StaffCall } from "#functions/shared/serve.ts";
import { approveAndSend, maturedNow, type Yes } from "#functions/withdraw/approveAndSend.ts";
import { foundIn } from "#functions/withdraw/find.ts";
import { neededFor, type RolledWallet, rolledWallets } from "#functions/withdraw/rolledWallets.ts";
import type { WithPayouts } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** A call ends well before its function's timeout (20 s, cloudbaserc.json), though WeChat may take 5 s for an answer. */
const CALL_MS = 10_000;

type BatchError =
  | { readonly code: "balance_unknown" }
  | {
      readonly code: "operating_balance_short";
      readonly neededFen: Fen;
      readonly availableFen: Fen;
    };

/**
 * Staff say yes to many at once. First the operating account must hold the net of all that this sends; then each is approved
 * and sent by itself, with its own result. What the time did not suffice for answers `busy`: the same call again goes on.
 * What pays out something else than the caller was told is refused as `payout_changed`, and needs no balance.
 *
 * - 3 requests, and for each withdrawal what approving one costs.
 */
export async function approveMany(
  deps: WithPayouts,
  { staffId, nowMs }: StaffCall,
  { withdrawals }: ApproveMany,
): Promise<Result<ApproveManyReply, BatchError>> {
  const startedMs = deps.elapsedMs();
  const sending = await sendingOf(deps, await deps.reads.brandView(), nowMs);
  const promoterIds = [...new Set(withdrawals.map(({ promoterId }) => promoterId))];
  const wallets = await rolledWallets(deps, promoterIds, sending, nowMs);
  const changed = changedIn(wallets, withdrawals, staffId, sending, nowMs);
  const asTold = withdrawals.filter((one) => !changed.has(keyOf(one)));
  const neededFen = neededFor(wallets, asTold, staffId, sending, nowMs);
  const availableFen = await balanceFor(deps, sending, neededFen);
  if (!availableFen.ok) return availableFen;

  const results = new Map<string, Approved>();
  const isOver = () => deps.elapsedMs() - startedMs > CALL_MS;
  await inParallel(
    wallets,
    async ({ read: wallet }) => {
      let current = wallet;
      for (const [id, netFen] of toldIn(withdrawals, wallet._id)) {
        const said = { promoterId: wallet._id, withdrawalId: id };
        const key = keyOf(said);
        const other = changed.get(key);
        if (other !== undefined) {
          results.set(key, { ...said, result: failure(other) });
          continue;
        }
        // Until it is done: if this one throws, that is what the caller is told of it and those after it.
        results.set(key, { ...said, result: failure({ code: "busy" }) });
        if (isOver()) continue;
        const done = await approvedOne(deps, current, { id, by: staffId, netFen }, sending, nowMs);
        current = done.wallet;
        results.set(key, { ...said, result: done.result });
      }
    },
    (error) => {
      if (!(error instanceof BusyError)) deps.logError(error);
    },
  );
  return ok({
    ...{ neededFen, availableFen: availableFen.value },
    results: withdrawals.map(
      ({ promoterId, withdrawalId }) =>
        results.get(keyOf({ promoterId, withdrawalId })) ?? {
          ...{ promoterId, withdrawalId, result: failure({ code: "busy" }) },
        },
    ),
  });
}

type One = { readonly promoterId: string; readonly withdrawalId: string };
const keyOf = ({ promoterId, withdrawalId }: One): string => `${promoterId}:${withdrawalId}`;

/** What the caller was told of one promoter's, in the order of the request. */
const toldIn = (withdrawals: ApproveMany["withdrawals"], promoterId: string) =>
  new Map(
    withdrawals
      .filter((one) => one.promoterId === promoterId)
      .map(({ withdrawalId, netFen }) => [withdrawalId, netFen]),
  );

/** What would pay out something else than was told, by its key. */
const changedIn = (
  wallets: readonly RolledWallet[],
  withdrawals: ApproveMany["withdrawals"],
  by: string,
  { settings, tax }: Sending,
  nowMs: number,
): ReadonlyMap<string, PayoutChanged> =>
  new Map(
    wallets.flatMap(({ rolled }) => {
      const told = toldIn(withdrawals, rolled._id);
      const terms = { rules: settings.payout, tax };
      return [...changedSince(rolled, told, by, terms, nowMs)].map(
        ([withdrawalId, netFen]) =>
          [
            keyOf({ promoterId: rolled._id, withdrawalId }),
            { code: "payout_changed", netFen },
          ] as const,
      );
    }),
  );

/** What the operating account holds; null = nothing is paid from it now. */
async function balanceFor(
  { transfers, logError }: WithPayouts,
  { channel, isPaused }: Sending,
  neededFen: Fen,
): Promise<Result<Fen | null, BatchError>> {
  if (channel !== "wechat" || isPaused || neededFen === 0) return ok(null);
  const seen = await transfers.balance().catch((error: unknown) => {
    logError(error);
    return null;
  });
  if (seen === null || seen.answer !== "balance") return err({ code: "balance_unknown" });
  const { availableFen } = seen;
  if (availableFen >= neededFen) return ok(availableFen);
  return err({ code: "operating_balance_short", neededFen, availableFen });
}

async function approvedOne(
  deps: WithPayouts,
  wallet: Wallet,
  yes: Yes,
  sending: Sending,
  nowMs: number,
): Promise<{ readonly wallet: Wallet; readonly result: Approved["result"] }> {
  if (!withdrawalOf(wallet, yes.id)) {
    return { wallet, result: failure({ code: "withdrawal_unknown" }) };
  }
  const matured = await maturedNow(deps, wallet, Promise.resolve(sending.settings), nowMs);
  const changed = await approveAndSend(deps, wallet, yes, { sending, matured }, nowMs);
  if (!changed.ok) return { wallet, result: failure(changed.error) };
  const { settings, tax, budget } = sending;
  const terms = { settings, tax, dayLeftFen: budget.leftFen() };
  const data = foundIn(changed.value, yes.id, terms, nowMs);
  return { wallet: changed.value, result: { ok: true, data } };
}
