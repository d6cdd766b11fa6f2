import type { WhoseFan } from "#contracts/qrcode.ts";
import { bindingAt } from "#core/attribution/bind.ts";
import { explain, STANDING_SENTENCES, VERDICT_SENTENCES } from "#core/attribution/explain.ts";
import { ok, type Result } from "#core/result.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

const TOUCHES_SHOWN = 20;

/** Whose fan the caller is now, and why. Others appear by their numbers, as their codes show them. */
export async function whoseFan(
  deps: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<WhoseFan, never>> {
  const view = await deps.reads.fanView(openid);
  const policyAt = await policiesOf(deps, view);
  const binding = bindingAt(view, policyAt, nowMs);
  const { standing, touches } = explain(view, policyAt, nowMs);
  const shown = touches.slice(-TOUCHES_SHOWN).reverse();
  return ok({
    promoterNumber: binding?.promoterNumber ?? null,
    untilMs: binding?.untilMs ?? null,
    why: {
      standing,
      sentence: STANDING_SENTENCES[standing],
      touches: shown.map(({ touch: { promoterNumber, atMs }, verdict }) => ({
        promoterNumber,
        atMs,
        verdict,
        sentence: VERDICT_SENTENCES[verdict],
      })),
    },
  });
}
