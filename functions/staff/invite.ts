import type {
  CancelInvitation,
  InvitationList,
  InvitationRow,
  Invitations,
  Invite,
  Invited,
} from "#contracts/staff.ts";
import { err, ok, type Result } from "#core/result.ts";
import { codeOf, codeText, codeTyped, keptText } from "#core/staff/code.ts";
import {
  cancelled,
  type Invitation,
  INVITATION_MS,
  invitationState,
} from "#core/staff/invitation.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { shownInvitation } from "#functions/staff/shown.ts";
import type { Deps, WithSeal } from "#ports/deps.ts";

type NotInvited = { readonly code: "invitation_id_taken" | "invitation_over" };

/**
 * Asks somebody onto the staff. The code follows from the invitation's id and the deployment's secret, so the database
 * holds nothing that opens a door; the same call again tells it again while it is open. 1 request, 1 document.
 */
export async function invite(
  { store, seal }: WithSeal,
  { staffId, nowMs }: StaffCall,
  { invitationId, role, name, storeIds }: Invite,
): Promise<Result<Invited, NotInvited>> {
  const code = codeOf(seal.mark("staff", codeText("invitation", invitationId)));
  const invitation: Invitation = {
    ...{ _id: invitationId, rev: 0, name, role, by: staffId, createdAtMs: nowMs },
    storeIds: role === "store" ? storeIds : [],
    codeMark: seal.mark("staff", keptText(codeTyped(code) ?? "")),
    expiresAtMs: nowMs + INVITATION_MS,
    ...{ cancelledAtMs: null, takenBy: null, takenAtMs: null },
  };
  if (await store.create("staffInvitations", invitation)) {
    return ok({ ...shownInvitation(invitation, nowMs), code });
  }
  const known = await store.get("staffInvitations", invitationId);
  if (!known || !isSame(known, invitation)) return err({ code: "invitation_id_taken" });
  if (invitationState(known, nowMs) !== "open") return err({ code: "invitation_over" });
  return ok({ ...shownInvitation(known, nowMs), code });
}

const isSame = (a: Invitation, b: Invitation): boolean =>
  a.name === b.name &&
  a.role === b.role &&
  a.by === b.by &&
  a.storeIds.join() === b.storeIds.join();

/** All invitations by id, without their codes. 1 request. */
export async function listInvitations(
  { store }: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: Invitations,
): Promise<Result<InvitationList, never>> {
  const found = await store.page("staffInvitations", afterId, limit);
  return ok({
    invitations: found.map((invitation) => shownInvitation(invitation, nowMs)),
    nextAfterId: found.length < limit ? null : (found.at(-1)?._id ?? null),
  });
}

/** Takes an invitation back; one that is taken or gone stays as it is. 2 requests, 1 document. */
export async function cancelInvitation(
  { store }: Deps,
  { nowMs }: StaffCall,
  { invitationId }: CancelInvitation,
): Promise<Result<InvitationRow, { readonly code: "invitation_unknown" }>> {
  const changed = await store.change("staffInvitations", invitationId, (known) =>
    known ? ok(cancelled(known, nowMs)) : err({ code: "invitation_unknown" as const }),
  );
  return changed.ok ? ok(shownInvitation(changed.value, nowMs)) : changed;
}
