import { digest } from "#core/ledger/digest.ts";
import { bounded, cut, type DocumentChange } from "#core/staff/changes.ts";
import { type Json, kept, LEFT_OUT } from "#core/staff/leftOut.ts";
import type { Kind, Role } from "#core/staff/roles.ts";

/**
 * One call of the staff, as the log keeps it. Written before the action runs and once more after it, then never again: an
 * entry that stays `open` says that the call began and that nobody knows how it ended.
 *
 * - `_id` begins with the instant, so that the log is read in the order of its ids.
 */
export type StaffAction = {
  readonly _id: string;
  readonly rev: number;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly function: string;
  readonly action: string;
  /** `withdraw.review`. */
  readonly call: string;
  readonly kind: Kind;
  readonly atMs: number;
  /** What was asked for: JSON text without secrets and personal data. */
  readonly request: string;
  /** The ids that it was about, to find it by. */
  readonly targets: readonly string[];
  /** `refused`: the answer was a no, with its code. `failed`: the system failed. */
  readonly state: "open" | "done" | "refused" | "failed";
  readonly code: string | null;
  readonly endedAtMs: number | null;
  readonly changes: readonly DocumentChange[];
  readonly changesLeftOut: number;
};

export type Asked = Pick<
  StaffAction,
  "staffId" | "name" | "role" | "function" | "action" | "kind" | "atMs"
> & { readonly request: object };

/** A request is told by so many characters: those about a hundred things, whole. */
const REQUEST_MAX = 20_000;
/** So many ids it is found by: a hundred things, each with its own number and whose it is. */
const TARGETS_MAX = 400;
const TARGET_LENGTH_MAX = 100;
const DIGITS_OF_TIME = 13;

/**
 * The entry of a call before it runs.
 *
 * - `unlike`: what tells it from another call of the same person at the same instant.
 */
export function openedAction({ request, ...asked }: Asked, unlike: string): StaffAction {
  const told = kept(asked.function, request);
  const text = JSON.stringify(told);
  const mark = digest(`${asked.staffId}\n${asked.function}.${asked.action}\n${text}\n${unlike}`);
  return {
    _id: actionId(asked.atMs, mark.slice(0, 16)),
    rev: 0,
    ...asked,
    call: `${asked.function}.${asked.action}`,
    request: cut(text, REQUEST_MAX),
    targets: idsIn(told),
    ...{ state: "open", code: null, endedAtMs: null, changes: [], changesLeftOut: 0 },
  };
}

/** The first part of an entry's id: the instant, so wide that texts sort as times do. */
export const actionId = (atMs: number, rest: string): string =>
  `${String(Math.max(0, atMs)).padStart(DIGITS_OF_TIME, "0")}-${rest}`;

export type Ended = {
  readonly state: "done" | "refused" | "failed";
  readonly code: string | null;
  readonly atMs: number;
  readonly changes: readonly DocumentChange[];
  readonly changesLeftOut: number;
};

/** The entry after its call. One that is closed stays as it is. */
export function closedAction(action: StaffAction, ended: Ended): StaffAction {
  if (action.state !== "open") return action;
  const told = bounded(ended.changes, ended.changesLeftOut);
  const ids = told.changes.map(({ id }) => id).filter(isTarget);
  return {
    ...action,
    ...told,
    targets: [...new Set([...action.targets, ...ids])].slice(0, TARGETS_MAX),
    state: ended.state,
    code: ended.code,
    endedAtMs: ended.atMs,
  };
}

/** Every text that a request calls an id or a number of somebody: `orderId`, `ids`, `sku`, `promoterNumber`. */
function idsIn(value: Json): readonly string[] {
  const found = new Set<string>();
  const look = (name: string, one: Json): void => {
    if (found.size >= TARGETS_MAX || one === null) return;
    if (Array.isArray(one)) for (const each of one) look(name, each);
    else if (typeof one === "object")
      for (const [key, each] of Object.entries(one)) look(key, each);
    else if (/(^id|Id|^ids|Ids|^sku|Number|^key)$/.test(name) && typeof one !== "boolean") {
      if (isTarget(String(one))) found.add(String(one));
    }
  };
  look("", value);
  return [...found];
}
const isTarget = (id: string): boolean =>
  id !== "" && id !== LEFT_OUT && id.length <= TARGET_LENGTH_MAX;
