import { type Connection, type SqlValue } from "./driver.ts";
import { type Prefilter } from "./prefilter.ts";
import { decodeRows, MISSING_TEXT, type DecodedRow } from "./storedText.ts";

/** What a scan of a whole collection is asked for. */
export interface Wanted {
  /** Documents that do not meet it are passed over; all of them without one. */
  readonly prefilter: Prefilter | undefined;
  /** The only fields that anybody will look at, none of them twice; whole documents without them. */
  readonly fields: readonly string[] | undefined;
  /** Documents that meet it are not given but only counted. */
  readonly sure?: Prefilter | undefined;
}

/** Hears how many documents were read, passed over or not, and how many of them were sure to be wanted. */
export type Count = (documents: number, sure: number) => void;

/** A chunk is one row for SQLite's driver, whose rows cost more than decoding them; small at first, for a `limit`. */
const CHUNK_FIRST = 16;
const CHUNK_MAX = 512;

/** Bounds the text of a chunk that holds more than one document. */
const CHUNK_BYTES_MAX = 8_000_000;

/**
 * The documents of a table in natural order. What `count` hears ends where the caller stopped.
 */
export function* scan(
  connection: Connection,
  table: string,
  wanted: Wanted,
  count: Count,
): Generator<DecodedRow> {
  const { sql, values } = statementOf(table, wanted);
  let after = -1;
  for (let size = CHUNK_FIRST; ; size = Math.min(size * 2, CHUNK_MAX)) {
    const chunk = chunkAfter(connection, table, after, size);
    const [text, sure] = connection.get(sql, ...values, after, chunk.end) ?? [];
    const rows = typeof text === "string" ? decodeRows(text, wanted.fields) : [];
    let last: number | undefined;
    try {
      for (const row of rows) {
        last = row.n;
        yield row;
      }
      last = undefined;
    } finally {
      const isWhole = last === undefined;
      const read = isWhole
        ? chunk.documents
        : documentsUpTo(connection, table, after, last ?? after);
      count(read, Number(sure));
    }
    if (chunk.isLast) return;
    after = chunk.end;
  }
}

interface Chunk {
  readonly end: number;
  readonly documents: number;
  readonly isLast: boolean;
}

/** The next documents, at most so many, and fewer where they are great. */
function chunkAfter(connection: Connection, table: string, after: number, most: number): Chunk {
  const lengths = `SELECT n, octet_length(doc) AS bytes FROM ${table} WHERE n > ? ORDER BY n LIMIT ?`;
  const sql = `SELECT max(n), count(*), sum(bytes) FROM (${lengths})`;
  for (let size = most; ;) {
    const [end, documents, bytes] = (connection.get(sql, after, size) ?? []).map(Number);
    if (end === undefined || documents === undefined || bytes === undefined) throw noAnswer();
    if (bytes <= CHUNK_BYTES_MAX || documents <= 1) {
      return { end, documents, isLast: documents < size };
    }
    size = Math.max(1, Math.floor((documents * CHUNK_BYTES_MAX) / bytes));
  }
}

function noAnswer(): Error {
  return new Error("SQLite gave no row for a sum, which always has one");
}

function documentsUpTo(connection: Connection, table: string, after: number, last: number): number {
  const sql = `SELECT count(*) FROM ${table} WHERE n > ? AND n <= ?`;
  return Number(connection.get(sql, after, last)?.[0]);
}

/** SQLite walks a range of row numbers in their order, and `group_concat` passes over what is NULL. */
function statementOf(
  table: string,
  { prefilter, fields, sure }: Wanted,
): { sql: string; values: readonly SqlValue[] } {
  const columns = fields?.map(() => `coalesce(doc -> ?, '${MISSING_TEXT}')`) ?? ["doc"];
  const row = `'[' || ${["n", ...columns].join(" || ',' || ")} || ']'`;
  const conditions = [prefilter?.sql ?? [], sure ? `${sure.sql} IS NOT TRUE` : []].flat();
  const chosen =
    conditions.length === 0 ? row : `CASE WHEN ${conditions.join(" AND ")} THEN ${row} END`;
  const counted = sure ? `count(CASE WHEN ${sure.sql} THEN 1 END)` : "0";
  const paths = fields?.map((name) => `$."${name}"`) ?? [];
  const certain = sure?.values ?? [];
  return {
    sql: `SELECT group_concat(${chosen}, ','), ${counted} FROM ${table} WHERE n > ? AND n <= ?`,
    values: [...(prefilter?.values ?? []), ...certain, ...paths, ...certain],
  };
}
