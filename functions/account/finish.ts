import { type Account, emptyAccount } from "#core/account/account.ts";
import { closingBegun, closingDone, closingPutOff } from "#core/account/closing.ts";
import { obstaclesOf } from "#core/account/obstacles.ts";
import { touchesForgotten } from "#core/attribution/recommendation.ts";
import { withoutOwn } from "#core/buyer/left.ts";
import { forgotten } from "#core/identity/forget.ts";
import { withLeave } from "#core/people/standing.ts";
import { err, ok } from "#core/result.ts";
import { NEVER_MS } from "#core/time.ts";
import { closingSight } from "#functions/account/sight.ts";
import { removed } from "#functions/account/steps.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import type { Removable } from "#ports/store.ts";

/** Documents of one kind that are removed at a time, and how often: what is left waits for the next run. */
const AT_ONCE = 100;
const ROUNDS_MAX = 5;

export type Finished = "closed" | "put_off" | "not_due" | "goes_on";

/**
 * Closes one account whose time has come, or goes on with it: from `closingBegun` on nobody can take it back, and every
 * step that follows can be done twice. The account's document says how far it is; it is marked closed last.
 *
 * - `put_off`: something came up meanwhile that he must settle first; looked at again a day later.
 * - `goes_on`: a withdrawal that was asked for at the very last moment is open, or there is very much to remove.
 * - 18 to 25 requests, 9 documents at most; one more of each for every message or mark that is removed.
 * - Source: docs/domain/account.md, "Closing".
 */
export async function finishClosing(
  deps: Deps,
  { _id: openid, closing }: Account,
  nowMs: number,
): Promise<Finished> {
  const { store } = deps;
  if (closing === null) return "not_due";
  if (closing.begunAtMs === null) {
    const obstacles = obstaclesOf(await closingSight(deps, openid, nowMs));
    const changed = await store.change("accounts", openid, (known = emptyAccount(openid)) =>
      obstacles.length > 0 ? ok(closingPutOff(known, nowMs)) : closingBegun(known, nowMs),
    );
    if (!changed.ok) return "not_due";
    if ((changed.value.closing?.begunAtMs ?? null) === null) return "put_off";
  }
  // The timer may have begun long before, and what was ordered and paid since then was booked to whom it was due.
  const leftMs = Math.max(nowMs, deps.nowMs());
  await leave(deps, openid, leftMs);
  const isForgotten = await forgetIdentity(deps, openid, nowMs);
  await erase(deps, openid, leftMs);
  const isEmpty = await removeMany(deps, openid);
  if (!isForgotten || !isEmpty) return "goes_on";
  await store.change<"accounts", "gone">("accounts", openid, (known) =>
    known === undefined ? err("gone") : ok(closingDone(known, nowMs)),
  );
  return "closed";
}

/** He is no promoter any more, nor can he become one by an application that waits. */
async function leave({ store }: Deps, openid: string, nowMs: number): Promise<void> {
  await removed(store, "applications", openid);
  await store.change("promoters", openid, (known) =>
    known === undefined ? err("no promoter") : ok(withLeave(known, nowMs)),
  );
}

/** Destroyed, or locked while tax law has it kept; false while a withdrawal is open. */
async function forgetIdentity(
  { store, reads }: Deps,
  openid: string,
  nowMs: number,
): Promise<boolean> {
  const { identity, wallet } = await reads.walletView(openid, null);
  if (identity === null) return true;
  const changed = await store.change(
    "identities",
    openid,
    (known) => forgotten(known, wallet, nowMs),
    { document: identity },
  );
  return changed.ok || changed.error.code === "identity_unknown";
}

async function erase({ store }: Deps, openid: string, nowMs: number): Promise<void> {
  await store.change("buyers", openid, (known) =>
    known === undefined ? err("no buyer") : ok(withoutOwn(known)),
  );
  await store.change("fans", openid, (known) =>
    known === undefined ? err("no fan") : ok(touchesForgotten(known, nowMs)),
  );
  await removed(store, "consents", openid);
  await removed(store, "shopPages", openid);
}

/** What lies in many documents: whether none is left. */
async function removeMany(deps: Deps, openid: string): Promise<boolean> {
  const { reads } = deps;
  const ofHim = { openid, fromMs: 0, untilMs: NEVER_MS };
  const kinds: readonly (readonly [Removable, () => Promise<readonly Known[]>])[] = [
    ["messages", () => reads.messageLog(ofHim, null, AT_ONCE)],
    ["forwards", () => reads.forwardsBy(openid, "", AT_ONCE)],
    ["noticeReads", () => reads.noticeReadsBy(openid, "", AT_ONCE)],
  ];
  let isDone = true;
  for (const [from, read] of kinds) isDone = (await removeAll(deps, from, read)) && isDone;
  return isDone;
}
type Known = { readonly _id: string; readonly rev: number };

async function removeAll(
  deps: Deps,
  from: Removable,
  read: () => Promise<readonly Known[]>,
): Promise<boolean> {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const known = await read();
    let gone = 0; // One that failed, or that somebody changed just now, is read and removed again.
    const remove = async ({ _id, rev }: Known) => {
      if (await deps.store.remove(from, _id, rev)) gone += 1;
    };
    await inParallel(known, remove, deps.logError);
    if (known.length < AT_ONCE && gone === known.length) return true;
  }
  return false;
}
