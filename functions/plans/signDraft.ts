import type { SignDraft, WholeDraft } from "#contracts/drafts.ts";
import { type DraftChanged, type PlanDraft, signedDraft } from "#core/plan/draft.ts";
import { type Finding, NEVER_ACCEPTED } from "#core/plan/finding.ts";
import { err, ok, type Result } from "#core/result.ts";
import { wholeDraft } from "#functions/plans/drafts.ts";
import { readWritten, writtenIn } from "#functions/plans/draftReading.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type SignError =
  | { readonly code: "draft_unknown" }
  | { readonly code: "draft_not_declared" }
  | { readonly code: "draft_faulty"; readonly issues: readonly object[] }
  | { readonly code: "plan_refused"; readonly findings: readonly Finding[] }
  | { readonly code: "accepts_not_found"; readonly ids: readonly string[] }
  | DraftChanged;

/**
 * Writes the declaration into a draft and signs exactly that plan: whoever changes the plan after it takes the signature
 * off, and whoever signed may not publish. 2 requests, 1 document.
 *
 * - Errors: `plan_refused` while an error is left that it does not accept, or that nobody can; `accepts_not_found` where
 *   it accepts what the linter does not find, since nobody signs a blank cheque.
 * - Source: docs/domain/plans.md, "Publishing".
 */
export async function signDraft(
  { store }: Deps,
  call: StaffCall,
  request: SignDraft,
): Promise<Result<WholeDraft, SignError>> {
  const changed = await store.change<"planDrafts", SignError>(
    "planDrafts",
    request.draftId,
    (current) => {
      if (!current || current.isArchived) return err({ code: "draft_unknown" });
      const declared = declaredBy(current, request);
      if (!declared.ok) return declared;
      return signedDraft(current, declared.value, request.rev, call);
    },
  );
  return changed.ok ? ok(wholeDraft(changed.value)) : changed;
}

type Declared = Parameters<typeof signedDraft>[1];

function declaredBy(
  { text }: PlanDraft,
  { by, counsel, accepts }: SignDraft,
): Result<Declared, SignError> {
  const written = writtenIn(text);
  if (written?.["pack"] !== "declared") return err({ code: "draft_not_declared" });
  const ids = [...new Set(accepts)].sort();
  const declared = { ...written, declaration: { by, counsel, accepts: ids } };
  const { reading, issues, findings } = readWritten(declared);
  if (reading.kind !== "plan") return err({ code: "draft_faulty", issues });
  if (reading.refusing.length > 0) return err({ code: "plan_refused", findings });
  const accepted: readonly string[] = reading.accepted;
  const never: readonly string[] = NEVER_ACCEPTED;
  const blank = ids.filter((id) => !accepted.includes(id) || never.includes(id));
  if (blank.length > 0) return err({ code: "accepts_not_found", ids: blank });
  return ok({ text: JSON.stringify(declared), reading, planHash: reading.planHash });
}
