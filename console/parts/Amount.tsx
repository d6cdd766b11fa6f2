import { yuanSign } from "../lib/money.ts";

/** An amount, right-aligned digits; below zero in red. Null = not known or not meant. */
export function Amount({ fen }: { readonly fen: number | null | undefined }) {
  if (fen === null || fen === undefined) return <span className="faint">—</span>;
  return <span className={fen < 0 ? "amount below" : "amount"}>{yuanSign(fen)}</span>;
}
