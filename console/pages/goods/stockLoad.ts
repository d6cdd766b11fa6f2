import type { StocksPage } from "#contracts/stock.ts";

type Line = StocksPage["stocks"][number];
type Page = { readonly rows: readonly Line[]; readonly next: string | null };

/** Marks a place among those that are low; other places stand among all. */
const LOW = "low:";

/**
 * A page of stock, what is low first: as long as there are low ones, they; then all others by SKU.
 *
 * - `ask`: reads a page, of low ones or of all, after an id.
 * - A page may be shorter than asked for, because what was shown among the low ones is left out later.
 */
export async function lowFirst(
  ask: (isLow: boolean, afterId: string) => Promise<StocksPage>,
  cursor: string,
): Promise<Page> {
  const rows: Line[] = [];
  if (cursor === "" || cursor.startsWith(LOW)) {
    const low = await ask(true, cursor.slice(LOW.length));
    if (low.nextAfterId !== null) return { rows: low.stocks, next: `${LOW}${low.nextAfterId}` };
    rows.push(...low.stocks);
  }
  const all = await ask(false, cursor.startsWith(LOW) ? "" : cursor);
  rows.push(...all.stocks.filter(({ isLow }) => !isLow));
  return { rows, next: all.nextAfterId };
}

/** What the beginning of a SKU may be that somebody typed; none where it is none, as the name of goods. "" = all. */
export function prefixesOf(typed: string): readonly string[] {
  if (typed === "") return [""];
  if (!/^[!-~]+$/.test(typed)) return [];
  return [...new Set([typed, typed.toLowerCase(), typed.toUpperCase()])];
}
