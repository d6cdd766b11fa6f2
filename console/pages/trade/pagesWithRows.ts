import type { Rows } from "../../parts/ListPage.tsx";

/** Filters that look at several things may give empty pages in between: so many are passed over. */
const EMPTY_MAX = 5;

/** A page of a list from a cursor on, with the empty ones before it passed over. */
export async function firstWithRows<Row>(
  load: (cursor: string) => Promise<Rows<Row>>,
  cursor: string,
): Promise<Rows<Row>> {
  let page = await load(cursor);
  for (let n = 0; n < EMPTY_MAX && page.rows.length === 0 && page.next !== null; n++) {
    page = await load(page.next);
  }
  return page;
}
