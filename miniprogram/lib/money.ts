/** Amounts as shops write them. The phone only writes amounts: what they are, the functions say. */

const FEN_IN_YUAN = 100;

/** Fen as yuan with two decimals and thousands apart: 123456 → "1,234.56". */
export function yuan(amountFen: number): string {
  const fen = Math.abs(amountFen);
  const whole = String(Math.floor(fen / FEN_IN_YUAN)).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = String(fen % FEN_IN_YUAN).padStart(2, "0");
  return `${amountFen < 0 ? "−" : ""}${whole}.${rest}`;
}

/** The same with its sign: "¥12.30". */
export const yuanSign = (amountFen: number): string =>
  `${amountFen < 0 ? "−" : ""}¥${yuan(Math.abs(amountFen))}`;

/** The same where round amounts are the rule, as in "满 199 减 30": without ".00". */
export const yuanShort = (amountFen: number): string => yuan(amountFen).replace(/\.00$/, "");

/** Basis points as a percentage: 1250 → "12.5%". */
export const percent = (rateBp: number): string => `${rateBp / FEN_IN_YUAN}%`;

/** What a person typed as yuan, in fen; null where it is no amount: "12.3" → 1230. */
export function fenOf(typed: string): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  if (found === null) return null;
  const [, whole = "0", rest = ""] = found;
  return Number(whole) * FEN_IN_YUAN + Number(rest.padEnd(2, "0"));
}
