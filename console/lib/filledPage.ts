/** A page of a list whose filters may leave a page short, or empty, and not the last. */
type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** So many pages are asked for at most to fill one. */
const PAGES_MAX = 10;

/**
 * Asks for pages until there are at least `enough` rows, or no more pages, so that few rows are not spread over many
 * pages. What comes after `PAGES_MAX` of them is left to the next one.
 */
export async function filledPage<Row>(
  cursor: string,
  enough: number,
  load: (cursor: string) => Promise<Page<Row>>,
): Promise<Page<Row>> {
  let page = await load(cursor);
  const rows = [...page.rows];
  for (let n = 1; n < PAGES_MAX && rows.length < enough && page.next !== null; n++) {
    page = await load(page.next);
    rows.push(...page.rows);
  }
  return { rows, next: page.next };
}

/** The first page that has rows of what something typed may mean, the likeliest first; the last one where none has. */
export async function firstFound<Row, Meaning>(
  meanings: readonly Meaning[],
  load: (meaning: Meaning) => Promise<Page<Row>>,
): Promise<Page<Row>> {
  let page: Page<Row> = { rows: [], next: null };
  for (const meaning of meanings) {
    page = await load(meaning);
    if (page.rows.length > 0) break;
  }
  return page;
}
