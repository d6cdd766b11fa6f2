import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import type { Seal } from "#ports/seal.ts";
import { COUNTED, INPUTS } from "#ports/watched.ts";

/**
 * Each document that functions write carries a mark that only this deployment can make, so that a change past the
 * functions shows: 32 digits over the whole, then 4 for each field's name and 4 for its value, which tell what differs.
 *
 * - Source: docs/domain/audit.md, "Edits by hand".
 */
export const MARK_FIELD = "_mark";

const UNMARKED: ReadonlySet<string> = new Set([...INPUTS, ...COUNTED]);
export const isMarked = (collection: string): boolean => !UNMARKED.has(collection);

/** Beside a document in memory, so that no function ever sees or tells it. */
const MARKS = new WeakMap<object, string>();

/** A document out of the database without its mark, which is remembered beside it. */
export function unmarked<T>(stored: T): T {
  if (stored === null || typeof stored !== "object") return stored;
  const { [MARK_FIELD]: mark, ...document } = stored as Record<string, unknown>;
  MARKS.set(document, typeof mark === "string" ? mark : NONE);
  return document as T;
}
/** It was read, and there was none. */
const NONE = "";

const WHOLE_LENGTH = 32;
const PRINT_LENGTH = 4;

/** The mark of a document as a function writes it. */
export function markFor(seal: Pick<Seal, "mark">, collection: string, document: object): string {
  const fields = fieldsOf(document);
  const whole = seal.mark(
    "document",
    `${collection}\n${fields.map(([, text]) => text).join("\n")}`,
  );
  const prints = fields.map(([name, text]) => print(name) + print(text));
  return whole.slice(0, WHOLE_LENGTH) + prints.join("");
}

/**
 * A document as it is to be written, mark and all. What was edited or added by hand stays so: its mark goes on not to
 * fit until people have put it right.
 *
 * - `before`: what it was decided on, as it was read; undefined = it is new.
 */
export function marked<T extends object>(
  seal: Pick<Seal, "mark">,
  collection: string,
  before: object | undefined,
  after: T,
): T {
  const { [MARK_FIELD]: _, ...document } = after as Record<string, unknown>;
  if (!isMarked(collection)) return document as T;
  const known = before && (MARKS.get(before) ?? (before as Record<string, unknown>)[MARK_FIELD]);
  const fits =
    known === undefined ||
    (known === NONE && isRoot(collection, before ?? {})) ||
    known === markFor(seal, collection, before ?? {});
  const mark = fits ? markFor(seal, collection, document) : known;
  return (mark === NONE ? document : { ...document, [MARK_FIELD]: mark }) as T;
}

/** The empty calendar that an environment begins with: whoever asks first makes it, and it says nothing. */
export const isRoot = (collection: string, document: object): boolean =>
  collection === "calendars" && canonicalJson(document) === ROOT;
const ROOT = canonicalJson({ ...emptyCalendar, rev: 1 });

/** The fields in which a document, as it was read, differs from what its mark says; null = in none; all, without a mark. */
export function differing(
  seal: Pick<Seal, "mark">,
  collection: string,
  document: object,
): readonly string[] | null {
  const mark = MARKS.get(document) ?? NONE;
  if (mark === NONE && isRoot(collection, document)) return null;
  if (markFor(seal, collection, document) === mark) return null;
  const told = mark.slice(WHOLE_LENGTH).match(/.{8}/g) ?? [];
  const marked = new Map(told.map((one) => [one.slice(0, PRINT_LENGTH), one.slice(PRINT_LENGTH)]));
  return fieldsOf(document).flatMap(([name, text]) =>
    marked.get(print(name)) === print(text) ? [] : [name],
  );
}

const print = (text: string): string => digest(text).slice(0, PRINT_LENGTH);

/** Field by field in the order of their names, as a database keeps them: what is undefined is not there. */
const fieldsOf = (document: object): readonly (readonly [name: string, text: string])[] =>
  Object.entries(document)
    .filter(([name, value]) => name !== MARK_FIELD && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, `${name}=${canonicalJson(value)}`]);
