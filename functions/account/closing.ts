import type { Close, ClosingCheckReply, ClosingReply, Obstacle } from "#contracts/account.ts";
import { CLOSING_DAYS, CLOSING_PHRASE, emptyAccount } from "#core/account/account.ts";
import { closingAsked, closingCancelled } from "#core/account/closing.ts";
import type { ClosingBegun } from "#core/account/consent.ts";
import { INVENTORY } from "#core/account/inventory.ts";
import { closingWarnings, obstaclesOf } from "#core/account/obstacles.ts";
import { err, ok, type Result } from "#core/result.ts";
import { closingReply } from "#functions/account/mine.ts";
import { closingSight } from "#functions/account/sight.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
export type CloseError =
  | { readonly code: "closing_phrase_wrong" }
  | { readonly code: "closing_obstacles"; readonly obstacles: readonly Obstacle[] };

/** What stands in the way, and what would become of what. 3 requests; of a promoter 1 or 2 more. */
export async function closingCheck(
  deps: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<ClosingCheckReply, never>> {
  const sight = await closingSight(deps, openid, nowMs);
  const obstacles = obstaclesOf(sight);
  return ok({
    ...{ canClose: obstacles.length === 0, obstacles, warnings: closingWarnings(sight) },
    ...{ erased: told("erased"), kept: told("kept") },
    ...{ phrase: CLOSING_PHRASE, waitDays: CLOSING_DAYS },
  });
}

const told = (what: "erased" | "kept"): readonly string[] =>
  INVENTORY.filter(({ atClosing }) => atClosing === what).map(
    ({ name, data, retention }) =>
      `${name}：${data}。${what === "kept" ? `保存：${retention}。` : ""}`,
  );

/**
 * The caller closes his account: nothing is erased before the waiting time is over. Asked again it is the same closing.
 * 5 requests, of a promoter 1 or 2 more; 1 document.
 */
export async function close(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  { phrase }: Close,
): Promise<Result<ClosingReply, CloseError>> {
  if (phrase.trim() !== CLOSING_PHRASE) return err({ code: "closing_phrase_wrong" });
  const obstacles = obstaclesOf(await closingSight(deps, openid, nowMs));
  const changed = await deps.store.change<"accounts", CloseError>("accounts", openid, (known) => {
    const account = known ?? emptyAccount(openid);
    if (account.closing !== null) return ok(account);
    if (obstacles.length > 0) return err({ code: "closing_obstacles", obstacles });
    return ok(closingAsked(account, nowMs));
  });
  return changed.ok ? ok(closingReply(changed.value, nowMs)) : changed;
}

/** The caller keeps his account. The same again changes nothing. 2 requests, 1 document. */
export async function cancelClosing(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<ClosingReply, ClosingBegun>> {
  const changed = await store.change<"accounts", ClosingBegun | NoAccount>(
    "accounts",
    openid,
    (known) => (known === undefined ? err({ code: "no_account" }) : closingCancelled(known)),
  );
  if (changed.ok) return ok(closingReply(changed.value, nowMs));
  if (changed.error.code === "closing_begun") return err(changed.error);
  return ok(closingReply(emptyAccount(openid), nowMs));
}
/** He never said anything about it, so there is nothing to take back. */
type NoAccount = { readonly code: "no_account" };
