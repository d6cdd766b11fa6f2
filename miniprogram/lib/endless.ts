import { sentenceOf } from "../services/call";

/** Where an endless list stands: as `<list-end state>` says it. */
export type ListState = "more" | "loading" | "end" | "failed";

/** So many rows are more than a screen shows. */
const SCREEN_ROWS = 8;
/** A tap or a pull reads on from there. */
const FILL_PAGES_MAX = 4;

type Pages<R> = (cursor: string) => Promise<{ rows: readonly R[]; next: string | null }>;
type Screen = { setData(changes: object): void };

/**
 * An endless list: pages are added to `rows` one after the other, so that only what is new crosses to the screen.
 * A page keeps one in `onLoad` or `load`, calls `first` there and `more` in `onReachBottom`. Its data has `rows`
 * and `listState`. An answer that comes after a newer `first` is thrown away.
 */
export function endless<R>(screen: Screen, read: Pages<R>) {
  let cursor: string | null = "";
  let count = 0;
  let turn = 0;
  let isReading = false;

  /** The first page, in place of all that is there. Errors of the reading are thrown. */
  async function first(): Promise<void> {
    const mine = ++turn;
    isReading = true;
    try {
      const { rows, next } = await read("");
      if (mine !== turn) return;
      cursor = next;
      count = rows.length;
      screen.setData({ rows, listState: next === null ? "end" : "more" });
    } finally {
      if (mine === turn) isReading = false;
    }
  }

  /** The next page, if there is one and none is on its way. What goes wrong stands at the list's foot. */
  async function more(): Promise<void> {
    if (isReading || cursor === null) return;
    const mine = turn;
    isReading = true;
    screen.setData({ listState: "loading" });
    try {
      const { rows, next } = await read(cursor);
      if (mine !== turn) return;
      const added = rows.map((row, index) => [`rows[${count + index}]`, row] as const);
      cursor = next;
      count += rows.length;
      screen.setData({ ...Object.fromEntries(added), listState: next === null ? "end" : "more" });
    } catch (error) {
      if (mine !== turn) return;
      sentenceOf(error);
      screen.setData({ listState: "failed" });
    } finally {
      if (mine === turn) isReading = false;
    }
  }

  /** Reads on until a screen is full: with a filter a page may be short, or empty, and not be the last. */
  async function fill(): Promise<void> {
    const mine = turn;
    for (let pages = 0; pages < FILL_PAGES_MAX && mine === turn; pages++) {
      if (count >= SCREEN_ROWS || cursor === null) return;
      const at = cursor;
      await more();
      if (cursor === at) return; // It failed, which stands at the foot, or another reading is on its way.
    }
  }

  return { first, more, fill };
}
