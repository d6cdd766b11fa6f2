import { type Connection, type Row } from "./driver.ts";
import { type IndexPart, indexPart } from "./indexKeys.ts";

/** An index as `database-indexes.json` has it. */
export interface IndexSpec {
  readonly name: string;
  readonly unique?: boolean | undefined;
  readonly keys: readonly { readonly name: string; readonly direction: string }[];
}

/** An index at work. `lists` only ever gains bits: which parts of the keys lists were ever met on. */
export interface Index {
  readonly name: string;
  readonly table: string;
  readonly unique: boolean;
  readonly parts: readonly IndexPart[];
  lists: readonly number[];
  /** Set once `lists` has grown since the database was opened. */
  hasGrown: boolean;
}

/**
 * A collection's table and its indexes; `byId` is the table itself, sorted by `_id`. `bornAt`: the version that was
 * current when the collection was made.
 */
export interface Collection {
  readonly name: string;
  readonly table: string;
  readonly bornAt: number;
  readonly byId: Index;
  indexes: readonly Index[];
  /** The paths that have a 2dsphere index. It keeps no keys: places are filtered. */
  geoPaths: ReadonlySet<string>;
}

/**
 * Tables have numbers, not the names of collections: SQLite takes `Orders` and `orders` for one, and a number needs no
 * quoting. `n` is the natural order; `id` holds the order-preserving bytes of `_id` with its type; `v` the version.
 */
export function prepareCatalog(connection: Connection): void {
  connection.exec(`
    CREATE TABLE IF NOT EXISTS collections(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE IF NOT EXISTS indexes(number INTEGER PRIMARY KEY, collection INTEGER NOT NULL,
      name TEXT NOT NULL, spec TEXT NOT NULL, lists TEXT NOT NULL, UNIQUE(collection, name));
    CREATE TABLE IF NOT EXISTS openings(number INTEGER PRIMARY KEY);`);
}

/** Counts this opening; versions of one opening are all above those of the one before. */
export function countOpening(connection: Connection): number {
  const opening = connection.run("INSERT INTO openings DEFAULT VALUES");
  connection.run("DELETE FROM openings WHERE number < ?", opening);
  return opening;
}

export function loadCollections(connection: Connection): Collection[] {
  return connection.all("SELECT number, name FROM collections ORDER BY number").map((row) => ({
    ...collectionOf(String(row[1]), Number(row[0]), 0),
    indexes: loadIndexes(connection, Number(row[0])),
  }));
}

function collectionOf(name: string, number: number, bornAt: number): Collection {
  const table = `c_${number}`;
  const parts = [indexPart("_id", "1")];
  const byId: Index = { name: "_id_", table, unique: true, parts, lists: [0], hasGrown: false };
  return { name, table, bornAt, byId, indexes: [], geoPaths: new Set() };
}

export function collectionNumber(collection: Collection): number {
  return Number(collection.table.slice(2));
}

export function loadIndexes(connection: Connection, collection: number): Index[] {
  const sql = "SELECT number, name, spec, lists FROM indexes WHERE collection = ? ORDER BY number";
  return connection.all(sql, collection).map(indexOf);
}

function indexOf([number, name, spec, lists]: Row): Index {
  const { unique, keys } = JSON.parse(String(spec)) as IndexSpec;
  return {
    name: String(name),
    table: `k_${String(number)}`,
    unique: unique === true,
    parts: keys.map((key) => indexPart(key.name, key.direction)),
    lists: JSON.parse(String(lists)) as number[],
    hasGrown: false,
  };
}

export function addCollection(connection: Connection, name: string, bornAt: number): Collection {
  const number = connection.run("INSERT INTO collections(name) VALUES(?)", name);
  connection.exec(
    `CREATE TABLE c_${number}(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL, v INTEGER NOT NULL)`,
  );
  return collectionOf(name, number, bornAt);
}

/** The spec in one spelling, to tell whether it changed. */
export function specText(spec: IndexSpec): string {
  const keys = spec.keys.map(({ name, direction }) => ({ name, direction: String(direction) }));
  return JSON.stringify({ name: spec.name, unique: spec.unique === true, keys });
}

export function addIndex(connection: Connection, collection: number, spec: IndexSpec): Index {
  const none = JSON.stringify(spec.keys.map(() => 0));
  const sql = "INSERT INTO indexes(collection, name, spec, lists) VALUES(?, ?, ?, ?)";
  const number = connection.run(sql, collection, spec.name, specText(spec), none);
  const key = spec.unique
    ? "k BLOB PRIMARY KEY, n INTEGER NOT NULL"
    : "k BLOB NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(k, n)";
  connection.exec(`CREATE TABLE k_${number}(${key}) WITHOUT ROWID`);
  return indexOf([number, spec.name, specText(spec), none]);
}

export function dropIndex(connection: Connection, index: Index): void {
  connection.exec(`DROP TABLE ${index.table}`);
  connection.run("DELETE FROM indexes WHERE number = ?", Number(index.table.slice(2)));
}

/** Records that lists were met on an index's paths; part of the writing transaction. */
export function saveLists(connection: Connection, index: Index): void {
  const sql = "UPDATE indexes SET lists = ? WHERE number = ?";
  connection.run(sql, JSON.stringify(index.lists), Number(index.table.slice(2)));
}
