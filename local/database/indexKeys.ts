import { requestFailed } from "./errors.ts";
import { compoundKey, EMPTY, type KeyValue } from "./keyBytes.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** One field of an index: `schedule.promoterId`, split at the dots. */
export interface IndexPart {
  readonly path: string;
  readonly segments: readonly string[];
  readonly descending: boolean;
}

/**
 * What a document is found by in one index: one key, or several when lists stand on its paths ("multikey").
 * `lists[part]` has bit d set when the first d segments of that part's path lead to a list.
 */
export interface DocumentKeys {
  readonly keys: readonly Buffer[];
  readonly lists: readonly number[];
}

type Tuple = KeyValue[];
interface Slot {
  readonly part: number;
  readonly segments: readonly string[];
}

export function indexPart(path: string, direction: string): IndexPart {
  return { path, segments: path.split("."), descending: direction === "-1" };
}

/**
 * The keys of a document, as MongoDB makes them: elements of one list stay together, so a compound key never mixes two
 * elements. Missing counts as null. Refuses, as MongoDB does, two lists beside each other ("parallel arrays").
 */
export function documentKeys(parts: readonly IndexPart[], doc: Doc): DocumentKeys {
  const descending = parts.map((part) => part.descending);
  const plain = plainTuple(parts, doc);
  if (plain) return { keys: [compoundKey(plain, descending)], lists: NO_LISTS };
  const lists = parts.map(() => 0);
  const slots = parts.map(({ segments }, part) => ({ part, segments }));
  const unique = new Map<string, Buffer>();
  for (const tuple of fieldTuples(doc, slots, 0, lists)) {
    const key = compoundKey(tuple, descending);
    unique.set(key.toString("latin1"), key);
  }
  return { keys: [...unique.values()], lists };
}

const NO_LISTS: readonly number[] = [];

/** The common case, without any list on the way; undefined otherwise. */
function plainTuple(parts: readonly IndexPart[], doc: Doc): Tuple | undefined {
  const tuple: Tuple = [];
  for (const { segments } of parts) {
    let value: Value | undefined = doc;
    for (const segment of segments) {
      value = isDoc(value) ? fieldOf(value, segment) : undefined;
      if (Array.isArray(value)) return undefined;
    }
    tuple.push(value);
  }
  return tuple;
}

function fieldOf(doc: Doc, field: string): Value | undefined {
  return Object.hasOwn(doc, field) ? doc[field] : undefined;
}

/** The tuples of the slots' fields below `doc`; each leaves the parts of other slots empty. */
function fieldTuples(doc: Doc, slots: readonly Slot[], depth: number, lists: number[]): Tuple[] {
  const byField = new Map<string, Slot[]>();
  for (const slot of slots) {
    const field = slot.segments[depth]!;
    const same = byField.get(field);
    if (same) same.push(slot);
    else byField.set(field, [slot]);
  }
  let tuples: Tuple[] = [[]];
  let listField: string | undefined;
  for (const [field, same] of byField) {
    const branch = valueTuples(fieldOf(doc, field), same, depth + 1, lists);
    if (branch.length > 1) {
      if (listField) throw requestFailed(`cannot index parallel arrays [${field}] [${listField}]`);
      listField = field;
    }
    tuples = tuples.flatMap((left) => branch.map((right) => Object.assign([], left, right)));
  }
  return tuples;
}

function valueTuples(
  value: Value | undefined,
  slots: readonly Slot[],
  depth: number,
  lists: number[],
): Tuple[] {
  if (!Array.isArray(value)) return elementTuples(value, slots, depth, lists);
  for (const { part } of slots) lists[part]! |= 1 << depth;
  if (value.length === 0) {
    const isLeaf = (slot: Slot): boolean => slot.segments.length === depth;
    return [tuple(slots, (slot) => (isLeaf(slot) ? EMPTY : undefined))];
  }
  return value.flatMap((element) => elementTuples(element, slots, depth, lists));
}

/** A list inside a list is a value like another: paths do not lead into it. */
function elementTuples(
  value: Value | undefined,
  slots: readonly Slot[],
  depth: number,
  lists: number[],
): Tuple[] {
  const inner = slots.filter((slot) => slot.segments.length > depth);
  const leaves = tuple(slots, (slot) => (slot.segments.length === depth ? value : undefined));
  if (inner.length === 0 || !isDoc(value)) return [leaves];
  return fieldTuples(value, inner, depth, lists).map((below) => {
    const whole = leaves.slice();
    for (const { part } of inner) whole[part] = below[part];
    return whole;
  });
}

/** Sparse, so that joining two keeps what each one has: copy one with slice, as spreading would fill the holes. */
function tuple(slots: readonly Slot[], valueOf: (slot: Slot) => KeyValue): Tuple {
  const values: Tuple = [];
  for (const slot of slots) values[slot.part] = valueOf(slot);
  return values;
}
