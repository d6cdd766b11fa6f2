/** Numbers that look like chance and come again with the same seed (mulberry32). */
export interface Random {
  /** From 0 up to but not including `n`. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
}

/** Each request has a `nth` of its own, so that it can be repeated without those before it. */
export function randomFrom(seed: number, nth: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b)) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined && !list.includes(picked as never)) throw new Error("empty list");
      return picked as (typeof list)[number];
    },
    chance: (share) => next() < share,
  };
}
