/** A place in a list as text of the address: "1700000000000:O1". */
type Place = { readonly atMs: number; readonly id: string };

export const cursorOf = (place: Place | null): string | null =>
  place === null ? null : `${place.atMs}:${place.id}`;

/** Null = the first page, as for whatever is no place. */
export function placeOf(cursor: string): Place | null {
  const found = /^(\d{1,16}):(.+)$/.exec(cursor);
  if (found === null) return null;
  const [, atMs = "", id = ""] = found;
  return { atMs: Number(atMs), id };
}
