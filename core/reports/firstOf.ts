/** So many more are gathered before they are sorted: fewer sorts of short lists. */
const ROOM = 256;

/**
 * The first `count` of many in an order, sorted. A report has a hundred thousand rows and shows fifty: to sort all of
 * them for that takes longer than to read them.
 *
 * - `compare` is never 0 for two different ones, so the order of `all` does not matter.
 */
export function firstOf<T>(
  all: Iterable<T>,
  count: number,
  compare: (a: T, b: T) => number,
): readonly T[] {
  const kept: T[] = [];
  let last: T | undefined;
  for (const one of all) {
    if (last !== undefined && compare(one, last) >= 0) continue;
    kept.push(one);
    if (kept.length < 2 * count + ROOM) continue;
    kept.sort(compare);
    kept.length = count;
    last = kept[count - 1];
  }
  return kept.sort(compare).slice(0, count);
}
