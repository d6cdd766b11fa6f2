import { isOperators } from "./matchField.ts";
import { placeOf, type Prefilter } from "./prefilter.ts";
import { isOneOf, textsOf, type Place } from "./prefilterTests.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** More conditions than this are left to the filter. */
const CONDITIONS_MAX = 8;

/**
 * What SQLite can be sure of: each document that meets it matches the query, so that it need not be decoded to be
 * counted. Undefined where any part of the query is not understood. The others may still match.
 */
export function sureOf(query: Doc): Prefilter | undefined {
  const conditions: Prefilter[] = [];
  for (const condition of partsOf(query)) {
    if (condition === undefined || conditions.length === CONDITIONS_MAX) return undefined;
    conditions.push(condition);
  }
  if (conditions.length === 0) return undefined;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(" AND ")})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function* partsOf(query: Doc): Generator<Prefilter | undefined> {
  for (const [field, condition] of Object.entries(query)) {
    const place = placeOf(field);
    if (field === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) yield* partsOf(part);
    } else if (field.startsWith("$") || place === undefined) yield undefined;
    else if (!isOperators(condition)) yield equalTo(place, [condition]);
    else {
      for (const [operator, operand] of Object.entries(condition)) {
        yield testOf(place, operator, operand);
      }
    }
  }
}

function testOf(place: Place, operator: string, operand: Value): Prefilter | undefined {
  if (operator === "$eq") return equalTo(place, [operand]);
  if (operator === "$in") return Array.isArray(operand) ? equalTo(place, operand) : undefined;
  const sign = SIGNS.get(operator);
  if (sign === undefined) return undefined;
  if (typeof operand === "number" && Number.isSafeInteger(operand)) {
    // Whole numbers that both sides read alike; a fraction may be read with an error.
    const limit = Number.MAX_SAFE_INTEGER;
    const { path } = place;
    return {
      sql: `json_type(doc, ?) = 'integer' AND doc ->> ? ${sign} ? AND doc ->> ? BETWEEN ? AND ?`,
      values: [path, path, operand, path, -limit, limit],
    };
  }
  if (!(operand instanceof Date) || Number.isNaN(operand.getTime())) return undefined;
  return { sql: `doc ->> ? ${sign} ?`, values: [`${place.path}."$date"`, operand.getTime()] };
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["$gt", ">"],
  ["$gte", ">="],
  ["$lt", "<"],
  ["$lte", "<="],
]);

/** Equal texts are equal values. Null is left out: a field that SQL does not see may stand in a list. */
function equalTo(place: Place, operands: readonly Value[]): Prefilter | undefined {
  const texts = operands.map(textsOf);
  if (operands.length === 0 || operands.length > 100) return undefined;
  const known = texts.flatMap((own) => own ?? []);
  if (texts.includes(undefined) || known.includes("null")) return undefined;
  const [sql, values] = isOneOf(place, known, "IN");
  return { sql, values };
}
