import type { AdvertWords } from "#contracts/materials.ts";
import { type Tier, tierOf } from "#core/catalogue/tier.ts";
import { ADVERT_MARK, advertFooter, sellerNameOf } from "#core/content/advert.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { standingRefusal } from "#core/people/standing.ts";
import { type Calendar, entryAt } from "#core/plan/calendar.ts";
import type { Plan } from "#core/plan/plan.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/** Who asks, as of now. */
export type Asker = {
  readonly openid: string;
  /** Banned or not; null = he is none. */
  readonly promoter: Promoter | null;
  readonly isPromoter: boolean;
  readonly level: string | null;
  readonly tier: Tier;
  readonly calendar: Calendar;
  /** The plan in force; null = none is. */
  readonly plan: Plan | null;
};
/** In order of precedence. */
export type NoPromoter =
  { readonly code: "promoter_required" } | { readonly code: "promoter_banned" | "promoter_left" };

/** 1 request; 1 more when the plan in force is not in memory. */
export async function askerOf(
  { reads, plans }: Pick<Deps, "reads" | "plans">,
  { openid, nowMs }: { readonly openid: string; readonly nowMs: number },
): Promise<Asker> {
  const { calendar, memberSinceMs, promoter } = await reads.customerView(openid);
  const entry = entryAt(calendar, nowMs);
  const plan = entry ? (await plans.get(entry)).plan : null;
  const isPromoter = promoter !== null && !isBannedAt(promoter, nowMs);
  return {
    ...{ openid, promoter, isPromoter, calendar, plan },
    level: promoter && isPromoter ? levelAt(promoter, nowMs) : null,
    tier: tierOf({ memberSinceMs }, promoter, nowMs, plan?.levels ?? []),
  };
}

/** The asker as a promoter, or why he is none. */
export function asPromoter(
  { promoter }: Asker,
  { nowMs }: { readonly nowMs: number },
): Result<Promoter, NoPromoter> {
  if (promoter === null) return err({ code: "promoter_required" });
  const refusal = standingRefusal(promoter, nowMs);
  return refusal ? err(refusal) : ok(promoter);
}

/** What the asker's advertisements must say. */
export function advertOf({ plan, isPromoter }: Asker, shopName: string): AdvertWords {
  const sellerName = sellerNameOf(plan, shopName);
  return { mark: ADVERT_MARK, footer: advertFooter(sellerName, isPromoter), sellerName };
}
