import type { ExplainBonus, ExplainedBonus } from "#contracts/explain.ts";
import { bonusCaseId } from "#core/bonus/caseId.ts";
import { bonusStory } from "#core/bonus/story.ts";
import { bonusTold } from "#core/explain/bonusTold.ts";
import { readBy } from "#core/explain/story.ts";
import { TELLERS } from "#core/explain/tellers.ts";
import { linesOf } from "#core/explain/text.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Why a promoter got so much for his own sales of a period: to himself and to staff. Nobody else learns that it exists.
 * 2 requests, no document.
 */
export async function explainBonus(
  { store }: Pick<Deps, "store">,
  { openid, staffId, nowMs }: EitherCall,
  { bonusId, period, promoterId, language }: ExplainBonus,
): Promise<Result<ExplainedBonus, { readonly code: "bonus_unknown" }>> {
  const whose = staffId === null ? openid : (promoterId ?? null);
  if (whose === null || (promoterId ?? whose) !== whose) return err({ code: "bonus_unknown" });
  const known = await store.get("cases", bonusCaseId(whose, bonusId, period));
  const story = known && bonusStory(known);
  if (!story) return err({ code: "bonus_unknown" });
  const promoter = await store.get("promoters", whose);
  const who = { promoterId: whose, number: promoter?.number ?? null };
  const reader = staffId === null ? { promoterId: whose } : "staff";
  const statements = readBy(bonusTold(story, who, nowMs), reader);
  return ok({ statements, lines: linesOf(TELLERS[language], statements) });
}
