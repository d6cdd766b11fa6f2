import type {
  DraftHead,
  DraftsPage,
  ListDrafts,
  RemoveDraft,
  ShowDraft,
  WholeDraft,
} from "#contracts/drafts.ts";
import { archivedDraft, type DraftChanged, type PlanDraft } from "#core/plan/draft.ts";
import { err, ok, type Result } from "#core/result.ts";
import { readDraft } from "#functions/plans/draftReading.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type DraftUnknown = { readonly code: "draft_unknown" };

/** A page of drafts, the one changed last first; what they say of their plans is as of their last save. 1 request. */
export async function listDrafts(
  { reads }: Deps,
  _call: StaffCall,
  { isArchived, cursor, limit }: ListDrafts,
): Promise<Result<DraftsPage, never>> {
  const found = await reads.planDrafts(isArchived, readPlace(cursor), limit);
  const last = found.length === limit ? found.at(-1) : undefined;
  return ok({
    drafts: found.map(({ _id: draftId, ...rest }) => ({ draftId, ...rest })),
    next: last ? placeText({ atMs: last.changedAtMs, id: last._id }) : null,
  });
}

/** One draft, and what the linter says of it now. 1 request. */
export async function showDraft(
  { store }: Deps,
  _call: StaffCall,
  { draftId }: ShowDraft,
): Promise<Result<WholeDraft, DraftUnknown>> {
  const draft = await store.get("planDrafts", draftId);
  return draft ? ok(wholeDraft(draft)) : err({ code: "draft_unknown" });
}

/** Puts a draft away. Again it changes nothing. 2 requests, 1 document. */
export async function removeDraft(
  { store }: Deps,
  call: StaffCall,
  { draftId, rev }: RemoveDraft,
): Promise<Result<DraftHead, DraftUnknown | DraftChanged>> {
  const changed = await store.change<"planDrafts", DraftUnknown | DraftChanged>(
    "planDrafts",
    draftId,
    (current) => (current ? archivedDraft(current, rev, call) : err({ code: "draft_unknown" })),
  );
  return changed.ok ? ok(headOf(changed.value)) : changed;
}

/** A draft as an editor sees it. */
export function wholeDraft(draft: PlanDraft): WholeDraft {
  const { reading, issues, findings } = readDraft(draft.text);
  return { ...headOf(draft), text: draft.text, reading, issues, findings };
}

const headOf = ({ _id: draftId, text: _text, ...rest }: PlanDraft): DraftHead => ({
  draftId,
  ...rest,
});
