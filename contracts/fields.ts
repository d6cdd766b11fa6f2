import * as z from "zod";
import { AMOUNT_FEN_MAX, WHOLE_BP, type BasisPoints, type Fen } from "#core/money.ts";

/** An amount in fen, 0 or more. */
export const fenSchema = z
  .int("应为整数，单位分")
  .min(0, "不能小于 0")
  .max(AMOUNT_FEN_MAX, "金额太大")
  .transform((value) => value as Fen);

/** A rate in basis points, 0 to 10,000. */
export const rateSchema = z
  .int("应为整数，单位万分之一")
  .min(0, "不能小于 0")
  .max(WHOLE_BP, "不能超过 10000")
  .transform((value) => value as BasisPoints);

/** A name of something: printable, no control characters, 1 to 64 characters, no space at the ends. */
export const nameSchema = z
  .string()
  .min(1, "不能为空")
  .max(64, "最长 64 个字符")
  .regex(/^[^\p{C}\s$](?:[^\p{C}]*[^\p{C}\s])?$/u, "含有不允许的字符");

/** An id: an openid, an order number, a withdrawal number. */
export const idSchema = nameSchema;

/** Where a list goes on: after which id, and how many. */
export const pageSchema = {
  afterId: z.union([z.literal(""), nameSchema]).default(""),
  limit: z.int().min(1).max(100).default(20),
};

/** What is left of `T` when the fields that may be undefined are not there instead. */
export type Said<T> = T extends number | string | boolean | null
  ? T
  : T extends readonly unknown[]
    ? T
    : { [K in keyof T]: Said<Exclude<T[K], undefined>> };

/** An object without the fields that were given as undefined, at any depth but not within lists. */
export function said<G extends object>(given: G): Said<G> {
  const entries = Object.entries(given).flatMap(([key, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
    return [[key, isPlain ? said(value) : value]];
  });
  return Object.fromEntries(entries) as Said<G>; // As it was given, less what was not.
}
