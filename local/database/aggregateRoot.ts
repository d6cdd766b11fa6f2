import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import type { Scope } from "./expressions/evaluate.ts";
import { typeName } from "./typeName.ts";

/** `$replaceRoot` and `$replaceWith`: each document gives way to one that an expression makes of it. */
export function compileNewRoot(
  name: "$replaceRoot" | "$replaceWith",
  spec: Value,
  scope: Scope,
): (doc: Doc) => Doc {
  const newRoot = compileExpression(name === "$replaceWith" ? spec : newRootOf(spec), scope);
  return (doc) => {
    const root = newRoot(doc);
    if (isDoc(root)) return root;
    throw requestFailed(
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(root)}`,
    );
  };
}

function newRootOf(spec: Value): Value {
  const expression = isDoc(spec) ? spec["newRoot"] : undefined;
  if (expression !== undefined) return expression;
  throw requestFailed("no newRoot specified for the $replaceRoot stage");
}
