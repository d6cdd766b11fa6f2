import { WHOLE_BP, type BasisPoints, type Fen } from "#core/money.ts";
import { chinaDay, HOUR_MS } from "#core/time.ts";

/** An amount as a Chinese shop writes it: `1,234.50`. */
export function yuan(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

/** A rate as per cent: `10%`, `12.5%`, `0.05%`. */
export const percent = (rateBp: number): string =>
  `${yuan(rateBp).replace(/\.?0+$/, "")}%`.replace(/^%/, "0%");

/** Fractions of a fen that are told; what is beyond shows as `…`. */
const FRACTION_DIGITS = 4;

/** `amount × rate`, in yuan, before it is rounded: `3.333`. */
export const ratedYuan = (amountFen: Fen, rateBp: BasisPoints): string =>
  quotientYuan(BigInt(amountFen) * BigInt(rateBp), BigInt(WHOLE_BP));

/** `amount × part ÷ whole`, in yuan, before it is rounded: `6.6666…`. */
export const partYuan = (amountFen: Fen, partFen: Fen, wholeFen: Fen): string =>
  wholeFen === 0 ? yuan(0) : quotientYuan(BigInt(amountFen) * BigInt(partFen), BigInt(wholeFen));

function quotientYuan(product: bigint, divisor: bigint): string {
  const scale = 10n ** BigInt(FRACTION_DIGITS);
  const scaled = (product * scale) / divisor;
  const fraction = String(scaled % scale)
    .padStart(FRACTION_DIGITS, "0")
    .replace(/0+$/, "");
  const isExact = (product * scale) % divisor === 0n;
  return `${yuan(Number(scaled / scale))}${fraction}${isExact ? "" : "…"}`;
}

const CHINA_OFFSET_MS = 8 * HOUR_MS;
/** Day, hour and minute in China: `2026-03-03 08:00`. */
export function chinaMinute(atMs: number): string {
  return `${chinaDay(atMs)} ${new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(11, 16)}`;
}
