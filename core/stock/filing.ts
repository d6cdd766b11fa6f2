import type { FiledMovement, Movement, Stock } from "#core/stock/stock.ts";

/** A stock with so many movements that wait is worth filing. */
export const FILE_FROM = 50;
/** So many at once. */
export const FILE_MAX = 100;
/** Movements wait so long before they are filed, since an echo of an old call is known by them. */
const KEEP_MS = 15_000;
/** But no more than so many wait. */
const KEEP_MAX = 150;
const KEYS_MAX = 100;
/** One hold, and one end of a hold, in so many looks whether the log is long: each can file more than these make. */
const LOOK_EACH = 32;

/** Whether whoever took or ended this hold shall look whether the log is long. It follows from the key, so that it can be told. */
export const looksAtLog = (holdKey: string): boolean =>
  Array.from(holdKey).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % LOOK_EACH ===
  0;

/** The oldest movements of a stock as the log shall have them, and the stock without them. */
export type Filing = {
  readonly rows: readonly FiledMovement[];
  readonly after: Pick<Stock, "filed" | "filedOnHand" | "filedUntilMs" | "keys" | "forgotten">;
};

/**
 * What of a stock goes into the log now: from the oldest on all that are old enough or too many, `FILE_MAX` at most.
 * Two who file the same stock make the same rows, however many each takes: a row follows from what stands before it.
 */
export function filingOf(stock: Stock, nowMs: number): Filing {
  const { unfiled } = stock;
  const young = unfiled.findIndex(({ atMs }) => atMs > nowMs - KEEP_MS);
  const old = young < 0 ? unfiled.length : young;
  const count = Math.min(FILE_MAX, Math.max(old, unfiled.length - KEEP_MAX));
  const rows = rowsOf(stock, unfiled.slice(0, count));
  const last = rows.at(-1);
  const keys = [...stock.keys, ...rows.filter(isKept).map(({ key }) => key)];
  const forgotten = Math.max(0, keys.length - KEYS_MAX);
  return {
    rows,
    after: {
      filed: last?.n ?? stock.filed,
      filedOnHand: last?.onHandAfter ?? stock.filedOnHand,
      filedUntilMs: Math.max(stock.filedUntilMs, ...rows.map(({ atMs }) => atMs)),
      keys: keys.slice(forgotten),
      forgotten: stock.forgotten + forgotten,
    },
  };
}

/** The movements that wait, as they will stand in the log, the oldest first. */
export const waitingRows = (stock: Stock): readonly FiledMovement[] => rowsOf(stock, stock.unfiled);

/** What filing leaves of a stock; it may have got more movements since. */
export function filedAway(stock: Stock, { rows, after }: Filing): Stock {
  const unfiled = stock.unfiled.slice(rows.length);
  return { ...stock, ...after, unfiled, waiting: unfiled.length };
}

/** The `_id` of a movement in the log. */
export const movementId = (stockId: string, n: number): string =>
  `${stockId}/${String(n).padStart(9, "0")}`;

function rowsOf(stock: Stock, movements: readonly Movement[]): readonly FiledMovement[] {
  let onHandAfter = stock.filedOnHand;
  return movements.map((movement, index): FiledMovement => {
    onHandAfter += movement.available + movement.held;
    const n = stock.filed + index + 1;
    const _id = movementId(stock._id, n);
    return { ...movement, _id, rev: 1, stockId: stock._id, n, onHandAfter };
  });
}

/** What changes a hold has its own protection; the keys of all else are asked for again, even after weeks. */
const isKept = ({ held }: Movement): boolean => held === 0;
