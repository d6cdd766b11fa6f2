/** Repeatable chance: the same seed and key give the same answers on every machine. */
export type Random = {
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in about `percent` of 100 cases. */
  chance(percent: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
};

/**
 * Chance for one thing, named by `key`. Everything asks with a key of its own, so that one line more
 * or less in a file changes nothing that is invented about the others.
 */
export function randomFor(seed: number, ...key: readonly string[]): Random {
  let state = hash(`${seed}\n${key.join("\n")}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (percent) => below(100) < percent,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
