import type { InvitationRow, SessionRow, StaffMe, StaffRow } from "#contracts/staff.ts";
import { type Invitation, invitationState } from "#core/staff/invitation.ts";
import { PERMISSIONS } from "#core/staff/permissions.ts";
import { ROLE_NAMES, type Role } from "#core/staff/roles.ts";
import { endsAtMs, isAlive, type Session, type Staff } from "#core/staff/staff.ts";
import type { StaffPerson } from "#functions/shared/admit.ts";

/** `function.action` of everything that a role may do, by name. */
export function permitted(role: Role): readonly string[] {
  const calls = Object.entries(PERMISSIONS).flatMap(([name, actions]) =>
    Object.entries(actions).flatMap(([action, { roles }]) =>
      roles.includes(role) ? [`${name}.${action}`] : [],
    ),
  );
  return calls.sort();
}

/** Somebody as he is to the console; `session` null: none of his is open here. `staff` null: he has no document. */
export function shownMe(
  { staffId, name, role, storeIds }: StaffPerson,
  staff: Staff | null,
  isNamedOwner: boolean,
  session: Session | null,
): StaffMe {
  const needs = staff === null || session ? "nothing" : staff.reentry ? "reentry" : "session";
  return {
    ...{ staffId, name, role, roleName: ROLE_NAMES[role], storeIds, isNamedOwner, needs },
    session: session && { openedAtMs: session.openedAtMs, endsAtMs: endsAtMs(session) },
    can: needs === "nothing" ? permitted(role) : [],
  };
}

export const KEY_LENGTH = 16;
export const shownSession = (session: Session, own: string | null): SessionRow => ({
  key: session.mark.slice(0, KEY_LENGTH),
  device: session.device,
  openedAtMs: session.openedAtMs,
  seenAtMs: session.seenAtMs,
  endsAtMs: endsAtMs(session),
  isThis: session.mark === own,
});

export function shownStaff(staff: Staff, byId: string, nowMs: number): StaffRow {
  const { _id: staffId, name, role, storeIds, isActive, createdAtMs, by } = staff;
  const open = staff.sessions.filter((session) => isAlive(session, nowMs));
  const seen = open.map(({ seenAtMs }) => seenAtMs);
  return {
    ...{ staffId, name, role, roleName: ROLE_NAMES[role], storeIds, isActive },
    sessions: open.length,
    seenAtMs: seen.length === 0 ? null : Math.max(...seen),
    needsReentry: staff.reentry !== null,
    ...{ createdAtMs, by, isMe: staffId === byId },
  };
}

export const shownInvitation = (invitation: Invitation, nowMs: number): InvitationRow => ({
  invitationId: invitation._id,
  name: invitation.name,
  role: invitation.role,
  roleName: ROLE_NAMES[invitation.role],
  storeIds: invitation.storeIds,
  state: invitationState(invitation, nowMs),
  by: invitation.by,
  createdAtMs: invitation.createdAtMs,
  expiresAtMs: invitation.expiresAtMs,
  takenBy: invitation.takenBy,
});
