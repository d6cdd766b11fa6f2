import type { SaveDraft, StartDraft, WholeDraft } from "#contracts/drafts.ts";
import { TEMPLATES } from "#contracts/templates.ts";
import {
  type DraftChanged,
  type DraftContent,
  type PlanDraft,
  savedDraft,
} from "#core/plan/draft.ts";
import { writtenPlan } from "#core/plan/written.ts";
import { err, ok, type Result } from "#core/result.ts";
import { wholeDraft } from "#functions/plans/drafts.ts";
import { readDraft } from "#functions/plans/draftReading.ts";
import { readVersion } from "#functions/shared/planVersions.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps, WithSeal } from "#ports/deps.ts";

type StartError =
  | { readonly code: "plan_template_unknown" }
  | { readonly code: "plan_version_unknown" }
  | DraftChanged;

/** Saves a draft, a plan or not. The same content again is the draft as it is. 2 requests, 1 document. */
export async function saveDraft(
  deps: Deps,
  call: StaffCall,
  { draftId, rev, title, note, plan, text }: SaveDraft,
): Promise<Result<WholeDraft, DraftChanged>> {
  const content = { title, note, text: text ?? JSON.stringify(plan) };
  return keep(deps, call, { draftId, rev, ...content, base: { kind: "empty" } });
}

/**
 * A new draft from a template or a published version; going back to a version is publishing it again, never an edit.
 * 2 requests, 1 document; 1 more for a version.
 */
export async function startDraft(
  deps: WithSeal,
  call: StaffCall,
  { draftId, title, from }: StartDraft,
): Promise<Result<WholeDraft, StartError>> {
  const plan =
    from.kind === "template"
      ? TEMPLATES.find(({ name }) => name === from.name)?.plan
      : await written(deps, from);
  if (plan === undefined) {
    return err({
      code: from.kind === "template" ? "plan_template_unknown" : "plan_version_unknown",
    });
  }
  const content = { title, note: "", text: JSON.stringify(plan) };
  return keep(deps, call, { draftId, rev: 0, ...content, base: from });
}

async function written(
  deps: WithSeal,
  version: Parameters<typeof readVersion>[1],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const known = await readVersion(deps, version);
  return known ? writtenPlan(known.plan) : undefined;
}

async function keep(
  { store }: Deps,
  call: StaffCall,
  {
    draftId,
    rev,
    ...content
  }: DraftContent & Pick<PlanDraft, "base" | "rev"> & { readonly draftId: string },
): Promise<Result<WholeDraft, DraftChanged>> {
  const { reading } = readDraft(content.text);
  const changed = await store.change("planDrafts", draftId, (current) =>
    savedDraft(current, { _id: draftId, ...content, reading }, rev, call),
  );
  return changed.ok ? ok(wholeDraft(changed.value)) : changed;
}
