import { fenOf, rateOf } from "../../lib/money.ts";
import { wholeOf } from "../../lib/typed.ts";
import { hundredths } from "./planForm.ts";

export type NumberKind = "rate" | "amount" | "count";

/** A number of a plan as the form shows it: basis points as percent, fen as yuan. */
export const typedOf = (kind: NumberKind, value: unknown): string =>
  kind === "count" ? (value === undefined ? "" : String(value)) : hundredths(value);

/** What was typed, as the plan has it: undefined = nothing was typed, null = it is no such number. */
export function numberOf(kind: NumberKind, typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (kind === "count") return wholeOf(text);
  const value = kind === "rate" ? rateOf(text) : fenOf(text);
  return value === null || value < 0 || (kind === "rate" && value > 10_000) ? null : value;
}
