import { AMOUNT_FEN_MAX } from "#core/money.ts";

/** Whether a value that may be anything is what it should be. */
export type Check = (value: unknown) => boolean;

export const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
export const instant = whole(0, Number.MAX_SAFE_INTEGER);
export const amount = whole(0, AMOUNT_FEN_MAX);
/** Something that is sold costs at least a fen. */
export const price = whole(1, AMOUNT_FEN_MAX);
export const yesOrNo: Check = (value) => typeof value === "boolean";
export const between =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most;
export const text =
  (most: number): Check =>
  (value) =>
    typeof value === "string" && value.length <= most;
export const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
export const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
export const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
export const orNull = (check: Check): Check => either(oneOf(null), check);
/** It may be left out. */
export const maybe = (check: Check): Check => either(oneOf(undefined), check);
export const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

/** An object with at least these fields. */
export const shaped =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
    const known = new Map<string, unknown>(Object.entries(value));
    return Object.entries(fields).every(([name, check]) => check(known.get(name)));
  };

/** What a field must be, and what stands in for one that is not. */
export type Rule = readonly [check: Check, instead: unknown];
/** What stands in for a list of which the names may still be good. */
export type Instead = (value: unknown, id: string) => unknown;
export type InputShape = {
  readonly fields: Readonly<Record<string, Rule>>;
  /** What holds while anything in the document is broken: it is not sold, not shown, not given out. */
  readonly off: Readonly<Record<string, unknown>>;
  /** What is made of a broken value rather than replaced, by field. */
  readonly remade?: Readonly<Record<string, Instead>>;
  /** What of a list must be so where only some fields of its rows were read. */
  readonly rows?: Readonly<Record<string, Check>>;
};
