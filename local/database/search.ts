import { type Collection, type Index } from "./catalog.ts";
import { isCovered, keysAlone } from "./covered.ts";
import { type Connection, type Row } from "./driver.ts";
import { splitNear } from "./geo/near.ts";
import { compileQuery } from "./match.ts";
import { neededFields } from "./neededFields.ts";
import { EVERYTHING, type Plan, planFor } from "./plan.ts";
import { type Prefilter, prefilterOf } from "./prefilter.ts";
import { sureOf } from "./prefilterSure.ts";
import { scan } from "./scan.ts";
import { searchNear } from "./searchNear.ts";
import { sortBy } from "./sort.ts";
import { decodeDoc, encodeDoc, type DecodedRow } from "./storedText.ts";
import { type Doc } from "./value.ts";

/** Counted for the meter: documents fetched, whether they matched or not, and documents changed. */
export interface Cost {
  documentsRead: number;
  documentsWritten: number;
}

export interface Search {
  readonly query: Doc;
  readonly order?: Doc | undefined;
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
}

/** A document found: its row, its stored text, and a copy of it that is nobody else's. */
export interface Match {
  readonly n: number;
  readonly text: string;
  readonly doc: Doc;
}

/** The documents that match, sorted and cut. Reads no more of them than the index makes necessary. */
export function search(
  connection: Connection,
  collection: Collection,
  { query, order, skip = 0, limit = Infinity }: Search,
  cost: Cost,
): Match[] {
  const around = splitNear(query);
  if (around) {
    const near = searchNear(connection, collection, around, cost).map(({ match }) => match);
    return (order ? sortBy(near, order, docOf) : near).slice(skip, skip + limit);
  }
  const plan = planFor(collection, query, order);
  if (order) sortBy([], order, docOf); // Refuses a bad order before anything is read.
  const found: Match[] = [];
  const enough = plan.sorted ? skip + limit : Infinity;
  if (enough <= 0) return found;
  for (const match of matches(connection, collection, query, plan, cost)) {
    found.push(match);
    if (found.length >= enough) break;
  }
  const sorted = order && !plan.sorted ? sortBy(found, order, docOf) : found;
  return skip === 0 && sorted.length <= limit ? sorted : sorted.slice(skip, skip + limit);
}

function docOf({ doc }: Match): Doc {
  return doc;
}

/**
 * The matching documents as the plan meets them, each once. With `fields`, a walk through all of them may leave out of
 * its documents whatever else they hold: for callers who look at nothing else. `isBare`: for those who look at nothing
 * at all and get empty documents where the keys alone say which match.
 */
export function* matches(
  connection: Connection,
  collection: Collection,
  query: Doc,
  plan: Plan,
  cost: Cost,
  fields?: readonly string[],
  isBare = false,
): Iterable<Match> {
  if (isBare && isCovered(query, plan)) {
    for (const n of keysAlone(connection, plan, cost)) yield { n, text: "", doc: {} };
    return;
  }
  const accepts = isIdAlone(query) ? undefined : compileQuery(query);
  if (isNatural(plan)) {
    const wanted = { prefilter: prefilterOf(query), fields };
    const rows = scan(connection, collection.table, wanted, (documents) => {
      cost.documentsRead += documents;
    });
    for (const row of rows) if (!accepts || accepts(row.doc)) yield matchOf(row);
    return;
  }
  const seen = plan.repeats ? new Set<number>() : undefined;
  const prefilter = isWorthFiltering(query, plan) ? prefilterOf(query) : undefined;
  for (const [number, text] of rows(connection, collection, plan, prefilter)) {
    const n = number as number;
    if (seen?.has(n)) continue;
    seen?.add(n);
    cost.documentsRead++;
    if (typeof text !== "string") continue;
    const doc = decodeDoc(text);
    if (!accepts || accepts(doc)) yield { n, text, doc };
  }
}

/**
 * How many documents match. A walk through all of them counts those in SQL that are sure to match, and reads of the
 * others only the fields that the query asks for.
 */
export function countMatches(
  connection: Connection,
  collection: Collection,
  query: Doc,
  cost: Cost,
): number {
  const around = splitNear(query);
  if (around) return searchNear(connection, collection, around, cost).length;
  const plan = planFor(collection, query, undefined);
  let counted = 0;
  if (!isNatural(plan)) {
    for (const _ of matches(connection, collection, query, plan, cost, [], true)) counted += 1;
    return counted;
  }
  const accepts = compileQuery(query);
  const fields = neededFields(query, [{ $count: "documents" }]);
  const wanted = { prefilter: prefilterOf(query), fields, sure: sureOf(query) };
  const rows = scan(connection, collection.table, wanted, (documents, sure) => {
    cost.documentsRead += documents;
    counted += sure;
  });
  for (const { doc } of rows) if (accepts(doc)) counted += 1;
  return counted;
}

function isNatural({ index, branches }: Plan): boolean {
  return index === null && branches.length === 0;
}

/** Whether an index may bring documents that its ranges say nothing of. */
function isWorthFiltering(query: Doc, { ranges, branches }: Plan): boolean {
  return branches.length === 0 && (ranges[0] === EVERYTHING || Object.keys(query).length > 1);
}

/** A document has one encoding only, so its text can be made again for the few that want it: those who write. */
function matchOf({ n, doc }: DecodedRow): Match {
  return {
    n,
    doc,
    get text() {
      return encodeDoc(doc);
    },
  };
}

/** A lookup by a plain `_id` needs no filter: the key says it all. */
function isIdAlone(query: Doc): boolean {
  const fields = Object.keys(query);
  if (fields.length !== 1 || fields[0] !== "_id") return false;
  const id = query["_id"];
  return typeof id === "string" || typeof id === "number";
}

/** Number and text of each document; no text where the prefilter, if there is one, passes over it. */
function* rows(
  connection: Connection,
  collection: Collection,
  plan: Plan,
  prefilter: Prefilter | undefined,
): Iterable<Row> {
  if (plan.branches.length > 0) {
    for (const branch of plan.branches) yield* rows(connection, collection, branch, prefilter);
    return;
  }
  const text = prefilter ? `CASE WHEN ${prefilter.sql} THEN doc END` : "doc";
  const sql = walkSql(collection, plan.index ?? collection.byId, plan.backwards, text);
  const values = prefilter?.values ?? [];
  const ranges = plan.backwards ? [...plan.ranges].reverse() : plan.ranges;
  for (const { start, end } of ranges) yield* connection.iterate(sql, ...values, start, end);
}

function walkSql({ table }: Collection, index: Index, backwards: boolean, text: string): string {
  const direction = backwards ? " DESC" : "";
  if (index.table === table) {
    return `SELECT n, ${text} FROM ${table} WHERE id >= ? AND id < ? ORDER BY id${direction}`;
  }
  // CROSS JOIN keeps SQLite from turning the join round: keys first, documents one by one as they are wanted.
  const joined = `SELECT d.n, ${text} FROM ${index.table} x CROSS JOIN ${table} d ON d.n = x.n WHERE x.k >= ? AND x.k < ?`;
  return `${joined} ORDER BY x.k${direction}${index.unique ? "" : `, x.n${direction}`}`;
}
