import type { Role } from "#core/staff/roles.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { err, ok, type Result } from "#core/result.ts";

/** One of the brand's staff. `_id` is his uid at CloudBase, so nobody can be two. */
export type Staff = {
  readonly _id: string;
  readonly rev: number;
  readonly name: string;
  readonly role: Role;
  /** The stores of somebody with the role `store`; for the others it says nothing. */
  readonly storeIds: readonly string[];
  readonly isActive: boolean;
  /** Where he is signed in, the oldest first; at most `SESSIONS_MAX`. */
  readonly sessions: readonly Session[];
  /** Set by a forced sign-out: what he must bring along to open a session again; null = nothing. */
  readonly reentry: Reentry | null;
  readonly createdAtMs: number;
  /** Who took him in; his own id for an owner whom the deployment names. */
  readonly by: string;
};

/** A console that is open somewhere. `mark` is the SHA-256 of its id: who reads the database cannot take it over. */
export type Session = {
  readonly mark: string;
  /** What it says that it is: `Chrome · Windows`. */
  readonly device: string;
  readonly openedAtMs: number;
  /** When it was used last, to `TOUCH_MS`. */
  readonly seenAtMs: number;
};
export type Reentry = { readonly mark: string; readonly untilMs: number };

export const SESSIONS_MAX = 5;
/** A session ends after so long, whatever is done with it; and when nothing was done with it for so long. */
export const SESSION_MS = 12 * HOUR_MS;
export const IDLE_MS = 2 * HOUR_MS;
/** How often it is written down that a session is in use: a shorter time costs a write for each call. */
export const TOUCH_MS = 10 * MINUTE_MS;
export const REENTRY_MS = 24 * HOUR_MS;

/** Whether a session is still open. It ends 12 hours after its opening, or 2 hours after its last use. */
export const isAlive = ({ openedAtMs, seenAtMs }: Session, nowMs: number): boolean =>
  nowMs < openedAtMs + SESSION_MS && nowMs < seenAtMs + IDLE_MS;

/** Until when a session is good if nothing more is done with it. */
export const endsAtMs = ({ openedAtMs, seenAtMs }: Session): number =>
  Math.min(openedAtMs + SESSION_MS, seenAtMs + IDLE_MS);

/** In order of precedence. */
export type NotAdmitted = {
  readonly code: "staff_suspended" | "session_required" | "session_ended";
};

/** The session that a call comes with, by its mark; null = it came with none. */
export function admitted(
  staff: Staff,
  mark: string | null,
  nowMs: number,
): Result<Session, NotAdmitted> {
  if (!staff.isActive) return err({ code: "staff_suspended" });
  if (mark === null) return err({ code: "session_required" });
  const session = staff.sessions.find((one) => one.mark === mark);
  return session && isAlive(session, nowMs) ? ok(session) : err({ code: "session_ended" });
}

export const isToBeTouched = ({ seenAtMs }: Session, nowMs: number): boolean =>
  nowMs >= seenAtMs + TOUCH_MS;

/** The same person with the session as just used. One that ended or is gone stays so: nothing opens it again. */
export function touched(staff: Staff, mark: string, nowMs: number): Staff {
  const known = staff.sessions.find((one) => one.mark === mark);
  if (!known || !isAlive(known, nowMs) || !isToBeTouched(known, nowMs)) return staff;
  return {
    ...staff,
    sessions: staff.sessions.map((one) => (one === known ? { ...one, seenAtMs: nowMs } : one)),
  };
}

/** In order of precedence. */
export type NotOpened = {
  readonly code: "staff_suspended" | "reentry_required" | "reentry_expired";
};

/**
 * The same person with one more session. Ended ones go; of more than five the oldest goes too.
 *
 * - `isReentered`: whether he brought the code that a forced sign-out asks for. It is used up.
 * - The same session again is no second one while it is open.
 */
export function opened(
  staff: Staff,
  { mark, device }: Pick<Session, "mark" | "device">,
  isReentered: boolean,
  nowMs: number,
): Result<Staff, NotOpened> {
  if (!staff.isActive) return err({ code: "staff_suspended" });
  const alive = staff.sessions.filter((one) => isAlive(one, nowMs));
  if (alive.some((one) => one.mark === mark)) return ok(staff);
  if (staff.reentry && nowMs >= staff.reentry.untilMs) return err({ code: "reentry_expired" });
  if (staff.reentry && !isReentered) return err({ code: "reentry_required" });
  const session = { mark, device, openedAtMs: nowMs, seenAtMs: nowMs };
  return ok({ ...staff, reentry: null, sessions: [...alive, session].slice(-SESSIONS_MAX) });
}

/** Without one session; the same person where there is none such. */
export const withoutSession = (staff: Staff, isIt: (session: Session) => boolean): Staff =>
  staff.sessions.some(isIt)
    ? { ...staff, sessions: staff.sessions.filter((one) => !isIt(one)) }
    : staff;

/**
 * Signed out everywhere; from now on a sign-in is worth nothing without a new code. Asked for again before that code was
 * used, nothing changes: the code is good for no longer.
 */
export const signedOut = (staff: Staff, codeMark: string, nowMs: number): Staff =>
  staff.reentry?.mark === codeMark
    ? staff
    : { ...staff, sessions: [], reentry: { mark: codeMark, untilMs: nowMs + REENTRY_MS } };

/** Somebody without a document whom the deployment names is one, too: ask functions/shared/admit.ts. */
export const isOwner = ({ role, isActive }: Staff): boolean => role === "owner" && isActive;

/** Suspended: no session is left, and none can be opened until he is restored. */
export const suspended = (staff: Staff): Staff =>
  staff.isActive ? { ...staff, isActive: false, sessions: [] } : staff;
export const restored = (staff: Staff): Staff =>
  staff.isActive ? staff : { ...staff, isActive: true };

/** What an owner may change of another. Whose role or stores change must sign in anew, so that no old page lies open. */
export type StaffChange = {
  readonly role?: Role;
  readonly storeIds?: readonly string[];
  readonly name?: string;
};

export function changed(staff: Staff, change: StaffChange): Staff {
  const role = change.role ?? staff.role;
  const storeIds = role === "store" ? (change.storeIds ?? staff.storeIds) : [];
  const name = change.name ?? staff.name;
  const isSame = role === staff.role && storeIds.join("\n") === staff.storeIds.join("\n");
  if (isSame && name === staff.name) return staff;
  return { ...staff, role, storeIds, name, sessions: isSame ? staff.sessions : [] };
}
