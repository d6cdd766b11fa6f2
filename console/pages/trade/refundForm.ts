import { fenOf } from "../../lib/money.ts";
import type { RefundParts } from "../../services/order.ts";

/** What can be given back of each sku, and of freight (`sku` null). */
type Left = readonly { readonly sku: string | null; readonly leftFen: number }[];
/** Typed yuan by sku; freight under "". */
export type TypedAmounts = Readonly<Record<string, string>>;
export const keyOf = (sku: string | null): string => sku ?? "";

/** What is wrong with each amount that was typed; nothing typed is nothing refunded. */
export function amountFaults(
  left: Left,
  typed: TypedAmounts,
): Readonly<Record<string, "wrong" | "over">> {
  return Object.fromEntries(
    left.flatMap(({ sku, leftFen }): [string, "wrong" | "over"][] => {
      const text = (typed[keyOf(sku)] ?? "").trim();
      if (text === "") return [];
      const amountFen = fenOf(text);
      if (amountFen === null || amountFen < 0) return [[keyOf(sku), "wrong"]];
      return amountFen > leftFen ? [[keyOf(sku), "over"]] : [];
    }),
  );
}

/** The refund that was typed; null while an amount is wrong. Nothing at all is a refund of nothing. */
export function refundOf(left: Left, typed: TypedAmounts): RefundParts | null {
  if (Object.keys(amountFaults(left, typed)).length > 0) return null;
  const amountOf = (sku: string | null): number => fenOf(typed[keyOf(sku)] ?? "") ?? 0;
  const lines = left.flatMap(({ sku }) => {
    const refundFen = amountOf(sku);
    return sku === null || refundFen === 0 ? [] : [{ sku, refundFen }];
  });
  return { lines, freightFen: amountOf(null) };
}

/** WeChat takes a reason of 80 bytes. */
export const fitsReason = (text: string): boolean =>
  text.trim() !== "" && new TextEncoder().encode(text.trim()).length <= 80;
