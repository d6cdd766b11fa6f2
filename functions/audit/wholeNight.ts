import { withHands } from "#core/audit/auditRun.ts";
import { err, ok } from "#core/result.ts";
import { chinaDay } from "#core/time.ts";
import { auditHands } from "#functions/audit/hands.ts";
import { auditNight, type Night } from "#functions/audit/night.ts";
import type { WithBookReads, WithSeal } from "#ports/deps.ts";

/** Timer `audit`: the books first, then what was edited by hand. Both stand in the run of the day. */
export async function auditWholeNight(
  deps: WithBookReads & WithSeal,
  nowMs: number,
): Promise<Night & { readonly documents: number }> {
  const night = await auditNight(deps, nowMs);
  const { documents, violations } = await auditHands(deps, nowMs);
  const [first] = violations;
  if (first !== undefined) {
    const more = violations.length > 1 ? `, and ${violations.length - 1} more` : "";
    deps.logError(new Error(`audit: ${first.invariant} ${first.id}: ${first.text}${more}`));
  }
  await deps.store.change("audits", chinaDay(nowMs), (known) =>
    known ? ok(withHands(known, documents, violations)) : err("there is no run"),
  );
  return { ...night, documents, violations: [...night.violations, ...violations] };
}
