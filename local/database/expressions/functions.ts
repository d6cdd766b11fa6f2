import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { isNumeric, wholeNumber, type Numeric } from "../numbers.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileOnly, compileTwo, isNothing, wrongType } from "./operands.ts";

/** Powers, logarithms and trigonometry: of doubles, and of longs as the nearest doubles. Nothing stays null. */
export const FUNCTIONS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$pow", compilePow],
  ["$log", compileLog],
  ["$atan2", compileAtan2],
  ...[
    over("$exp", Math.exp),
    over("$sqrt", Math.sqrt, (x) => x >= 0, "must be greater than or equal to 0"),
    over("$ln", Math.log, isPositive, "must be a positive number"),
    over("$log10", Math.log10, isPositive, "must be a positive number"),
    over("$sin", Math.sin, Number.isFinite, "must be in (-inf,inf)"),
    over("$cos", Math.cos, Number.isFinite, "must be in (-inf,inf)"),
    over("$tan", Math.tan, Number.isFinite, "must be in (-inf,inf)"),
    over("$asin", Math.asin, isInUnit, "must be in [-1,1]"),
    over("$acos", Math.acos, isInUnit, "must be in [-1,1]"),
    over("$atan", Math.atan),
    over("$sinh", Math.sinh),
    over("$cosh", Math.cosh),
    over("$tanh", Math.tanh),
    over("$asinh", Math.asinh),
    over("$acosh", Math.acosh, (x) => x >= 1, "must be in [1,inf]"),
    over("$atanh", Math.atanh, isInUnit, "must be in [-1,1]"),
    over("$degreesToRadians", (x) => x * (Math.PI / 180)),
    over("$radiansToDegrees", (x) => x * (180 / Math.PI)),
  ],
]);

function isPositive(x: number): boolean {
  return x > 0;
}

function isInUnit(x: number): boolean {
  return x >= -1 && x <= 1;
}

/** A function of one number with the numbers that it takes. NaN is taken everywhere, and stays NaN. */
function over(
  name: string,
  compute: (x: number) => number,
  isTaken: (x: number) => boolean = () => true,
  domain = "",
): [string, CompileOperator] {
  const compileFunction: CompileOperator = (operand, compile) => {
    const only = compileOnly(name, operand, compile);
    return (doc) => {
      const value = only(doc);
      if (isNothing(value)) return null;
      const x = Number(numericOf(name, value));
      if (Number.isNaN(x) || isTaken(x)) return compute(x);
      throw requestFailed(`${name}'s argument ${domain}, but is ${x}`);
    };
  };
  return [name, compileFunction];
}

function numericOf(name: string, value: Value): Numeric {
  if (isNumeric(value)) return value;
  throw wrongType(`${name} only supports numeric types`, value);
}

/** Two numbers at a time; null when one of them is nothing. */
function compileBinary(
  name: string,
  operand: Value,
  compile: Compile,
  compute: (a: Numeric, b: Numeric) => Numeric,
): Evaluate {
  const [first, second] = compileTwo(name, operand, compile);
  return (doc) => {
    const a = first(doc);
    const b = second(doc);
    if (isNothing(a) || isNothing(b)) return null;
    return compute(numericOf(name, a), numericOf(name, b));
  };
}

function compilePow(operand: Value, compile: Compile): Evaluate {
  return compileBinary("$pow", operand, compile, (base, exponent) => {
    if (Number(base) === 0 && Number(exponent) < 0) {
      throw requestFailed("$pow cannot take a base of 0 and a negative exponent");
    }
    return wholePower(base, exponent) ?? Number(base) ** Number(exponent);
  });
}

/** The exact power of whole numbers where 64 bits hold it; a greater one is a double, as in MongoDB. */
function wholePower(base: Numeric, exponent: Numeric): Numeric | undefined {
  const near = Number(base) ** Number(exponent);
  if (Number.isSafeInteger(near)) return near;
  if (!isWhole(base) || !isWhole(exponent) || Number(exponent) < 0) return undefined;
  return Math.abs(near) < 2 ** 63 ? wholeNumber(BigInt(base) ** BigInt(exponent)) : undefined;
}

function isWhole(value: Numeric): boolean {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}

function compileLog(operand: Value, compile: Compile): Evaluate {
  return compileBinary("$log", operand, compile, (number, base) => {
    const x = Number(number);
    const b = Number(base);
    if (x <= 0) throw requestFailed(`$log's argument must be a positive number, but is ${x}`);
    if (b <= 0 || b === 1) {
      throw requestFailed(`$log's base must be a positive number not equal to 1, but is ${b}`);
    }
    return Math.log(x) / Math.log(b);
  });
}

function compileAtan2(operand: Value, compile: Compile): Evaluate {
  return compileBinary("$atan2", operand, compile, (y, x) => Math.atan2(Number(y), Number(x)));
}
