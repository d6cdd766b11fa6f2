import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import {
  compileList,
  compileTwo,
  counted,
  isNothing,
  missing,
  namedOperands,
  wrongType,
} from "./operands.ts";
import { spanOf } from "./spans.ts";
import { textOf, upper } from "./strings.ts";

/** Looking into texts: for other texts, for what stands at their ends, and for what shall be replaced. */
export const TEXT_SEARCH: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$indexOfCP", (operand, compile) => placing("$indexOfCP", operand, compile, placeInCharacters)],
  ["$indexOfBytes", (operand, compile) => placing("$indexOfBytes", operand, compile, placeInBytes)],
  ["$strcasecmp", compileCaseless],
  ["$trim", (operand, compile) => trimming("$trim", operand, compile, "both")],
  ["$ltrim", (operand, compile) => trimming("$ltrim", operand, compile, "start")],
  ["$rtrim", (operand, compile) => trimming("$rtrim", operand, compile, "end")],
  ["$replaceOne", (operand, compile) => replacing("$replaceOne", operand, compile)],
  ["$replaceAll", (operand, compile) => replacing("$replaceAll", operand, compile)],
]);

type Place = (text: string, wanted: string, name: string, from?: Value, to?: Value) => number;

/** `[text, wanted, start, end]`: where the wanted text begins, or -1. */
function placing(name: string, operand: Value, compile: Compile, place: Place): Evaluate {
  const [first, second = missing, from, to] = counted(name, compileList(operand, compile), 2, 4);
  return (doc) => {
    const text = first?.(doc);
    if (isNothing(text)) return null;
    if (typeof text !== "string") {
      throw wrongType(`${name} requires a string as the first argument`, text);
    }
    const wanted = second(doc);
    if (typeof wanted !== "string") {
      throw wrongType(`${name} requires a string as the second argument`, wanted);
    }
    return place(text, wanted, name, from?.(doc), to?.(doc));
  };
}

function placeInCharacters(
  text: string,
  wanted: string,
  name: string,
  from?: Value,
  to?: Value,
): number {
  const characters = [...text];
  const { start, end } = spanOf(name, from, to, characters.length);
  if (start > end) return -1;
  const part = characters.slice(start, end).join("");
  const at = part.indexOf(wanted);
  return at < 0 ? -1 : start + [...part.slice(0, at)].length;
}

function placeInBytes(
  text: string,
  wanted: string,
  name: string,
  from?: Value,
  to?: Value,
): number {
  const bytes = Buffer.from(text, "utf8");
  const { start, end } = spanOf(name, from, to, bytes.length);
  if (start > end) return -1;
  const at = bytes.subarray(start, end).indexOf(wanted, 0, "utf8");
  return at < 0 ? -1 : start + at;
}

/** -1, 0 or 1, where the letters A to Z and a to z are the same. */
function compileCaseless(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$strcasecmp", operand, compile);
  return (doc) => {
    const a = Buffer.from(upper(textOf("$strcasecmp", first(doc))), "utf8");
    const b = Buffer.from(upper(textOf("$strcasecmp", second(doc))), "utf8");
    return Buffer.compare(a, b);
  };
}

/** MongoDB's own list of what is blank; it is shorter than Unicode's. */
const BLANKS = [
  ..."\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007",
].concat([..."\u2008\u2009\u200a"]);

function trimming(
  name: string,
  operand: Value,
  compile: Compile,
  side: "start" | "end" | "both",
): Evaluate {
  const named = namedOperands(name, operand, ["input"], ["chars"]);
  const input = compile(named["input"] ?? null);
  const chars = named["chars"] === undefined ? undefined : compile(named["chars"]);
  return (doc) => {
    const text = input(doc);
    const unwanted = chars === undefined ? "" : chars(doc);
    if (isNothing(text) || isNothing(unwanted)) return null;
    if (typeof text !== "string")
      throw wrongType(`${name} requires its input to be a string`, text);
    if (typeof unwanted !== "string") {
      throw wrongType(`${name} requires 'chars' to be a string`, unwanted);
    }
    return trimmed(text, new Set(chars === undefined ? BLANKS : unwanted), side);
  };
}

function trimmed(
  text: string,
  unwanted: ReadonlySet<string>,
  side: "start" | "end" | "both",
): string {
  const characters = [...text];
  let start = 0;
  let end = characters.length;
  const isUnwanted = (at: number): boolean => unwanted.has(characters[at] ?? "");
  if (side !== "end") while (start < end && isUnwanted(start)) start += 1;
  if (side !== "start") while (end > start && isUnwanted(end - 1)) end -= 1;
  return characters.slice(start, end).join("");
}

function replacing(
  name: "$replaceOne" | "$replaceAll",
  operand: Value,
  compile: Compile,
): Evaluate {
  const named = namedOperands(name, operand, ["input", "find", "replacement"]);
  const parts = ["input", "find", "replacement"].map((part) => ({
    part,
    evaluate: compile(named[part] ?? null),
  }));
  return (doc) => {
    const texts: (string | undefined)[] = parts.map(({ part, evaluate }) => {
      const text = evaluate(doc);
      if (isNothing(text) || typeof text === "string") return text ?? undefined;
      throw requestFailed(
        `${name} requires that '${part}' be a string, found a value of type: ${typeName(text)}`,
      );
    });
    const [text, find, replacement] = texts;
    if (text === undefined || find === undefined || replacement === undefined) return null;
    // By a function, since a replacement's $ means nothing special here.
    return name === "$replaceOne"
      ? text.replace(find, () => replacement)
      : text.replaceAll(find, () => replacement);
  };
}
