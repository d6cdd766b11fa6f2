import { kept, type Json } from "#core/staff/leftOut.ts";

/** One document that an action changed. Values are JSON text; null = there was none, or there is none any more. */
export type DocumentChange = {
  readonly collection: string;
  readonly id: string;
  readonly fields: readonly FieldChange[];
  /** So many more fields changed and are not told. */
  readonly fieldsLeftOut: number;
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
/** An action is told by so many documents at most, and so many characters of values. */
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
  return {
    ...{ collection, id, fields: told.slice(0, FIELDS_MAX) },
    fieldsLeftOut: Math.max(0, told.length - FIELDS_MAX),
  };
}

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

/** The changes that are written down: so many documents, and so many characters; how many more there were. */
export function bounded(
  changes: readonly DocumentChange[],
  leftOut: number,
): { readonly changes: readonly DocumentChange[]; readonly changesLeftOut: number } {
  let characters = 0;
  const told = changes.slice(0, DOCUMENTS_MAX).filter(({ fields }) => {
    for (const { field, before, after } of fields) {
      characters += field.length + (before?.length ?? 0) + (after?.length ?? 0);
    }
    return characters <= VALUES_MAX;
  });
  return { changes: told, changesLeftOut: leftOut + changes.length - told.length };
}
