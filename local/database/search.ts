import { type Collection, type Index } from "./catalog.ts";
import { type Connection, type Row } from "./driver.ts";
import { compileQuery } from "./match.ts";
import { type Plan, planFor } from "./plan.ts";
import { compileSort } from "./sort.ts";
import { decodeDoc } from "./storedText.ts";
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
  const plan = planFor(collection, query, order);
  const compare = order ? compileSort(order) : undefined;
  const found: Match[] = [];
  const enough = plan.sorted ? skip + limit : Infinity;
  if (enough <= 0) return found;
  for (const match of matches(connection, collection, query, plan, cost)) {
    found.push(match);
    if (found.length >= enough) break;
  }
  if (!plan.sorted && compare) found.sort((a, b) => compare(a.doc, b.doc));
  return skip === 0 && found.length <= limit ? found : found.slice(skip, skip + limit);
}

/** The matching documents as the plan meets them, each once. */
export function* matches(
  connection: Connection,
  collection: Collection,
  query: Doc,
  plan: Plan,
  cost: Cost,
): Iterable<Match> {
  const accepts = isIdAlone(query) ? undefined : compileQuery(query);
  const seen = plan.repeats ? new Set<number>() : undefined;
  for (const row of rows(connection, collection, plan)) {
    const n = row[0] as number;
    if (seen?.has(n)) continue;
    seen?.add(n);
    cost.documentsRead++;
    const text = row[1] as string;
    const doc = decodeDoc(text);
    if (!accepts || accepts(doc)) yield { n, text, doc };
  }
}

/** A lookup by a plain `_id` needs no filter: the key says it all. */
function isIdAlone(query: Doc): boolean {
  const fields = Object.keys(query);
  if (fields.length !== 1 || fields[0] !== "_id") return false;
  const id = query["_id"];
  return typeof id === "string" || typeof id === "number";
}

function* rows(connection: Connection, collection: Collection, plan: Plan): Iterable<Row> {
  if (plan.branches.length > 0) {
    for (const branch of plan.branches) yield* rows(connection, collection, branch);
    return;
  }
  const sql = statementsOf(collection, plan.index ?? collection.byId);
  if (!plan.index) return yield* connection.iterate(sql.natural);
  const ranges = plan.backwards ? [...plan.ranges].reverse() : plan.ranges;
  const walk = plan.backwards ? sql.backwards : sql.forwards;
  for (const { start, end } of ranges) yield* connection.iterate(walk, start, end);
}

interface Statements {
  readonly natural: string;
  readonly forwards: string;
  readonly backwards: string;
}

const statements = new WeakMap<Index, Statements>();

function statementsOf(collection: Collection, index: Index): Statements {
  let known = statements.get(index);
  if (!known) statements.set(index, (known = write(collection, index)));
  return known;
}

function write({ table }: Collection, index: Index): Statements {
  const natural = `SELECT n, doc FROM ${table} ORDER BY n`;
  if (index.table === table) {
    const byId = `SELECT n, doc FROM ${table} WHERE id >= ? AND id < ? ORDER BY id`;
    return { natural, forwards: byId, backwards: `${byId} DESC` };
  }
  // CROSS JOIN keeps SQLite from turning the join round: keys first, documents one by one as they are wanted.
  const joined = `SELECT d.n, d.doc FROM ${index.table} x CROSS JOIN ${table} d ON d.n = x.n WHERE x.k >= ? AND x.k < ?`;
  const forwards = `${joined} ORDER BY x.k${index.unique ? "" : ", x.n"}`;
  const backwards = `${joined} ORDER BY x.k DESC${index.unique ? "" : ", x.n DESC"}`;
  return { natural, forwards, backwards };
}
