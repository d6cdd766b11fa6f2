import { type Index } from "./catalog.ts";
import { type Constraint, intersection, type Interval, type Witness } from "./constraints.ts";
import { inverted, successor } from "./keyBytes.ts";

/** Keys from `start` up to, but without, `end`. */
export interface Range {
  readonly start: Buffer;
  readonly end: Buffer;
}

/**
 * Where in an index the documents of a query stand. `pinned`: how many leading parts have one value only; `used`: how
 * many parts narrow the search. The ranges do not overlap and come in order.
 */
export interface Bounds {
  readonly ranges: readonly Range[];
  readonly pinned: number;
  readonly used: number;
}

/** Bounds the ranges of one search; values beyond it are left to the filter. */
const RANGES_MAX = 1_000;

/** Equal parts first, then one range. Undefined when the first part of the index is not constrained. */
export function boundsIn(index: Index, constraints: readonly Constraint[]): Bounds | undefined {
  const chosen: Placed[] = [];
  let prefixes = [Buffer.alloc(0)];
  let pinned = 0;
  let used = 0;
  for (let part = 0; part < index.parts.length; part++) {
    const intervals = narrow(index, part, constraints, chosen);
    if (!intervals || (used > 0 && prefixes.length * intervals.length > RANGES_MAX)) break;
    used++;
    const descending = index.parts[part]!.descending;
    if (!intervals.every((interval) => interval.point)) {
      const ranges = product(
        prefixes,
        intervals.map((interval) => rangeOf(interval, descending)),
      );
      return { ranges: inOrder(ranges), pinned, used };
    }
    if (prefixes.length === 1 && intervals.length === 1) pinned++;
    const points = intervals.map(({ start }) => (descending ? inverted(start) : start));
    prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])));
  }
  if (used === 0) return undefined;
  const ranges = prefixes.map((start) => ({ start, end: successor(start) }));
  return { ranges: inOrder(ranges), pinned, used };
}

interface Placed {
  readonly part: number;
  readonly constraint: Constraint;
}

/** The best of the constraints on a part, cut by the others that may be held against the same key. */
function narrow(
  index: Index,
  part: number,
  constraints: readonly Constraint[],
  chosen: Placed[],
): readonly Interval[] | undefined {
  const { path } = index.parts[part]!;
  const candidates = constraints
    .filter((constraint) => constraint.path === path)
    .sort((a, b) => width(a) - width(b));
  let narrowed: readonly Interval[] | undefined;
  for (const constraint of candidates) {
    const placed = { part, constraint };
    if (!chosen.every((other) => meetInOneKey(index, placed, other))) continue;
    narrowed = narrowed ? intersection(narrowed, constraint.intervals) : constraint.intervals;
    chosen.push(placed);
  }
  return narrowed;
}

function width({ intervals }: Constraint): number {
  return intervals.every((interval) => interval.point) ? intervals.length : RANGES_MAX;
}

/**
 * Whether two conditions that one document meets must also meet in one of its keys. Where a list stands on the way that
 * both paths share, two elements may each meet one of them, unless both speak of the same element.
 */
function meetInOneKey(index: Index, a: Placed, b: Placed): boolean {
  const left = index.parts[a.part]!.segments;
  const right = index.parts[b.part]!.segments;
  const lists = (index.lists[a.part] ?? 0) & (index.lists[b.part] ?? 0);
  let deepest = 0;
  for (let depth = 1; depth <= left.length && left[depth - 1] === right[depth - 1]; depth++) {
    if (lists & (1 << depth)) deepest = depth;
  }
  return deepest === 0 || sharedDepth(a.constraint.witness, b.constraint.witness) >= deepest;
}

/** How deep the element lies that both conditions speak of; 0 if there is none. */
function sharedDepth(a: Witness | null, b: Witness | null): number {
  for (let left = a; left; left = left.outer) {
    for (let right = b; right; right = right.outer) if (left === right) return left.depth;
  }
  return 0;
}

function rangeOf({ start, end }: Interval, descending: boolean): Range {
  if (!descending) return { start, end };
  return { start: successor(inverted(end)), end: successor(inverted(start)) };
}

function product(prefixes: readonly Buffer[], ranges: readonly Range[]): Range[] {
  return prefixes.flatMap((prefix) =>
    ranges.map(({ start, end }) => ({
      start: Buffer.concat([prefix, start]),
      end: Buffer.concat([prefix, end]),
    })),
  );
}

function inOrder(ranges: Range[]): Range[] {
  return ranges.length < 2 ? ranges : ranges.sort((a, b) => Buffer.compare(a.start, b.start));
}
