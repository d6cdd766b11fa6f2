import type { Doc, Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { regExpOf } from "../regExp.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { isNothing, missing, namedOperands, wrongType } from "./operands.ts";

/** Regular expressions in expressions: whether, where and how often one is found in a text. */
export const PATTERNS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$regexMatch", (operand, compile) => searching("$regexMatch", operand, compile, false, isFound)],
  ["$regexFind", (operand, compile) => searching("$regexFind", operand, compile, null, firstFound)],
  [
    "$regexFindAll",
    (operand, compile) => searching("$regexFindAll", operand, compile, [], allFound),
  ],
]);

type Search = (text: string, expression: RegExp) => Value;

/** `{ input, regex, options }`; `nothing` is the answer where the text or the expression is null or missing. */
function searching(
  name: string,
  operand: Value,
  compile: Compile,
  nothing: Value,
  search: Search,
): Evaluate {
  const named = namedOperands(name, operand, ["input", "regex"], ["options"]);
  const input = compile(named["input"] ?? null);
  const regex = compile(named["regex"] ?? null);
  const options = named["options"] === undefined ? missing : compile(named["options"]);
  return (doc) => {
    const text = input(doc);
    const expression = expressionOf(name, regex(doc), options(doc));
    if (!isNothing(text) && typeof text !== "string") {
      throw wrongType(`${name} needs 'input' to be of type string`, text);
    }
    return isNothing(text) || expression === undefined ? nothing : search(text, expression);
  };
}

/** With the flag `g`, so that all that is found can be asked for. */
function expressionOf(
  name: string,
  regex: Value | undefined,
  options: Value | undefined,
): RegExp | undefined {
  if (!isNothing(options) && typeof options !== "string") {
    throw wrongType(`${name} needs 'options' to be of type string`, options);
  }
  if (isNothing(regex)) return undefined;
  if (typeof regex !== "string" && !(regex instanceof RegExp)) {
    throw wrongType(`${name} needs 'regex' to be of type string or regex`, regex);
  }
  const own = regex instanceof RegExp ? regex.flags.replace(/[^imsx]/g, "") : "";
  if (own !== "" && typeof options === "string" && options !== "") {
    throw requestFailed(
      `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
    );
  }
  const source = regex instanceof RegExp ? regex.source : regex;
  const made = regExpOf(source, own === "" ? (options ?? "") : own);
  return new RegExp(made.source, `${made.flags}g`);
}

function isFound(text: string, expression: RegExp): boolean {
  return expression.test(text);
}

function firstFound(text: string, expression: RegExp): Value {
  const found = expression.exec(text);
  return found === null ? null : shown(found);
}

function allFound(text: string, expression: RegExp): Value {
  return [...text.matchAll(expression)].map(shown);
}

/** `idx` counts characters, as `$substrCP` does. */
function shown(found: RegExpExecArray): Doc {
  const [match, ...captures] = found;
  return {
    match,
    idx: [...found.input.slice(0, found.index)].length,
    captures: captures.map((capture: string | undefined) => capture ?? null),
  };
}
