import { ObjectId, type Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { isNumeric, wholeNumber } from "../numbers.ts";
import { typeName } from "../typeName.ts";
import type { CompileOperator } from "./evaluate.ts";
import { compileOnly, isNothing } from "./operands.ts";

const INT_MIN = -2147483648;
const INT_MAX = 2147483647;

/** Conversions between types. Nothing stays null; what has no meaning in the new type is refused. */
export const CONVERSION: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$toString", converting("$toString", toText)],
  ["$toInt", converting("$toInt", toInt)],
  ["$toLong", converting("$toLong", toLong)],
  ["$toDouble", converting("$toDouble", toDouble)],
  ["$toDate", converting("$toDate", toDate)],
]);

function converting(name: string, convert: (value: Value) => Value | undefined): CompileOperator {
  return (operand, compile) => {
    const only = compileOnly(name, operand, compile);
    return (doc) => {
      const value = only(doc);
      if (isNothing(value)) return null;
      const converted = convert(value);
      if (converted === undefined) {
        throw requestFailed(
          `Unsupported conversion from ${typeName(value)} by ${name}: ${String(value).slice(0, 80)}`,
        );
      }
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
  return typeof value === "string" ? dateOfText(value) : undefined;
}

/** An ISO 8601 text; without a zone it is UTC, whatever the machine's own zone may be. */
function dateOfText(text: string): Date | undefined {
  const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (iso === null) return undefined;
  const hasTime = iso[1] !== undefined;
  const zone = iso[4];
  if (zone !== undefined && !hasTime) return undefined;
  const spelt = text.replace(" ", "T").replace(/([+-]\d\d)(\d\d)$/, hasTime ? "$1:$2" : "$&");
  return validDate(new Date(zone === undefined && hasTime ? `${spelt}Z` : spelt));
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
