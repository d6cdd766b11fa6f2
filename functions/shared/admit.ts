import { digest } from "#core/ledger/digest.ts";
import { err, ok, type Result } from "#core/result.ts";
import { permissionOf } from "#core/staff/permissions.ts";
import { type RoleForbidden, roleRefusal } from "#core/staff/sheetKinds.ts";
import type { Role } from "#core/staff/roles.ts";
import { admitted, isToBeTouched, type Staff, touched } from "#core/staff/staff.ts";
import type { Caller, Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** One of the staff, as a use case knows him. */
export type StaffPerson = {
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  /** The only stores that somebody with the role `store` acts for. */
  readonly storeIds: readonly string[];
};

/** In order of precedence. */
export type NotAllowed =
  | {
      readonly code: "staff_required" | "staff_suspended" | "session_required" | "session_ended";
    }
  | RoleForbidden;
type Asks = {
  readonly caller: Caller;
  readonly nowMs: number;
  readonly function: string;
  readonly action: string;
  readonly session: string | null;
};

/**
 * Which of the staff calls, and that his role may do what he asks for.
 *
 * - 1 request; one more every ten minutes, to write down that the session is in use.
 * - Somebody whom the deployment names an owner and who has no document needs no session: that is how the first owner
 *   comes in. As soon as he has a document he needs one like everybody.
 */
export async function admit(deps: Deps, call: Asks): Promise<Result<StaffPerson, NotAllowed>> {
  const known = await staffOf(deps, call);
  if (!known.ok) return known;
  const permission = permissionOf(call.function, call.action);
  if (permission === null) return err({ code: "staff_required" });
  const refusal = roleRefusal(known.value.role, permission.roles);
  return refusal ? err(refusal) : known;
}

async function staffOf(
  deps: Deps,
  { caller, nowMs, session }: Asks,
): Promise<Result<StaffPerson, NotAllowed>> {
  const { openid, userId, isNamedOwner, door } = caller;
  if (openid !== null || userId === null || door !== "client")
    return err({ code: "staff_required" });
  const known = await deps.store.get("staff", userId);
  if (!known) return isNamedOwner ? ok(namedOwner(userId)) : err({ code: "staff_required" });
  const found = admitted(known, session === null ? null : digest(session), nowMs);
  if (!found.ok) return found;
  if (isToBeTouched(found.value, nowMs)) await touch(deps, known, found.value.mark, nowMs);
  return ok(personOf(known));
}

/** An owner as the deployment names him, without a document of his own. */
export const namedOwner = (userId: string): StaffPerson => ({
  ...{ staffId: userId, name: userId, role: "owner", storeIds: [] },
});

export const personOf = ({ _id: staffId, name, role, storeIds }: Staff): StaffPerson => ({
  ...{ staffId, name, role, storeIds },
});

/** Where another call writes at the same time, that one says it too. */
async function touch({ store }: Deps, known: Staff, mark: string, nowMs: number): Promise<void> {
  try {
    await store.change(
      "staff",
      known._id,
      (staff) => (staff ? ok(touched(staff, mark, nowMs)) : err(null)),
      { document: known },
    );
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
  }
}
