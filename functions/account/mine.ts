import type { ClosingReply, MyAccount, NoticeConsent, Recommendation } from "#contracts/account.ts";
import { type Account, accountState, emptyAccount } from "#core/account/account.ts";
import { closingSentence } from "#core/account/closing.ts";
import { consentInForce } from "#core/account/consent.ts";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { isRecommended } from "#core/attribution/recommendation.ts";
import { ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What pages need when the mini program opens. 2 requests, at the same time. */
export async function mine(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<MyAccount, never>> {
  const [known, fan] = await Promise.all([
    store.get("accounts", openid),
    store.get("fans", openid),
  ]);
  const account = known ?? emptyAccount(openid);
  return ok({
    notice: noticeConsent(account),
    recommendation: recommendationOf(fan ?? null),
    closing: closingReply(account, nowMs),
  });
}

export function noticeConsent(account: Account): NoticeConsent {
  const consent = consentInForce(account);
  return {
    version: NOTICE_VERSION,
    agreedVersion: consent?.version ?? null,
    agreedAtMs: consent?.atMs ?? null,
    mustAsk: consent?.version !== NOTICE_VERSION,
  };
}

export function recommendationOf(fan: Fan | null): Recommendation {
  const isOn = isRecommended(fan);
  return {
    isOn,
    offSinceMs: fan?.offSinceMs ?? null,
    sentence: isOn
      ? "推荐已开启：打开推广码后，订单可能归推荐您的推广员，价格不受影响。"
      : "推荐已关闭：打开推广码不再记录，之后的订单不属于任何推广员，价格不受影响。",
  };
}

export function closingReply(account: Account, nowMs: number): ClosingReply {
  return {
    state: accountState(account),
    askedAtMs: account.closing?.askedAtMs ?? null,
    untilMs: account.closing?.untilMs ?? null,
    closedAtMs: account.closedAtMs.at(-1) ?? null,
    sentence: closingSentence(account, nowMs),
  };
}
