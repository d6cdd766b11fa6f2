/**
 * Rows of whole numbers, the first few of which are the key. Derived documents hold them as text, one row a line: a day
 * of a large shop is thousands of rows, and text is read many times faster than lists of lists.
 */
export type Row = readonly number[];

/** Rows with the same key as one, the rest of their numbers added up; in the order of their keys, whatever order they came in. */
export function summed(rows: Iterable<Row>, keys: number): readonly Row[] {
  const sums = new Map<string, number[]>();
  for (const row of rows) {
    const key = row.slice(0, keys).join(",");
    const known = sums.get(key);
    if (known === undefined) {
      sums.set(key, [...row]);
      continue;
    }
    for (let at = keys; at < row.length; at += 1) known[at] = (known[at] ?? 0) + (row[at] ?? 0);
  }
  return [...sums.values()].sort((a, b) => compared(a, b, keys));
}

export const textOf = (rows: readonly Row[]): string => rows.map((row) => row.join(",")).join("\n");

export function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  eachRow(text, (row) => rows.push([...row]));
  return rows;
}

const [COMMA, LINE, MINUS, ZERO] = [44, 10, 45, 48];
/**
 * Shows each row of a text. The row is the same array each time, so whoever wants to keep one copies it: a report reads
 * a hundred thousand of them while somebody waits.
 */
export function eachRow(text: string, see: (row: Row) => void): void {
  if (text === "") return;
  const row: number[] = [];
  let [column, value, sign] = [0, 0, 1];
  const end = text.length;
  for (let at = 0; at <= end; at += 1) {
    const code = at === end ? LINE : text.charCodeAt(at);
    if (code === COMMA || code === LINE) {
      row[column] = sign * value;
      [value, sign] = [0, 1];
      column = code === LINE ? 0 : column + 1;
      if (code === LINE) see(row);
    } else if (code === MINUS) sign = -1;
    else value = value * 10 + code - ZERO;
  }
}

function compared(a: Row, b: Row, keys: number): number {
  for (let at = 0; at < keys; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
