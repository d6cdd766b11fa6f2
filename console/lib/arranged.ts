/** A list with the one at `from` standing at `to`; the same list where that is no place of it. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** A list with another one in a place. */
export const replaced = <T>(list: readonly T[], at: number, one: T): readonly T[] =>
  list.map((old, place) => (place === at ? one : old));

/** A list without the one in a place. */
export const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, place) => place !== at);
