import type { Doc, Value } from "./value.ts";
import { compileQuery, joinedQueries } from "./match.ts";
import { compileCondition } from "./matchField.ts";
import { FOUND_OUTSIDE_LISTS, NOT_FOUND, findAt, parsePath, type ValueTest } from "./path.ts";

/** The position that the positional operator `$` stands for in one document; undefined when the query met no list. */
export type FindPosition = (doc: Doc) => number | undefined;

/**
 * Where a query matches inside a list, for updates of `list.$`.
 *
 * - When several conditions meet lists, the last one decides, as in MongoDB; `$or`, `$nor` and negations never do.
 * - The document is taken to match the query.
 */
export function compilePosition(query: Doc): FindPosition {
  const finders = Object.entries(query).flatMap(([key, operand]) => {
    if (key === "$and") return joinedQueries(key, operand).map(compilePosition);
    return key.startsWith("$") ? [] : fieldFinders(key, operand);
  });
  return (doc) => {
    let position: number | undefined;
    for (const find of finders) position = find(doc) ?? position;
    return position;
  };
}

function fieldFinders(key: string, operand: Value): FindPosition[] {
  const names = parsePath(key);
  return compileCondition(operand, compileQuery).flatMap((condition) => {
    if (!("test" in condition)) return [];
    const { element, test, intoLists } = condition;
    return [
      element === undefined
        ? finder(names, test, intoLists)
        : finder(names, (value) => value !== undefined && element(value), true),
    ];
  });
}

function finder(names: readonly string[], test: ValueTest, intoLists: boolean): FindPosition {
  return (doc) => {
    const at = findAt(doc, names, 0, test, intoLists);
    return at === NOT_FOUND || at === FOUND_OUTSIDE_LISTS ? undefined : at;
  };
}
