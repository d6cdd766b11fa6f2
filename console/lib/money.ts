import { plain } from "./typed.ts";

/** Amounts as shops write them. The console only writes amounts: what they are, the functions say. */

const FEN_IN_YUAN = 100;

/** Fen as yuan with two decimals and thousands apart: 123456 → "1,234.56". */
export function yuan(amountFen: number): string {
  const fen = Math.abs(amountFen);
  const whole = String(Math.floor(fen / FEN_IN_YUAN)).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = String(fen % FEN_IN_YUAN).padStart(2, "0");
  return `${amountFen < 0 ? "−" : ""}${whole}.${rest}`;
}

/** The same with its sign: "¥12.30", "−¥12.30". */
export const yuanSign = (amountFen: number): string =>
  `${amountFen < 0 ? "−" : ""}¥${yuan(Math.abs(amountFen))}`;

/** Fen as whole yuan, for the marks of an axis; what a point is to the fen, its tip says. */
export const wholeYuan = (amountFen: number): string => String(Math.round(amountFen / FEN_IN_YUAN));

/** Basis points as a percentage: 1250 → "12.5%". */
export const percent = (rateBp: number): string => `${rateBp / FEN_IN_YUAN}%`;

/** What a person typed as yuan, in fen; null where it is no amount: "12.3" → 1230, as is "¥12.30" copied from a page. */
export function fenOf(typed: string): number | null {
  const text = plain(typed).replaceAll(",", "");
  // With the sign of money before it, or its word behind it, as they are copied from elsewhere.
  const found = /^(-?)¥?(\d{1,9})(?:\.(\d{1,2}))?\u5143?$/.exec(text);
  if (found === null) return null;
  const [, sign = "", whole = "0", rest = ""] = found;
  const fen = Number(whole) * FEN_IN_YUAN + Number(rest.padEnd(2, "0"));
  return sign === "-" && fen !== 0 ? -fen : fen;
}

/** What a person typed as a percentage, in basis points; null where it is none: "12.5" → 1250. */
export function rateOf(typed: string): number | null {
  const fen = fenOf(plain(typed).replace(/%$/, ""));
  return fen === null || fen < 0 ? null : fen;
}

/** A count with thousands apart: 12345 → "12,345". */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
