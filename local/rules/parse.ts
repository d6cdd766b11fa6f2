import { isCondition, RuleSyntaxError, type Expression, type Operator } from "./expression.ts";
import { tokensOf, type TemplatePart, type Token } from "./lexer.ts";
import { readerOf, shown, type Reader } from "./tokenReader.ts";

/** The platform's limit of one expression, in characters. */
const LENGTH_MAX = 1_024;
/** Keeps the walk of an expression within the stack; no rule that a person wrote comes near. */
const DEPTH_MAX = 50;

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", ">", ">=", "<", "<="]);
const LITERALS: ReadonlyMap<string, null | boolean> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
  // The platform's get() answers either where a document is missing; `==` takes one for the other.
  ["undefined", null],
]);

/**
 * The expression that a text says. What its names mean is checked by `checkNames`.
 *
 * - Binds, from the loosest: `||`, `&&`, comparisons and `in`, `+`, `!`, then `.name`, `[index]` and `get(…)`.
 * - Errors: RuleSyntaxError, with the place.
 */
export function parseExpression(text: string): Expression {
  if (text.length > LENGTH_MAX) {
    throw new RuleSyntaxError(
      `${text.length} characters are too many: the limit is ${LENGTH_MAX}`,
      LENGTH_MAX,
    );
  }
  return parseTokens(tokensOf(text), 0);
}

function parseTokens(tokens: readonly Token[], depth: number): Expression {
  const reader = readerOf(tokens);
  const expression = parseOr(reader, depth);
  const rest = reader.next();
  if (rest.kind !== "end") {
    throw new RuleSyntaxError(`expected an operator, but found ${shown(rest)}`, rest.from);
  }
  return expression;
}

function parseOr(reader: Reader, depth: number): Expression {
  if (depth > DEPTH_MAX) {
    throw new RuleSyntaxError(`nested deeper than ${DEPTH_MAX} levels`, reader.peek().from);
  }
  let left = parseAnd(reader, depth);
  while (reader.take("||")) left = joined("or", left, parseAnd(reader, depth));
  return left;
}

function parseAnd(reader: Reader, depth: number): Expression {
  let left = parseComparison(reader, depth);
  while (reader.take("&&")) left = joined("and", left, parseComparison(reader, depth));
  return left;
}

function joined(kind: "and" | "or", left: Expression, right: Expression): Expression {
  return { kind, left, right, at: { from: left.at.from, to: right.at.to } };
}

function parseComparison(reader: Reader, depth: number): Expression {
  const left = parseSum(reader, depth);
  const operator = reader.take(...COMPARISONS, "in");
  if (operator === undefined) return left;
  const right = parseSum(reader, depth);
  const at = { from: left.at.from, to: right.at.to };
  const another = reader.peek();
  const follows = another.kind === "sign" || another.kind === "name" ? another.text : "";
  if (COMPARISONS.has(follows) || follows === "in") {
    throw new RuleSyntaxError("comparisons cannot be chained: join them with &&", another.from);
  }
  onlyValue(left, operator);
  onlyValue(right, operator);
  if (operator === "in") return { kind: "in", item: left, list: right, at };
  return { kind: "compare", operator: operator as Operator, left, right, at };
}

/** `!x in [...]` means `(!x) in [...]`, which nobody wants; the mistake is named instead. */
function onlyValue(side: Expression, operator: string): void {
  if (!isCondition(side)) return;
  const hint = side.kind === "not" ? `: write !(… ${operator} …)` : "";
  throw new RuleSyntaxError(`"${operator}" compares values, not conditions${hint}`, side.at.from);
}

function parseSum(reader: Reader, depth: number): Expression {
  const first = parseUnary(reader, depth);
  const parts = [first];
  while (reader.take("+")) parts.push(parseUnary(reader, depth));
  const last = parts[parts.length - 1] ?? first;
  if (parts.length === 1) return first;
  for (const part of parts) onlyValue(part, "+");
  return { kind: "join", parts, at: { from: first.at.from, to: last.at.to } };
}

function parseUnary(reader: Reader, depth: number): Expression {
  const { from } = reader.peek();
  if (reader.take("!")) {
    if (depth > DEPTH_MAX) throw new RuleSyntaxError(`nested deeper than ${DEPTH_MAX}`, from);
    const of = parseUnary(reader, depth + 1);
    return { kind: "not", of, at: { from, to: of.at.to } };
  }
  if (reader.take("-")) {
    const number = reader.next();
    if (number.kind !== "number") {
      throw new RuleSyntaxError('"-" stands only before a number: rules do not calculate', from);
    }
    return { kind: "literal", value: -number.value, at: { from, to: number.to } };
  }
  return parsePostfix(reader, depth);
}

function parsePostfix(reader: Reader, depth: number): Expression {
  let of = parsePrimary(reader, depth);
  for (;;) {
    const { from } = of.at;
    if (reader.take(".")) {
      const name = reader.next();
      if (name.kind !== "name") {
        throw new RuleSyntaxError(`expected a field's name, but found ${shown(name)}`, name.from);
      }
      of = { kind: "member", of, name: name.text, at: { from, to: name.to } };
    } else if (reader.take("[")) {
      const index = parseOr(reader, depth + 1);
      const { to } = reader.expect("]");
      const literal = index.kind === "literal" && index.value !== null;
      of = literal
        ? { kind: "member", of, name: String(index.value), at: { from, to } }
        : { kind: "index", of, index, at: { from, to } };
    } else return of;
  }
}

function parsePrimary(reader: Reader, depth: number): Expression {
  const token = reader.next();
  const at = { from: token.from, to: token.to };
  switch (token.kind) {
    case "number":
    case "text":
      return { kind: "literal", value: token.value, at };
    case "template":
      return { kind: "join", parts: token.parts.map((part) => parsePart(part, at, depth)), at };
    case "name":
      return parseName(reader, token.text, token, depth);
    case "sign":
      if (token.text === "(") {
        const inner = parseOr(reader, depth + 1);
        return { ...inner, at: { from: token.from, to: reader.expect(")").to } };
      }
      if (token.text === "[") return parseList(reader, token.from, depth);
  }
  throw new RuleSyntaxError(`expected a value, but found ${shown(token)}`, token.from);
}

function parsePart(part: TemplatePart, at: Expression["at"], depth: number): Expression {
  if ("text" in part) return { kind: "literal", value: part.text, at };
  return parseTokens(part.tokens, depth + 1);
}

function parseName(reader: Reader, name: string, { from, to }: Token, depth: number): Expression {
  const literal = LITERALS.get(name);
  if (literal !== undefined) return { kind: "literal", value: literal, at: { from, to } };
  const open = reader.peek();
  if (open.kind !== "sign" || open.text !== "(") return { kind: "name", name, at: { from, to } };
  if (name !== "get") {
    throw new RuleSyntaxError(`there is no function ${name}(): the only one is get()`, from);
  }
  reader.expect("(");
  const path = parseOr(reader, depth + 1);
  return { kind: "get", path, at: { from, to: reader.expect(")").to } };
}

function parseList(reader: Reader, from: number, depth: number): Expression {
  const items: Expression[] = [];
  for (;;) {
    const token = reader.peek();
    if (token.kind === "sign" && token.text === "]") break;
    items.push(parseOr(reader, depth + 1));
    if (!reader.take(",")) break;
  }
  return { kind: "list", items, at: { from, to: reader.expect("]").to } };
}
