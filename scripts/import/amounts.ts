import { AMOUNT_FEN_MAX } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

/** A decimal number as written: `digits` / 10^`places`, so that no float ever touches it. */
export type Decimal = { readonly digits: bigint; readonly places: number };
export type PriceFault = "price_unreadable" | "price_ambiguous";

const PLAIN = /^([+-]?)(\d{1,12})(?:[.,](\d{1,12}))?$/;
const POINT_LAST = /^([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d{1,12})$/;
const COMMA_LAST = /^([+-]?)(\d{1,3}(?:\.\d{3})+),(\d{1,12})$/;
/** `1,234` may be a thousand or one and a bit; `0,123` and `1234,500` can only be decimals. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a price with decimal point or comma, with or without marks between thousands.
 *
 * - Errors: `price_ambiguous` where a thousands mark and a decimal mark look alike: a guess there
 *   would be wrong by a factor of 1,000. `price_unreadable` for everything else that is no number.
 */
export function readPrice(text: string): Result<Decimal, PriceFault> {
  if (AMBIGUOUS.test(text)) return err("price_ambiguous");
  const match = PLAIN.exec(text) ?? POINT_LAST.exec(text) ?? COMMA_LAST.exec(text);
  if (!match) return err("price_unreadable");
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = BigInt(whole.replace(/[.,]/g, "") + fraction);
  return ok({ digits: sign === "-" ? -digits : digits, places: fraction.length });
}

/** Reads a whole quantity, below zero too. Null when it is none: `1,5` and `1,000` are none. */
export function readQuantity(text: string): number | null {
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : null;
}

export type LineAmount = { readonly amountFen: number; readonly rounded: boolean };

/**
 * Quantity × price in fen, of exact decimals; a price is in yuan (1.00 → 100).
 *
 * - Returns the nearest fen, a half away from zero, and whether anything was rounded at all: prices
 *   have two decimals as a rule, so that a report can name the exceptions.
 * - Errors: null when it is more than one amount may be.
 */
export function lineAmount(quantity: number, price: Decimal): LineAmount | null {
  const scale = 10n ** BigInt(price.places);
  const product = BigInt(quantity) * price.digits * 100n;
  const size = product < 0n ? -product : product;
  const roundedSize = (2n * size + scale) / (2n * scale);
  if (roundedSize > BigInt(AMOUNT_FEN_MAX)) return null;
  const amountFen = Number(roundedSize);
  return {
    amountFen: product < 0n && amountFen !== 0 ? -amountFen : amountFen,
    rounded: size % scale !== 0n,
  };
}
