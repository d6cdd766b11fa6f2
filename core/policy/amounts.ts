import type { BasisPoints, Fen } from "#core/money.ts";

/** `1234567` → `12,345.67 元`. */
export function yuan(amountFen: Fen): string {
  const digits = String(amountFen < 0 ? -amountFen : amountFen).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "−" : ""}${whole}.${digits.slice(-2)} 元`;
}

/** `1250` → `12.5%`. */
export const percent = (rateBp: BasisPoints): string => `${rateBp / 100}%`;
