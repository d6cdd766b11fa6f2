import type { Break } from "#core/reconcile/break.ts";
import type { Difference } from "#core/reconcile/match.ts";
import { err, ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";

/** Who closes a break that has mended itself. No staff id is so short of meaning. */
export const MATCHED = "matched";
/** Breaks should be gone in that time; older ones are told of every day. */
export const BREAK_OLD_MS = 3 * DAY_MS;

export const breakId = ({ kind, about }: Pick<Difference, "kind" | "about">): string =>
  `${kind}:${about}`;

/** Whether it says that a bill lacks something, which another day's bill may have. */
const isLack = ({ kind }: Pick<Difference, "kind">): boolean => kind.endsWith("_not_in_bill");

/**
 * A difference that was found, new or again.
 *
 * - What a person explained stays explained. What had mended itself is open again, except a lack: there it is known
 *   that the bill of another day has it.
 */
export function found(
  known: Break | undefined,
  difference: Difference,
  day: string,
  atMs: number,
): Break {
  if (known === undefined) {
    const fresh = { rev: 0, owner: null, note: "", closedAtMs: null, closedBy: null };
    return { _id: breakId(difference), ...difference, day, foundAtMs: atMs, ...fresh };
  }
  const { theirsFen, oursFen } = difference;
  const isSame = known.theirsFen === theirsFen && known.oursFen === oursFen;
  if (known.closedAtMs === null) return isSame ? known : { ...known, theirsFen, oursFen };
  if (known.closedBy !== MATCHED || isLack(difference)) return known;
  return { ...known, theirsFen, oursFen, day, foundAtMs: atMs, closedAtMs: null, closedBy: null };
}

/** A later bill or a replay has mended it. */
export const mended = (known: Break, atMs: number): Break =>
  known.closedAtMs === null ? { ...known, closedAtMs: atMs, closedBy: MATCHED } : known;

/**
 * A lack that is none, since the bill of another day has it: written down before anybody misses it, and closed.
 *
 * - `day`: of the bill that has it; `beganMs`: when it began here, which is told as when it was found.
 */
export function neverLacking(
  known: Break | undefined,
  difference: Difference,
  { day, beganMs }: { readonly day: string; readonly beganMs: number },
  atMs: number,
): Break {
  if (known && known.closedAtMs !== null && (known.closedBy !== MATCHED || isElsewhere(known))) {
    return known;
  }
  const { owner = null, note = "", rev = 0 } = known ?? {};
  const closed = { closedAtMs: atMs, closedBy: MATCHED };
  return {
    _id: breakId(difference),
    rev,
    ...difference,
    day,
    foundAtMs: beganMs,
    owner,
    note,
    ...closed,
  };
}

/** Whether it says that the bill of another day has something: only then a lack has both amounts. */
export const isElsewhere = (known: Break): boolean =>
  isLack(known) && known.theirsFen !== null && known.closedBy === MATCHED;

export type BreakError = { readonly code: "break_unknown" | "break_closed" };

/** One of the staff looks after it from now on; another one may take it over. */
export function taken(known: Break | undefined, by: string): Result<Break, BreakError> {
  if (known === undefined) return err({ code: "break_unknown" });
  if (known.closedAtMs !== null) return err({ code: "break_closed" });
  return ok(known.owner === by ? known : { ...known, owner: by });
}

/** A person has found out why it is as it is. It moves no money: what must be booked is booked by its own door. */
export function explained(
  known: Break | undefined,
  { by, note }: { readonly by: string; readonly note: string },
  atMs: number,
): Result<Break, BreakError> {
  if (known === undefined) return err({ code: "break_unknown" });
  if (known.closedAtMs === null) {
    return ok({ ...known, owner: known.owner ?? by, note, closedAtMs: atMs, closedBy: by });
  }
  const isAgain = known.closedBy === by && known.note === note;
  return isAgain ? ok(known) : err({ code: "break_closed" });
}

/** Whole days since it was found; of a closed one, how long it was open. */
export function ageDays({ foundAtMs, closedAtMs }: Break, nowMs: number): number {
  const ageMs = Math.max(0, (closedAtMs ?? nowMs) - foundAtMs);
  return (ageMs - (ageMs % DAY_MS)) / DAY_MS;
}
