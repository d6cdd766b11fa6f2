import { kept, type Json } from "#core/staff/leftOut.ts";

/** One document that an action changed. Values are JSON text; null = there was none, or there is none any more. */
export type DocumentChange = {
  readonly collection: string;
  readonly id: string;
  readonly fields: readonly FieldChange[];
  /** So many more fields changed and are not told. */
  readonly fieldsLeftOut: number;
  /** Their names, in order: all of them, unless `NAMES_MAX` ends them. Not there where none is told. */
  readonly leftOut?: readonly string[];
};
export type FieldChange = {
  /** `withdrawals.0.state`; "" = the document as a whole. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** One document is told by so many fields at most, each value by so many characters. */
export const FIELDS_MAX = 40;
export const VALUE_MAX = 1_000;
/** Fields that an action has no room for are named, in so many characters. */
export const NAMES_MAX = 4_000;
/** An action is told by so many documents at most, and so many characters of names and values. */
export const DOCUMENTS_MAX = 100;
export const VALUES_MAX = 60_000;

/** A text with a word where it was cut. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}…（已截断，原长 ${text.length} 字）`;
}

/**
 * What differs between two states of a document: its innermost fields that changed, personal data and secrets left out.
 *
 * - `before` null: it was made. `after` null: it was removed. `rev`, which the store counts, is not told.
 */
export function documentChange(
  collection: string,
  id: string,
  before: object | null,
  after: object | null,
): DocumentChange {
  const found: FieldChange[] = [];
  compare("", kept(collection, before), kept(collection, after), found);
  const told = found.filter(({ field }) => field !== "rev");
  return shortened({ collection, id, fields: told, fieldsLeftOut: 0 }, FIELDS_MAX, NAMES_MAX);
}

/** A change told by its first `count` fields, and the others by their names, in so many characters. */
function shortened(change: DocumentChange, count: number, names: number): DocumentChange {
  const { collection, id, fields, fieldsLeftOut, leftOut: earlier = [] } = change;
  const rest = fields.slice(count).map(({ field }) => field);
  const leftOut = namesWithin([...rest, ...earlier], names);
  return {
    ...{ collection, id, fields: fields.slice(0, count) },
    fieldsLeftOut: fieldsLeftOut + rest.length,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}

function namesWithin(names: readonly string[], room: number): readonly string[] {
  let characters = 0;
  const end = names.findIndex((name) => (characters += name.length + NAME_MARKS) > room);
  return end === -1 ? names : names.slice(0, end);
}
/** What stands around each name in the entry: many short ones must not make it large. */
const NAME_MARKS = 3;

function compare(field: string, before: Json, after: Json, found: FieldChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [from, to] = [entriesOf(before), entriesOf(after)];
  // What was made or removed is told by its own fields; deeper, a new part is told whole.
  const isWhole = field !== "" && (from === null || to === null);
  if (isWhole || (from === null && to === null)) {
    found.push({ field, before: textOf(before), after: textOf(after) });
    return;
  }
  const names = new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])]);
  for (const name of names) {
    const path = field === "" ? name : `${field}.${name}`;
    compare(path, from?.get(name) ?? null, to?.get(name) ?? null, found);
  }
}

const entriesOf = (value: Json): ReadonlyMap<string, Json> | null =>
  value !== null && typeof value === "object" ? new Map(Object.entries(value)) : null;

const textOf = (value: Json): string | null =>
  value === null ? null : cut(JSON.stringify(value), VALUE_MAX);

/**
 * The changes that are written down: so many documents, and so many characters; how many more there were.
 *
 * - A document that does not fit whole is told by its first fields, as many as fit, and by the names of the others.
 * - One of which no field fits is counted.
 */
export function bounded(
  changes: readonly DocumentChange[],
  leftOut: number,
): { readonly changes: readonly DocumentChange[]; readonly changesLeftOut: number } {
  let room = VALUES_MAX;
  let names = NAMES_MAX;
  const told = changes.slice(0, DOCUMENTS_MAX).flatMap((change) => {
    const fitting = fitted(change, room, names);
    if (fitting === null) return [];
    room -= lengthOf(fitting);
    for (const name of fitting.leftOut ?? []) names -= name.length + NAME_MARKS;
    return [fitting];
  });
  return { changes: told, changesLeftOut: leftOut + changes.length - told.length };
}

/** As much of a change as fits: its first fields and the names of the others. Null = not one field fits. */
function fitted(change: DocumentChange, room: number, names: number): DocumentChange | null {
  const { length } = change.fields;
  for (let count = length; count >= Math.min(1, length); count--) {
    const shorter = shortened(change, count, names);
    if (lengthOf(shorter) <= room) return shorter;
  }
  return null;
}

const lengthOf = ({ fields, leftOut = [] }: DocumentChange): number =>
  [
    ...leftOut,
    ...fields.flatMap(({ field, before, after }) => [field, before ?? "", after ?? ""]),
  ].reduce((sum, text) => sum + text.length, 0);
