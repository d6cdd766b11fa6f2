import type { Join } from "#contracts/staff.ts";
import { err, ok, type Result } from "#core/result.ts";
import { keptText } from "#core/staff/code.ts";
import { type Invitation, type NotTaken, taken } from "#core/staff/invitation.ts";
import { isOwner, type Staff } from "#core/staff/staff.ts";
import { personOf } from "#functions/shared/admit.ts";
import { logged } from "#functions/shared/asStaff.ts";
import type { Outcome, SignedInCall } from "#functions/shared/serve.ts";
import { countWrongCode, restsUntilMs } from "#functions/staff/codeTries.ts";
import { shownMe } from "#functions/staff/shown.ts";
import type { Deps, WithSeal } from "#ports/deps.ts";

/**
 * Somebody who is signed in takes an invitation by its code and is one of the staff from then on. The same code by the
 * same person again is a repetition. Five wrong codes within an hour, and he has to wait. Nobody comes in by the word of
 * somebody who is an owner no more: he may hold codes for accounts of his own. 8 requests, 4 documents.
 */
export async function join(deps: WithSeal, call: SignedInCall, request: Join): Promise<Outcome> {
  const { userId, caller, nowMs } = call;
  const untilMs = await restsUntilMs(deps, userId, nowMs);
  if (untilMs !== null) return refusal({ code: "staff_code_resting", untilMs });
  const mark = deps.seal.mark("staff", keptText(request.code));
  const [known, invitation] = await Promise.all([
    deps.store.get("staff", userId),
    deps.reads.invitationMarked(mark),
  ]);
  if (!invitation) return countWrongCode(deps, userId, nowMs);
  if (known && !known.isActive) return refusal({ code: "staff_suspended" });
  const isRepeated = known !== undefined && invitation.takenBy === userId;
  if ((known && !isRepeated) || (!known && caller.isNamedOwner)) {
    return refusal({ code: "staff_exists" });
  }
  const staff = known ?? newStaff(invitation, userId, request.name, nowMs);
  if (isRepeated) return ok(shownMe(personOf(staff), staff, caller.isNamedOwner, null));
  const inviter = await deps.store.get("staff", invitation.by);
  if (inviter && !isOwner(inviter)) return refusal({ code: "invitation_over" });
  return logged(deps, call, personOf(staff), "own", request, async (own) => {
    const joined = await takes(own, invitation, staff, nowMs);
    return joined.ok ? ok(shownMe(personOf(staff), staff, caller.isNamedOwner, null)) : joined;
  });
}

const refusal = <E extends { readonly code: string }>(error: E): Result<never, E> => err(error);

const newStaff = (
  { role, storeIds, by }: Invitation,
  userId: string,
  name: string,
  nowMs: number,
): Staff => ({
  ...{ _id: userId, rev: 0, name, role, storeIds, isActive: true, sessions: [] },
  ...{ reentry: null, createdAtMs: nowMs, by },
});

/** The invitation first: of two who come with one code the second one gets nothing. */
async function takes(
  { store }: Deps,
  invitation: Invitation,
  staff: Staff,
  nowMs: number,
): Promise<Result<Staff, NotTaken>> {
  const changed = await store.change(
    "staffInvitations",
    invitation._id,
    (known = invitation) => taken(known, staff._id, nowMs),
    { document: invitation },
  );
  if (!changed.ok) return changed;
  await store.create("staff", staff); // False: another try of the same person made it.
  return ok(staff);
}
