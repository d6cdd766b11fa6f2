import { type Account, accountState, CLOSING_MS } from "#core/account/account.ts";
import type { ClosingBegun } from "#core/account/consent.ts";
import { chinaMinute } from "#core/explain/amounts.ts";
import { err, ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";

/** The account after he asked to close it. The same object while it is being closed already. */
export function closingAsked(account: Account, nowMs: number): Account {
  if (account.closing !== null) return account;
  const untilMs = nowMs + CLOSING_MS;
  return {
    ...account,
    closing: { askedAtMs: nowMs, untilMs, begunAtMs: null },
    dueAtMs: untilMs,
  };
}

/** The account after he took it back. The same object when nothing was under way. */
export function closingCancelled(account: Account): Result<Account, ClosingBegun> {
  if (account.closing === null) return ok(account);
  if (account.closing.begunAtMs !== null) return err({ code: "closing_begun" });
  return ok({ ...account, closing: null, dueAtMs: null });
}

type NotDue = { readonly code: "closing_not_due" };

/** The account from the point of no return on. Begun again it is the same object. */
export function closingBegun(account: Account, nowMs: number): Result<Account, NotDue> {
  const { closing } = account;
  if (closing === null || closing.untilMs > nowMs) return err({ code: "closing_not_due" });
  if (closing.begunAtMs !== null) return ok(account);
  return ok({ ...account, closing: { ...closing, begunAtMs: nowMs }, dueAtMs: nowMs });
}

/** The account looked at again a day later, since something stands in the way; he can still take it back. */
export function closingPutOff(account: Account, nowMs: number): Account {
  if (account.closing === null || account.closing.begunAtMs !== null) return account;
  return { ...account, dueAtMs: nowMs + DAY_MS };
}

/** The account once all is erased. What he agreed to stays as a record, and counts no more. */
export function closingDone(account: Account, nowMs: number): Account {
  if (account.closing === null) return account;
  return {
    ...account,
    closing: null,
    dueAtMs: null,
    closedAtMs: [...account.closedAtMs, nowMs].slice(-CLOSINGS_KEPT_MAX),
  };
}
const CLOSINGS_KEPT_MAX = 20;

/** How the closing stands, for people. */
export function closingSentence(account: Account, nowMs: number): string {
  const { closing, closedAtMs } = account;
  const state = accountState(account);
  if (state === "closing") return "账户正在注销，很快完成，不能再撤回。";
  if (state === "closed") {
    return `账户已于 ${chinaMinute(closedAtMs.at(-1) ?? nowMs)} 注销。现在是新的开始：法律要求保存的旧订单还在，其余都已删除。`;
  }
  if (closing === null) return "账户正常使用中。";
  if (nowMs < closing.untilMs) {
    return `账户将在 ${chinaMinute(closing.untilMs)} 以后注销，在那之前可以撤回。`;
  }
  return "到了注销时间。如果还有没办完的订单或款项，会等办完后再注销；现在仍可以撤回。";
}
