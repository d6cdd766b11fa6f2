import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import { outermostScope, type Scope } from "./expressions/evaluate.ts";
import { truthy } from "./expressions/operands.ts";
import { compileJsonSchema } from "./jsonSchema.ts";
import { compileCondition, schemaBelowTop, type Condition } from "./matchField.ts";
import { compileFind, parsePath } from "./path.ts";

/** Whether a document matches a query. */
export type Matcher = (doc: Doc) => boolean;

/**
 * The matcher of a query, compiled once for any number of documents.
 *
 * - Equality, comparison (within one type, as MongoDB's), `$in`, `$elemMatch` and the other operators of
 *   `matchField.ts`; `$and`, `$or`, `$nor`, `$expr`, `$jsonSchema`; dotted paths through lists.
 * - Server dates must have been resolved before.
 * - Errors: at once, before any document is seen: "not emulated" for an operator that is not known,
 *   DATABASE_REQUEST_FAILED for an operand that MongoDB refuses.
 * - Source: MongoDB manual, "Query and Projection Operators".
 */
export function compileQuery(query: Doc): Matcher {
  return compileQueryIn(query, outermostScope());
}

/** What a query is asked of: `$elemMatch` asks it of elements. */
type Asked = "document" | "element";

/** `compileQuery` inside a pipeline, where `$expr` may use the variables of the stages around it. */
export function compileQueryIn(query: Doc, scope: Scope, asked: Asked = "document"): Matcher {
  const matchers: Matcher[] = [];
  for (const [key, operand] of Object.entries(query)) {
    if (!key.startsWith("$")) matchers.push(...compileField(key, operand, scope));
    else if (key !== "$comment") matchers.push(compileLogic(key, operand, scope, asked));
  }
  return all(matchers);
}

function compileField(key: string, operand: Value, scope: Scope): Matcher[] {
  const names = parsePath(key);
  const conditions = compileCondition(operand, (query) => compileQueryIn(query, scope, "element"));
  return conditions.map((condition) => compileOne(names, condition));
}

function compileOne(names: readonly string[], condition: Condition): Matcher {
  if ("test" in condition) return compileFind(names, condition.test, condition.intoLists);
  const matches = all(condition.not.map((inner) => compileOne(names, inner)));
  return (doc) => !matches(doc);
}

function compileLogic(operator: string, operand: Value, scope: Scope, asked: Asked): Matcher {
  switch (operator) {
    case "$and":
      return all(branches(operator, operand, scope, asked));
    case "$or":
      return any(branches(operator, operand, scope, asked));
    case "$nor": {
      const matches = any(branches(operator, operand, scope, asked));
      return (doc) => !matches(doc);
    }
    case "$expr": {
      const evaluate = compileExpression(operand, scope);
      return (doc) => truthy(evaluate(doc));
    }
    case "$jsonSchema":
      if (asked === "element") throw schemaBelowTop();
      return compileJsonSchema(operand);
    default:
      throw notEmulated(operator);
  }
}

/** The queries that `$and`, `$or` or `$nor` joins. */
export function joinedQueries(operator: string, operand: Value): Doc[] {
  if (!Array.isArray(operand)) throw requestFailed(`${operator} must be an array`);
  if (operand.length === 0) throw requestFailed(`${operator} must be a nonempty array`);
  return operand.map((query) => {
    if (!isDoc(query)) throw requestFailed("$or/$and/$nor entries need to be full objects");
    return query;
  });
}

function branches(operator: string, operand: Value, scope: Scope, asked: Asked): Matcher[] {
  return joinedQueries(operator, operand).map((query) => compileQueryIn(query, scope, asked));
}

/** Most queries ask one or two things, which need no loop. */
function all(matchers: readonly Matcher[]): Matcher {
  const [first, second] = matchers;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (matchers.length === 2) return (doc) => first(doc) && second(doc);
  return (doc) => {
    for (const matches of matchers) if (!matches(doc)) return false;
    return true;
  };
}

function any(matchers: readonly Matcher[]): Matcher {
  return (doc) => {
    for (const matches of matchers) if (matches(doc)) return true;
    return false;
  };
}
