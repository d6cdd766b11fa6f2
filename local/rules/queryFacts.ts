import { valueAt } from "../database/path.ts";
import { isDoc, type Doc, type Value } from "../database/value.ts";
import { isTrueOf, type Condition } from "./condition.ts";

/** One way for a document to be found by a query: all of the conditions, by path. */
export interface Facts {
  /** What is known of the value at a path; empty when the query does not speak of it. */
  about(path: readonly string[]): readonly Condition[];
  /** The only value that the path can have, null standing for a missing one too. */
  fixed(path: readonly string[]): { readonly value: Value } | undefined;
}

type Saying = { readonly path: string; readonly condition: Condition };

/** More ways than this are no query that a page writes; and each way is a proof of its own. */
const WAYS_MAX = 100;

/**
 * All ways for a document to be found by a query: one, unless there is an `$or` in it; undefined when they are too many.
 *
 * What is not understood (`$regex`, `$expr`, `$nor`, …) says nothing, which can only make a proof fail.
 */
export function waysOf(query: Doc): Facts[] | undefined {
  return alternatives(query)?.map(factsOf);
}

function alternatives(query: Doc): Saying[][] | undefined {
  let ways: Saying[][] = [[]];
  const said: Saying[] = [];
  for (const [key, operand] of Object.entries(query)) {
    if (!key.startsWith("$")) {
      for (const condition of conditionsOf(operand)) said.push({ path: key, condition });
      continue;
    }
    if ((key !== "$and" && key !== "$or") || !Array.isArray(operand)) continue;
    const branches = operand.map((branch) => (isDoc(branch) ? alternatives(branch) : [[]]));
    for (const group of key === "$and" ? branches : [together(branches)]) {
      if (group === undefined || ways.length * group.length > WAYS_MAX) return undefined;
      ways = ways.flatMap((way) => group.map((more) => [...way, ...more]));
    }
  }
  return ways.map((way) => [...way, ...said]);
}

/** The ways of an `$or`: those of all its branches. One without branches is refused by the database itself. */
function together(branches: readonly (Saying[][] | undefined)[]): Saying[][] | undefined {
  const all: Saying[][] = [];
  for (const branch of branches) {
    if (branch === undefined) return undefined;
    all.push(...branch);
  }
  return all.length === 0 ? [[]] : all;
}

/** What an operand of a query says of the value at its path. */
function conditionsOf(operand: Value): Condition[] {
  if (!isDoc(operand)) return equalTo(operand);
  const names = Object.keys(operand);
  if (!names.some((name) => name.startsWith("$"))) return equalTo(operand);
  return names.flatMap((name) => saidBy(name, operand[name] ?? null));
}

function saidBy(operator: string, operand: Value): Condition[] {
  switch (operator) {
    case "$eq":
      return equalTo(operand);
    case "$ne":
      return noneOf([operand]);
    case "$in":
      return Array.isArray(operand) && operand.every(isPlain)
        ? [{ kind: "oneOf", values: operand }]
        : [];
    case "$nin":
      return Array.isArray(operand) ? noneOf(operand) : [];
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return isPlain(operand) && !isDoc(operand) && operand !== null && !Number.isNaN(operand)
        ? [{ kind: "range", operator, than: operand }]
        : [];
    case "$exists":
      if (operand === true) return [{ kind: "present" }];
      return operand === false ? [{ kind: "oneOf", values: [undefined] }] : [];
    case "$all":
      if (!Array.isArray(operand)) return [];
      return operand
        .filter((item) => isPlain(item) && !isDoc(item) && item !== null)
        .map((item) => ({ kind: "holds", item }));
    default:
      return [];
  }
}

function equalTo(operand: Value): Condition[] {
  return isPlain(operand) ? [{ kind: "oneOf", values: [operand] }] : [];
}

function noneOf(values: readonly Value[]): Condition[] {
  return [{ kind: "noneOf", values: values.filter(isPlain) }];
}

/** A list is also found inside lists, and an expression finds texts: what equals them is not what it seems. */
function isPlain(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp);
}

function factsOf(way: readonly Saying[]): Facts {
  const own = new Map<string, Condition[]>();
  for (const { path, condition } of way) {
    const known = own.get(path);
    if (known) known.push(condition);
    else own.set(path, [condition]);
  }
  const about = (path: readonly string[]): readonly Condition[] => {
    const said = own.get(path.join(".")) ?? [];
    if (path.length === 1) return said;
    const above = path.slice(1).flatMap((_, at) => {
      const prefix = path.slice(0, at + 1);
      return (own.get(prefix.join(".")) ?? []).flatMap((one) => below(one, path.slice(at + 1)));
    });
    return [...said, ...above];
  };
  const fixed: Facts["fixed"] = (path) => {
    const known = about(path);
    const values = known.flatMap((one) => (one.kind === "oneOf" ? [one.values] : []))[0];
    const possible = values?.filter((value) =>
      [value, value === null ? undefined : value].some((one) =>
        known.every((condition) => isTrueOf(condition, one)),
      ),
    );
    return possible?.length === 1 ? { value: possible[0] ?? null } : undefined;
  };
  return { about, fixed };
}

/** A whole document that is asked for says what stands in its fields. */
function below(condition: Condition, rest: readonly string[]): Condition[] {
  if (condition.kind !== "oneOf") return [];
  const values = condition.values.map((value) => (isDoc(value) ? valueAt(value, rest) : undefined));
  const plain = values.every((value) => value === undefined || isPlain(value));
  return plain ? [{ kind: "oneOf", values }] : [];
}
