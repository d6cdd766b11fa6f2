import { canonicalJson } from "#core/canonicalJson.ts";
import type { CalendarEntry } from "#core/plan/calendar.ts";
import type { FindingId } from "#core/plan/finding.ts";
import type { Pack } from "#core/plan/plan.ts";
import { err, ok, type Result } from "#core/result.ts";

/** A plan that somebody works on. It may say anything, also nothing that is a plan; only publishing judges it. */
export type PlanDraft = {
  readonly _id: string;
  readonly rev: number;
  readonly title: string;
  readonly note: string;
  /** What the editors wrote, JSON or not. */
  readonly text: string;
  /** What the functions made of it when it was saved. */
  readonly reading: DraftReading;
  /** What it began with. */
  readonly base: DraftBase;
  readonly createdAtMs: number;
  readonly createdBy: DraftEditor;
  readonly changedAtMs: number;
  readonly changedBy: DraftEditor;
  readonly isArchived: boolean;
  /** Who answers for the declaration, of exactly the plan with that hash; null = nobody does. */
  readonly signed: Signature | null;
};

/** One of the staff, by the name that he had then. */
export type DraftEditor = { readonly staffId: string; readonly name: string };

export type DraftBase =
  | { readonly kind: "empty" }
  | { readonly kind: "template"; readonly name: string }
  | ({ readonly kind: "version" } & Pick<CalendarEntry, "planId" | "version">);

/** `unreadable`: no JSON object. `invalid`: one that is no plan, with so many faults. */
export type DraftReading =
  | { readonly kind: "unreadable" }
  | { readonly kind: "invalid"; readonly faults: number }
  | {
      readonly kind: "plan";
      readonly planId: string;
      readonly pack: Pack;
      /** As of a published plan: SHA-256 of the plan as canonical JSON. */
      readonly planHash: string;
      readonly refusing: readonly FindingId[];
      readonly accepted: readonly FindingId[];
      readonly warnings: readonly FindingId[];
    };

/** One person's word for a declaration. */
export type Signature = DraftEditor & {
  readonly atMs: number;
  readonly planHash: string;
};

/** Somebody else saved since it was read. */
export type DraftChanged = {
  readonly code: "draft_changed";
  readonly rev: number;
  readonly changedBy: DraftEditor;
  readonly changedAtMs: number;
};

/** What an editor saves. */
export type DraftContent = Pick<PlanDraft, "title" | "note" | "text">;
type Editing = { readonly staff: DraftEditor; readonly nowMs: number };

/**
 * A draft as an editor saves it who read it at `rev`, 0 for a new one. An archived draft is open again.
 *
 * - Promises: what another editor saved meanwhile is never overwritten unseen; the same content again is the draft as it
 *   is. A signature stays while the plan says the same, in whatever order.
 */
export function savedDraft(
  current: PlanDraft | undefined,
  wanted: DraftContent & Pick<PlanDraft, "_id" | "reading" | "base">,
  rev: number,
  { staff, nowMs }: Editing,
): Result<PlanDraft, DraftChanged> {
  if (current && !current.isArchived && isSameContent(current, wanted)) return ok(current);
  if (current && current.rev !== rev) return err(changedMeanwhile(current));
  const { title, note, text, reading } = wanted;
  const known = current ?? {
    ...{ _id: wanted._id, rev: 0, base: wanted.base, signed: null },
    ...{ createdAtMs: nowMs, createdBy: editorOf(staff) },
  };
  return ok({
    ...known,
    ...{ title, note, text, reading, isArchived: false },
    ...{ changedAtMs: nowMs, changedBy: editorOf(staff) },
    signed: stillSigned(known.signed, reading),
  });
}

/** A draft put away, and its signature taken off; it can be opened again by saving it, and is unsigned then. */
export function archivedDraft(
  current: PlanDraft,
  rev: number,
  { staff, nowMs }: Editing,
): Result<PlanDraft, DraftChanged> {
  if (current.isArchived) return ok(current);
  if (current.rev !== rev) return err(changedMeanwhile(current));
  const changedBy = editorOf(staff);
  return ok({ ...current, isArchived: true, signed: null, changedAtMs: nowMs, changedBy });
}

/** A draft with its declaration signed. The same word of the same person again changes nothing. */
export function signedDraft(
  current: PlanDraft,
  wanted: Pick<PlanDraft, "text" | "reading"> & { readonly planHash: string },
  rev: number,
  { staff, nowMs }: Editing,
): Result<PlanDraft, DraftChanged> {
  const { signed } = current;
  if (signed?.staffId === staff.staffId && signed.planHash === wanted.planHash) return ok(current);
  if (current.rev !== rev) return err(changedMeanwhile(current));
  const { text, reading, planHash } = wanted;
  return ok({
    ...{ ...current, text, reading },
    ...{ changedAtMs: nowMs, changedBy: editorOf(staff) },
    signed: { ...editorOf(staff), atMs: nowMs, planHash },
  });
}

/**
 * Whether a draft stands for the declaration of a plan that somebody publishes, and whose word it is.
 *
 * - Errors: `declaration_unsigned` where nobody signed exactly this plan; `second_person_required` where it was signed
 *   by who publishes it.
 */
export function signatureFor(
  draft: PlanDraft | undefined,
  planHash: string,
  publisherId: string,
): Result<Signature, { readonly code: "declaration_unsigned" | "second_person_required" }> {
  const signed = draft?.isArchived === false ? draft.signed : null;
  if (signed?.planHash !== planHash) return err({ code: "declaration_unsigned" });
  if (signed.staffId === publisherId) return err({ code: "second_person_required" });
  return ok(signed);
}

const editorOf = ({ staffId, name }: DraftEditor): DraftEditor => ({ staffId, name });

const stillSigned = (signed: Signature | null, reading: DraftReading): Signature | null =>
  reading.kind === "plan" && reading.planHash === signed?.planHash ? signed : null;

const isSameContent = (one: DraftContent, other: DraftContent): boolean =>
  canonicalJson([one.title, one.note, one.text]) ===
  canonicalJson([other.title, other.note, other.text]);

const changedMeanwhile = ({ rev, changedBy, changedAtMs }: PlanDraft): DraftChanged => ({
  ...{ code: "draft_changed", rev, changedBy, changedAtMs },
});
