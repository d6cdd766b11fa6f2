import type { ForecastReply, ShowForecast } from "#contracts/promoter.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { COMING_DAYS, comingOf } from "#core/promoter/coming.ts";
import { err, ok, type Result } from "#core/result.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import type { NoPromoter } from "#functions/promoter/own.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What of the caller's shares becomes available on which day, if nothing is refunded. 2 requests. */
export async function showForecast(
  { reads }: Deps,
  { openid, nowMs }: PersonCall,
  _: ShowForecast,
): Promise<Result<ForecastReply, NoPromoter>> {
  const { promoter, settings } = await reads.walletView(openid, null);
  if (!promoter) return err({ code: "promoter_unknown" });
  const afterMs = countedUntilMs(settings, nowMs);
  const untilMs = dayStartMs(chinaDay(nowMs)) + COMING_DAYS * DAY_MS;
  const sums = await reads.comingOf(openid, afterMs, untilMs);
  return ok(comingOf(sums, settings.switches.shares?.sinceMs ?? null, nowMs));
}
