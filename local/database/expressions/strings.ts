import { ObjectId, type Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { isNumeric } from "../numbers.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileList, compileOnly, compileTwo, counted, isNothing, wrongType } from "./operands.ts";

/** Texts. Positions and lengths count characters (code points), except `$substr`'s, which count UTF-8 bytes. */
export const STRINGS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$concat", compileConcat],
  ["$toLower", (operand, compile) => folding("$toLower", operand, compile)],
  ["$toUpper", (operand, compile) => folding("$toUpper", operand, compile)],
  ["$substr", (operand, compile) => compilePart("$substr", operand, compile, partOfBytes)],
  [
    "$substrBytes",
    (operand, compile) => compilePart("$substrBytes", operand, compile, partOfBytes),
  ],
  ["$substrCP", (operand, compile) => compilePart("$substrCP", operand, compile, partOfCharacters)],
  ["$split", compileSplit],
  ["$strLenCP", (operand, compile) => measuring("$strLenCP", operand, compile, characters)],
  ["$strLenBytes", (operand, compile) => measuring("$strLenBytes", operand, compile, bytes)],
]);

function compileConcat(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => {
    let joined = "";
    for (const evaluate of operands) {
      const part = evaluate(doc);
      if (isNothing(part)) return null;
      if (typeof part !== "string") throw wrongType("$concat only supports strings", part);
      joined += part;
    }
    return joined;
  };
}

/** Only the letters A to Z are folded, as in MongoDB; nothing becomes "". */
function folding(name: "$toLower" | "$toUpper", operand: Value, compile: Compile): Evaluate {
  const only = compileOnly(name, operand, compile);
  const fold = name === "$toLower" ? lower : upper;
  return (doc) => fold(textOf(name, only(doc)));
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The letters a to z made great, and no others. */
export function upper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** What string operators take for a text: nothing is "", numbers and dates are written out. */
export function textOf(name: string, value: Value | undefined): string {
  if (typeof value === "string") return value;
  if (isNothing(value)) return "";
  if (isNumeric(value)) return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.hex;
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to String in ${name}`);
}

type TakePart = (text: string, from: number, length: number) => string;

function compilePart(name: string, operand: Value, compile: Compile, take: TakePart): Evaluate {
  const [text, from, length] = counted(name, compileList(operand, compile), 3, 3);
  return (doc) => {
    const start = from?.(doc);
    const count = length?.(doc);
    if (typeof start !== "number" || typeof count !== "number") {
      throw requestFailed(`${name}: starting index and length must be numbers`);
    }
    return take(textOf(name, text?.(doc)), Math.trunc(start), Math.trunc(count));
  };
}

function partOfCharacters(text: string, from: number, length: number): string {
  if (from < 0) throw requestFailed("$substrCP: the starting index must be non-negative");
  if (length < 0) throw requestFailed("$substrCP: length must be non-negative");
  return [...text].slice(from, from + length).join("");
}

/** A negative position gives "", a negative length the rest; a part may not cut through a character. */
function partOfBytes(text: string, from: number, length: number): string {
  const encoded = Buffer.from(text, "utf8");
  if (from < 0 || from >= encoded.length) return "";
  const end = length < 0 ? encoded.length : Math.min(encoded.length, from + length);
  for (const at of [from, end]) {
    if (((encoded[at] ?? 0) & 0xc0) === 0x80) {
      throw requestFailed("$substrBytes: Invalid range, in the middle of a UTF-8 character.");
    }
  }
  return encoded.toString("utf8", from, end);
}

function compileSplit(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$split", operand, compile);
  return (doc) => {
    const text = first(doc);
    const separator = second(doc);
    if (isNothing(text) || isNothing(separator)) return null;
    if (typeof text !== "string" || typeof separator !== "string") {
      throw requestFailed("$split requires expressions that evaluate to strings");
    }
    if (separator === "") throw requestFailed("$split requires a non-empty separator");
    return text.split(separator);
  };
}

function measuring(
  name: string,
  operand: Value,
  compile: Compile,
  measure: (text: string) => number,
): Evaluate {
  const only = compileOnly(name, operand, compile);
  return (doc) => {
    const text = only(doc);
    if (typeof text !== "string") throw wrongType(`${name} requires a string argument`, text);
    return measure(text);
  };
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
