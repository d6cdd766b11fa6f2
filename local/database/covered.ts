import { boundsIn } from "./bounds.ts";
import { constraintsOf } from "./constraints.ts";
import { type Connection } from "./driver.ts";
import { type Plan } from "./plan.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** What one path is asked for: `$eq`, `$in` or comparisons, with plain values only. */
type Asked = Map<string, [operator: string, operand: Value][]>;

const COMPARED: ReadonlySet<string> = new Set(["$gt", "$gte", "$lt", "$lte"]);

/**
 * Whether the keys that a plan walks are those of the documents that match, and of no others: then whoever wants to know
 * how many there are need not look at one of them. MongoDB counts the same way (COUNT_SCAN).
 */
export function isCovered(query: Doc, { index, branches }: Plan): boolean {
  if (index === null || index.parts[0]?.path === "_id" || branches.length > 0) return false;
  const asked: Asked = new Map();
  if (!take(query, asked) || asked.size === 0) return false;
  const leading = index.parts.slice(0, asked.size);
  const isWhole = leading.every(({ path }, part) => {
    const conditions = asked.get(path);
    return conditions !== undefined && isExact(conditions, (index.lists[part] ?? 0) !== 0);
  });
  return isWhole && boundsIn(index, constraintsOf(query))?.used === asked.size;
}

/** The documents of such a plan, each once, without one of them being read. They are charged like any other. */
export function* keysAlone(
  connection: Connection,
  { index, ranges, repeats }: Plan,
  cost: { documentsRead: number },
): Iterable<number> {
  const seen = repeats ? new Set<number>() : undefined;
  for (const { start, end } of ranges) {
    const sql = `SELECT n FROM ${index?.table} WHERE k >= ? AND k < ?`;
    for (const [number] of connection.iterate(sql, start, end)) {
      const n = number as number;
      if (seen?.has(n)) continue;
      seen?.add(n);
      cost.documentsRead++;
      yield n;
    }
  }
}

/** Two elements of a list may each meet one of two conditions, and keys do not tell; neither does NaN keep to a bound. */
function isExact(conditions: readonly (readonly [string, Value])[], isList: boolean): boolean {
  const compared = conditions.filter(([operator]) => COMPARED.has(operator));
  if (compared.length === 0) return !isList || conditions.length === 1;
  const isBelow = compared.some(([operator]) => operator === "$gt" || operator === "$gte");
  return !isList && (isBelow || compared.every(([, operand]) => typeof operand === "string"));
}

/** Takes the conditions apart; false where one is not understood. */
function take(query: Doc, asked: Asked): boolean {
  return Object.entries(query).every(([field, condition]) => {
    if (field === "$and") {
      return Array.isArray(condition) && condition.every((one) => isDoc(one) && take(one, asked));
    }
    if (field.startsWith("$")) return false;
    const known = asked.get(field) ?? [];
    asked.set(field, known);
    if (isPlain(condition)) return known.push(["$eq", condition]) > 0;
    if (!isDoc(condition) || Object.keys(condition).length === 0) return false;
    return Object.entries(condition).every(([operator, operand]) => {
      const isOne = (operator === "$eq" || COMPARED.has(operator)) && isPlain(operand);
      const isAny = operator === "$in" && Array.isArray(operand) && operand.every(isPlain);
      return (isOne || isAny) && known.push([operator, operand]) > 0;
    });
  });
}

/** Null is left out: what lacks a field matches it too. */
const isPlain = (value: Value): boolean =>
  typeof value === "string" ||
  typeof value === "boolean" ||
  typeof value === "bigint" ||
  (typeof value === "number" && Number.isFinite(value));
