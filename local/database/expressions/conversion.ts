import { ObjectId, type Value } from "../value.ts";
import { notEmulated, requestFailed } from "../errors.ts";
import { isNumeric, wholeNumber } from "../numbers.ts";
import { askedType, typeName } from "../typeName.ts";
import { read } from "./dateText.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileOnly, isNothing, namedOperands } from "./operands.ts";

const INT_MIN = -2147483648;
const INT_MAX = 2147483647;

/** Conversions between types. Nothing stays null; what has no meaning in the new type is refused. */
export const CONVERSION: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$toString", converting("$toString", toText)],
  ["$toInt", converting("$toInt", toInt)],
  ["$toLong", converting("$toLong", toLong)],
  ["$toDouble", converting("$toDouble", toDouble)],
  ["$toDate", converting("$toDate", toDate)],
  ["$toBool", converting("$toBool", toBool)],
  ["$toObjectId", converting("$toObjectId", toObjectId)],
  ["$convert", compileConvert],
]);

function converting(name: string, convert: (value: Value) => Value | undefined): CompileOperator {
  return (operand, compile) => {
    const only = compileOnly(name, operand, compile);
    return (doc) => {
      const value = only(doc);
      if (isNothing(value)) return null;
      const converted = convert(value);
      if (converted === undefined) throw unsupported(value, name);
      return converted;
    };
  };
}

function toText(value: Value): Value | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || isNumeric(value)) return String(value);
  if (value instanceof Date) return value.toISOString();
  return value instanceof ObjectId ? value.hex : undefined;
}

function toInt(value: Value): Value | undefined {
  if (value instanceof Date) return undefined; // MongoDB knows no way from a date to 32 bits.
  const long = toLong(value);
  return typeof long === "number" && long >= INT_MIN && long <= INT_MAX ? long : undefined;
}

/** A fraction is cut off a number; a text has to spell a whole one. */
function toLong(value: Value): Value | undefined {
  switch (typeof value) {
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    case "number":
      return Number.isFinite(value) ? wholeNumber(BigInt(Math.trunc(value))) : undefined;
    case "string":
      return /^[+-]?\d{1,19}$/.test(value)
        ? wholeNumber(BigInt(value.replace("+", "")))
        : undefined;
    default:
      return value instanceof Date ? value.getTime() : undefined;
  }
}

function toDouble(value: Value): Value | undefined {
  switch (typeof value) {
    case "bigint":
      return Number(value);
    case "boolean":
      return value ? 1 : 0;
    case "number":
      return value;
    case "string":
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined;
    default:
      return value instanceof Date ? value.getTime() : undefined;
  }
}

function toDate(value: Value): Value | undefined {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return new Date(Number.parseInt(value.hex.slice(0, 8), 16) * 1000);
  if (isNumeric(value)) return validDate(new Date(Math.trunc(Number(value))));
  return typeof value === "string" ? read(value) : undefined;
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Everything but false and 0 is true, even the text "false". */
function toBool(value: Value): Value | undefined {
  if (typeof value === "boolean") return value;
  return isNumeric(value) ? Number(value) !== 0 : true;
}

function toObjectId(value: Value): Value | undefined {
  if (value instanceof ObjectId) return value;
  return typeof value === "string" && /^[0-9a-f]{24}$/i.test(value)
    ? new ObjectId(value)
    : undefined;
}

type Convert = (value: Value) => Value | undefined;

/** The conversions of `$convert`, by the name of the type. */
const CONVERSIONS: ReadonlyMap<string, Convert> = new Map([
  ["string", toText],
  ["int", toInt],
  ["long", toLong],
  ["double", toDouble],
  ["date", toDate],
  ["bool", toBool],
  ["objectId", toObjectId],
]);

/** `onNull` answers for what is null or missing, `onError` for what cannot be converted. */
function compileConvert(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands("$convert", operand, ["input", "to"], ["onError", "onNull"]);
  const input = compile(named["input"] ?? null);
  const type = compile(named["to"] ?? null);
  const onNull = compile(named["onNull"] ?? null);
  const onError = named["onError"] === undefined ? undefined : compile(named["onError"]);
  return (doc) => {
    const value = input(doc);
    const asked = type(doc);
    if (isNothing(value)) return onNull(doc);
    if (isNothing(asked)) return null;
    const converted = conversionTo(asked)(value);
    if (converted !== undefined) return converted;
    if (onError === undefined) throw unsupported(value, `$convert to ${String(asked)}`);
    return onError(doc);
  };
}

function conversionTo(asked: Value): Convert {
  const name = askedType(asked);
  if (name === undefined) throw requestFailed(`Unknown type name: ${String(asked)}`);
  const convert = CONVERSIONS.get(name);
  if (convert === undefined) throw notEmulated(`$convert to ${name}`);
  return convert;
}

function unsupported(value: Value, by: string): Error {
  return requestFailed(
    `Unsupported conversion from ${typeName(value)} by ${by}: ${String(value).slice(0, 80)}`,
  );
}
