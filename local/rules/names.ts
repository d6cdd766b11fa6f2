import { isCondition, partsOf, RuleSyntaxError, type Expression, type Rule } from "./expression.ts";
import { parseExpression } from "./parse.ts";

/** What a rule is about: it decides which variables there are. */
export type Subject = "documents" | "files";

/** The platform's limits of get(): calls in one expression, and calls inside the path of a call. */
const GETS_MAX = 3;
const GET_DEPTH_MAX = 2;

/** The fields that a variable has; `undefined` where it may have any. */
const VARIABLES: Readonly<Record<Subject, ReadonlyMap<string, readonly string[] | undefined>>> = {
  documents: new Map([
    ["auth", ["openid", "uid", "loginType"]],
    ["doc", undefined],
    ["request", ["data"]],
    ["now", []],
  ]),
  files: new Map([
    ["auth", ["openid", "uid", "loginType"]],
    ["resource", ["openid", "path"]],
    ["now", []],
  ]),
};

/**
 * Reads a rule: `true`, `false` or an expression, all of whose names are known.
 *
 * - Errors: RuleSyntaxError for what is no expression, for a name that the platform does not document ("not emulated"),
 *   and beyond the limits of get().
 */
export function readRule(written: boolean | string, subject: Subject): Rule {
  const text = String(written);
  const expression = parseExpression(text);
  let gets = 0;
  const walk = (part: Expression, getDepth: number): void => {
    checkName(part, subject);
    let depth = getDepth;
    if (part.kind === "get") {
      depth += 1;
      gets += 1;
      checkGet(part, { subject, gets, depth });
    }
    for (const inner of partsOf(part)) if (!isVariable(part, inner)) walk(inner, depth);
  };
  walk(expression, 0);
  if (!isCondition(expression) && expression.kind === "literal") {
    if (typeof expression.value !== "boolean") {
      throw new RuleSyntaxError(`${text} is neither true nor false`, 0);
    }
  }
  return { text, expression };
}

/** Whether `inner` is the `auth` of `auth.openid`: it was checked together with its field. */
function isVariable(part: Expression, inner: Expression): boolean {
  return (
    (part.kind === "member" || part.kind === "index") && part.of === inner && inner.kind === "name"
  );
}

function checkName(part: Expression, subject: Subject): void {
  if (part.kind === "name") {
    fieldsOf(part.name, part.at.from, subject);
    if (part.name !== "request" && part.name !== "resource") return;
    throw new RuleSyntaxError(`not emulated: ${part.name} as a whole`, part.at.from);
  }
  if ((part.kind !== "member" && part.kind !== "index") || part.of.kind !== "name") return;
  const { name, at } = part.of;
  const fields = fieldsOf(name, at.from, subject);
  if (fields === undefined) return;
  if (part.kind === "member" && fields.includes(part.name)) return;
  const field = part.kind === "member" ? `${name}.${part.name}` : `${name}[…]`;
  const known = fields.map((one) => `${name}.${one}`).join(", ");
  const hint = known === "" ? `${name} has no fields` : `there are ${known}`;
  throw new RuleSyntaxError(`not emulated: ${field} (${hint})`, at.from);
}

/** The fields of a variable; undefined where it may have any. Errors: RuleSyntaxError for no variable. */
function fieldsOf(name: string, at: number, subject: Subject): readonly string[] | undefined {
  const variables = VARIABLES[subject];
  if (!variables.has(name)) throw unknownName(name, at, subject);
  return variables.get(name);
}

function unknownName(name: string, at: number, subject: Subject): RuleSyntaxError {
  const known = [...VARIABLES[subject].keys()].join(", ");
  return new RuleSyntaxError(`not emulated: ${name} (the variables are ${known})`, at);
}

function checkGet({ at }: Expression, o: { subject: Subject; gets: number; depth: number }): void {
  if (o.subject !== "documents") {
    throw new RuleSyntaxError("get() works in rules of collections only", at.from);
  }
  if (o.gets > GETS_MAX) {
    throw new RuleSyntaxError(`more than ${GETS_MAX} calls of get()`, at.from);
  }
  if (o.depth > GET_DEPTH_MAX) {
    throw new RuleSyntaxError(`get() nested deeper than ${GET_DEPTH_MAX}`, at.from);
  }
}
