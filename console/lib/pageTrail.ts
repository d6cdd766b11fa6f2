/**
 * The pages of a list that somebody has turned, as the cursors of their starts from the second page on. The address tells
 * only where he is: this is kept beside it, so that he can turn back after a reload, or when he returns from a row.
 */
export type Trail = readonly string[];

/** Begins a trail of whose first page nobody knows how deep it is. No cursor looks so. */
const SOMEWHERE = "…";
/** So many pages are remembered. */
const PAGES_MAX = 2_000;

/** The trail of whoever turns from the page at `cursor` ("" = the first) to the one at `next`. */
export function turned(trail: Trail, cursor: string, next: string): Trail {
  const at = cursor === "" ? 0 : trail.indexOf(cursor) + 1;
  const isKnown = cursor === "" || at > 0;
  return (isKnown ? [...trail.slice(0, at), next] : [SOMEWHERE, cursor, next]).slice(0, PAGES_MAX);
}

/** Which page this is, the first being 1; null = nobody knows, as after a link of a colleague. */
export function pageOf(trail: Trail, cursor: string): number | null {
  if (cursor === "") return 1;
  const at = trail.indexOf(cursor);
  return at < 0 || trail[0] === SOMEWHERE ? null : at + 2;
}

/** Where the page before begins; the first page where nobody knows. */
export function pageBefore(trail: Trail, cursor: string): string {
  const before = trail[trail.indexOf(cursor) - 1] ?? "";
  return before === SOMEWHERE ? "" : before;
}

const keyOf = (list: string): string => `fenrun.pages.${list}`;

/** `list`: whatever tells lists apart, with their filters. */
export function keptTrail(list: string): Trail {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(list)) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return []; // A browser that keeps nothing turns back to the first page.
  }
}

export function keepTrail(list: string, trail: Trail): void {
  try {
    sessionStorage.setItem(keyOf(list), JSON.stringify(trail));
  } catch {
    // Full, or forbidden: see above.
  }
}
