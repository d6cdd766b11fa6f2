import type {
  CloseSession,
  EndMySession,
  Me,
  MySessions,
  OpenSession,
  SessionRow,
  StaffMe,
} from "#contracts/staff.ts";
import { keptText } from "#core/staff/code.ts";
import { digest } from "#core/ledger/digest.ts";
import { err, ok, type Result } from "#core/result.ts";
import {
  isAlive,
  type NotOpened,
  opened,
  type Session,
  type Staff,
  withoutSession,
} from "#core/staff/staff.ts";
import { namedOwner, personOf } from "#functions/shared/admit.ts";
import { logged } from "#functions/shared/asStaff.ts";
import type { Outcome, SignedInCall, StaffCall } from "#functions/shared/serve.ts";
import { countWrongCode, restsUntilMs, type WrongStaffCode } from "#functions/staff/codeTries.ts";
import { KEY_LENGTH, shownMe, shownSession } from "#functions/staff/shown.ts";
import type { Deps, WithSeal } from "#ports/deps.ts";

type NotStaff = { readonly code: "staff_required" | "staff_suspended" };

/** Who the caller is, and what he has to do before he may do anything. 1 request. */
export async function me(
  { store }: Deps,
  { userId, caller, session, nowMs }: SignedInCall,
  _: Me,
): Promise<Result<StaffMe, NotStaff>> {
  const { isNamedOwner } = caller;
  const staff = (await store.get("staff", userId)) ?? null;
  if (!staff) {
    if (!isNamedOwner) return err({ code: "staff_required" });
    return ok(shownMe(namedOwner(userId), null, isNamedOwner, null));
  }
  if (!staff.isActive) return err({ code: "staff_suspended" });
  const mark = session === null ? null : digest(session);
  const own = staff.sessions.find((one) => one.mark === mark && isAlive(one, nowMs));
  return ok(shownMe(personOf(staff), staff, isNamedOwner, own ?? null));
}

/**
 * Signs the caller in at this console. After a forced sign-out the code of an owner is needed; five wrong ones within an
 * hour, and he has to wait. An owner whom the deployment names gets his document so. 5 requests, 3 documents.
 */
export async function openSession(
  deps: WithSeal,
  call: SignedInCall,
  request: OpenSession,
): Promise<Outcome> {
  const { userId, caller, nowMs } = call;
  const known = (await deps.store.get("staff", userId)) ?? null;
  if (!known && !caller.isNamedOwner) return err({ code: "staff_required" as const });
  // Who is suspended runs nothing, and so fills no log.
  if (known && !known.isActive) return err({ code: "staff_suspended" as const });
  const person = known ? personOf(known) : namedOwner(userId);
  return logged(deps, call, person, "own", request, (own) =>
    opensSession(own, { userId, isNamedOwner: caller.isNamedOwner, nowMs }, known, request),
  );
}

type Who = { readonly userId: string; readonly isNamedOwner: boolean; readonly nowMs: number };

async function opensSession(
  deps: WithSeal,
  { userId, isNamedOwner, nowMs }: Who,
  known: Staff | null,
  { sessionId, device, code }: OpenSession,
): Promise<Result<StaffMe, NotOpened | WrongStaffCode>> {
  const asksCode = known?.isActive === true && known.reentry !== null && code !== undefined;
  const untilMs = asksCode ? await restsUntilMs(deps, userId, nowMs) : null;
  if (untilMs !== null) return err({ code: "staff_code_resting", untilMs });
  const isRight = (staff: Staff): boolean =>
    code !== undefined &&
    staff.reentry !== null &&
    deps.seal.matches("staff", keptText(code), staff.reentry.mark);
  const isOver = known?.reentry ? nowMs >= known.reentry.untilMs : false;
  if (asksCode && !isOver && !isRight(known)) return countWrongCode(deps, userId, nowMs);
  const session: Pick<Session, "mark" | "device"> = { mark: digest(sessionId), device };
  const changed = await deps.store.change(
    "staff",
    userId,
    (staff = newOwner(userId, nowMs)) => opened(staff, session, isRight(staff), nowMs),
    { document: known },
  );
  if (!changed.ok) return changed;
  const staff = changed.value;
  const own = staff.sessions.find(({ mark }) => mark === session.mark) ?? null;
  return ok(shownMe(personOf(staff), staff, isNamedOwner, own));
}

const newOwner = (userId: string, nowMs: number): Staff => ({
  ...{ _id: userId, rev: 0, name: "负责人", role: "owner", storeIds: [], isActive: true },
  ...{ sessions: [], reentry: null, createdAtMs: nowMs, by: userId },
});

/** Signs out here. 2 requests. */
export async function closeSession(
  deps: Deps,
  { staffId, sessionMark }: StaffCall,
  _: CloseSession,
): Promise<Result<null, never>> {
  return ended(deps, staffId, ({ mark }) => mark === sessionMark);
}

/** Signs out somewhere else. 2 requests. */
export async function endMySession(
  deps: Deps,
  { staffId }: StaffCall,
  { key }: EndMySession,
): Promise<Result<null, never>> {
  return ended(deps, staffId, ({ mark }) => mark.slice(0, KEY_LENGTH) === key);
}

async function ended(
  { store }: Deps,
  staffId: string,
  isIt: (session: Session) => boolean,
): Promise<Result<null, never>> {
  await store.change("staff", staffId, (staff) =>
    staff ? ok(withoutSession(staff, isIt)) : err(null),
  );
  return ok(null);
}

type Sessions = { readonly sessions: readonly SessionRow[] };

/** Where the caller is signed in, the newest first. 1 request. */
export async function mySessions(
  { store }: Deps,
  { staffId, sessionMark, nowMs }: StaffCall,
  _: MySessions,
): Promise<Result<Sessions, never>> {
  const staff = await store.get("staff", staffId);
  const open = (staff?.sessions ?? []).filter((session) => isAlive(session, nowMs));
  return ok({ sessions: [...open].reverse().map((one) => shownSession(one, sessionMark)) });
}
