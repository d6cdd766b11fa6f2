import type { Recommendation, SetRecommendation } from "#contracts/account.ts";
import { ok, type Result } from "#core/result.ts";
import { recommendationOf } from "#functions/account/mine.ts";
import { turnedTo } from "#functions/account/steps.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The caller turns recommendations on or off, from this instant on. The same again changes nothing. 2 requests, 1 document. */
export async function setRecommendation(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
  { isOn }: SetRecommendation,
): Promise<Result<Recommendation, never>> {
  return ok(recommendationOf(await turnedTo(store, openid, isOn, nowMs)));
}
