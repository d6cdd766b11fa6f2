import { err, ok, type Result } from "#core/result.ts";
import type { Role } from "#core/staff/roles.ts";
import { DAY_MS } from "#core/time.ts";

/**
 * An owner asks somebody onto the staff. `_id` is made by the console before its first try. The code that the other one
 * needs is shown once; only its mark is kept.
 */
export type Invitation = {
  readonly _id: string;
  readonly rev: number;
  /** For whom it is meant, in the owner's words. */
  readonly name: string;
  readonly role: Role;
  readonly storeIds: readonly string[];
  readonly codeMark: string;
  readonly by: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly cancelledAtMs: number | null;
  readonly takenBy: string | null;
  readonly takenAtMs: number | null;
};

export const INVITATION_MS = 7 * DAY_MS;

/** In order of precedence. */
export type NotTaken = { readonly code: "invitation_over" };

/** The invitation taken by somebody; once, before it expires. Who took it may take it again: that is a repetition. */
export function taken(
  invitation: Invitation,
  by: string,
  nowMs: number,
): Result<Invitation, NotTaken> {
  if (invitation.takenBy === by) return ok(invitation);
  return invitationState(invitation, nowMs) === "open"
    ? ok({ ...invitation, takenBy: by, takenAtMs: nowMs })
    : err({ code: "invitation_over" });
}

/** The invitation taken back. One that was taken or cancelled stays as it is. */
export const cancelled = (invitation: Invitation, nowMs: number): Invitation =>
  invitation.takenBy === null && invitation.cancelledAtMs === null
    ? { ...invitation, cancelledAtMs: nowMs }
    : invitation;

export type InvitationState = "open" | "taken" | "cancelled" | "expired";

export function invitationState(
  { takenBy, cancelledAtMs, expiresAtMs }: Invitation,
  nowMs: number,
): InvitationState {
  if (takenBy !== null) return "taken";
  if (cancelledAtMs !== null) return "cancelled";
  return nowMs < expiresAtMs ? "open" : "expired";
}
