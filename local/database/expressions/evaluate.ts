import type { Doc, Value } from "../value.ts";

/** Computes an expression for one document of a pipeline; undefined is a missing value. */
export type Evaluate = (doc: Doc) => Value | undefined;

/** Where a variable keeps its value while the expression under it runs. Each variable of a pipeline has its own. */
export type Slot = { value: Value | undefined };

/** What an expression may refer to, known when it is compiled. */
export type Scope = {
  /** The time of `$$NOW`; undefined where there is no clock, as in a plain query. */
  readonly nowMs: number | undefined;
  readonly variables: ReadonlyMap<string, Slot>;
};

/** Compiles one operator's operand. `compile` compiles the expressions inside it, in whatever scope it is given. */
export type CompileOperator = (operand: Value, compile: Compile, scope: Scope) => Evaluate;

/** Compiles an expression; without a scope, in the one around the operator. */
export type Compile = (expression: Value, scope?: Scope) => Evaluate;

export function outermostScope(nowMs?: number): Scope {
  return { nowMs, variables: new Map() };
}

/** The scope inside something that names new variables. */
export function innerScope(scope: Scope, variables: Iterable<readonly [string, Slot]>): Scope {
  return { ...scope, variables: new Map([...scope.variables, ...variables]) };
}
