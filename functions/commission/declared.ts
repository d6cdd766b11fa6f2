import type { PublishPlan } from "#contracts/commission.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import { type Signature, signatureFor } from "#core/plan/draft.ts";
import type { PublishError } from "#core/plan/publish.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Who answers for the declaration of a plan that is to be published; null where there is none to answer for. A plan of
 * the pack `declared` takes two persons: one signed exactly this plan in its draft, another one publishes. In a log of
 * the past nobody can sign. 1 request for a declared plan, else none.
 */
export async function signatureOf(
  { store }: Deps,
  { staffId }: StaffCall,
  { plan, draftId, acknowledges }: PublishPlan,
): Promise<Result<Signature | null, PublishError>> {
  if (plan.pack === "strict" || acknowledges === "all") return ok(null);
  const draft = draftId === undefined ? undefined : await store.get("planDrafts", draftId);
  return signatureFor(draft, digest(canonicalJson(plan)), staffId);
}
