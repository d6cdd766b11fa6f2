import { type Bounds, boundsIn, type Range } from "./bounds.ts";
import { type Collection, type Index } from "./catalog.ts";
import { alternativesOf, constraintsOf } from "./constraints.ts";
import { type Doc } from "./value.ts";

/**
 * How a search is walked: through an index in these ranges, or, with neither, all documents in natural order.
 * `sorted`: rows come in the order asked for. `repeats`: a document may come more than once, as for each of its keys.
 * With `branches`, these are walked instead, one after the other: a query by `$or`.
 */
export interface Plan {
  readonly index: Index | null;
  readonly ranges: readonly Range[];
  readonly backwards: boolean;
  readonly sorted: boolean;
  readonly repeats: boolean;
  readonly branches: readonly Plan[];
}

/** The range of a walk that an index narrows by nothing, as when it is there for the order only. */
export const EVERYTHING: Range = { start: Buffer.alloc(0), end: Buffer.from([0xff, 0xff]) };

/** The way that promises to touch the fewest documents. It never changes what is found: a filter always follows. */
export function planFor(collection: Collection, query: Doc, order: Doc | undefined): Plan {
  const constraints = constraintsOf(query);
  const wanted = order ? Object.entries(order) : [];
  let best: Plan = {
    index: null,
    ranges: [EVERYTHING],
    backwards: false,
    sorted: wanted.length === 0,
    repeats: false,
    branches: [],
  };
  let bestScore = 0;
  for (const index of [collection.byId, ...collection.indexes]) {
    if (index.parts.some(isPositional)) continue;
    const bounds = boundsIn(index, constraints);
    const direction = wanted.length === 0 ? 1 : sortDirection(index, bounds?.pinned ?? 0, wanted);
    const score = scoreOf(index, bounds, wanted.length > 0 && direction !== 0);
    if (score <= bestScore) continue;
    bestScore = score;
    best = {
      index,
      ranges: bounds?.ranges ?? [EVERYTHING],
      backwards: direction < 0,
      sorted: direction !== 0,
      repeats: index.lists.some((lists) => lists !== 0),
      branches: [],
    };
  }
  return bestScore > ORDER_ONLY ? best : (unionOf(collection, query, best) ?? best);
}

/** The score of an index that gives the order and narrows nothing. */
const ORDER_ONLY = 1;

/** Where nothing else narrows the search, an `$or` does if an index serves each of its queries. */
function unionOf(collection: Collection, query: Doc, instead: Plan): Plan | undefined {
  for (const alternatives of alternativesOf(query)) {
    const branches = alternatives.map((one) => planFor(collection, one, undefined));
    if (!branches.every(({ index, branches }) => index !== null || branches.length > 0)) continue;
    const isOrderAsked = instead.index !== null || !instead.sorted;
    return { ...instead, index: null, branches, repeats: true, sorted: !isOrderAsked };
  }
  return undefined;
}

/** `tags.0` means the first element, which keys do not tell from the others. */
function isPositional({ segments }: { readonly segments: readonly string[] }): boolean {
  return segments.some((segment) => /^\d+$/.test(segment));
}

/** One value of a part is worth more than a range of it, and a range more than the order alone. */
function scoreOf(index: Index, bounds: Bounds | undefined, sorted: boolean): number {
  const order = sorted ? ORDER_ONLY : 0;
  if (!bounds) return order;
  if (bounds.ranges.length === 0) return Infinity;
  const found = index.unique && bounds.pinned === index.parts.length ? 1_000 : 0;
  return found + bounds.pinned * 8 + (bounds.used - bounds.pinned) * 3 + order;
}

/**
 * 1 or -1 when walking the index forwards or backwards gives the order asked for, else 0. Lists have several keys and
 * sort by one of them, so parts that met a list give no order.
 */
function sortDirection(
  index: Index,
  pinned: number,
  wanted: readonly (readonly [string, unknown])[],
): number {
  let part = pinned;
  let direction = 0;
  for (const [path, towards] of wanted) {
    const at = index.parts.findIndex((candidate) => candidate.path === path);
    if (at < 0 || (index.lists[at] ?? 0) !== 0) return 0;
    if (at < pinned) continue;
    if (at !== part++ || (towards !== 1 && towards !== -1)) return 0;
    const relative = index.parts[at]!.descending ? -towards : towards;
    if (direction !== 0 && relative !== direction) return 0;
    direction = relative;
  }
  return direction === 0 ? 1 : direction;
}
