import type { Fen } from "#core/money.ts";

/** One bill of one day as it was fetched and matched. `_id` is `<kind>:<day>`. WeChat keeps bills three months; we keep these. */
export type BillDay = {
  readonly _id: string;
  readonly rev: number;
  readonly kind: BillKind;
  readonly day: string;
  readonly state: "fetched" | "none" | "matched";
  /** SHA-1 that WeChat tells of the file; null when there was no bill that day. */
  readonly sha1: string | null;
  readonly rows: number;
  readonly matched: number;
  readonly breaks: number;
  readonly inFen: Fen;
  readonly outFen: Fen;
  readonly fetchedAtMs: number;
  /** On a trade bill only: nothing moved on any account that day, and the fund bills have no documents of their own. */
  readonly isQuiet?: true;
};
/** The trade bill; the fund bills of the basic and of the operating account. */
export type BillKind = "trade" | "fund-basic" | "fund-operation";
export const BILL_KINDS: readonly BillKind[] = ["trade", "fund-operation", "fund-basic"];

/** The bills that some documents stand for: of a quiet day one stands for all three. */
export function billsOf(documents: readonly BillDay[]): readonly BillDay[] {
  return documents.flatMap((one) => {
    const { isQuiet, ...bill } = one;
    if (isQuiet !== true) return [one];
    return BILL_KINDS.map((kind) => ({ ...bill, kind, _id: `${kind}:${bill.day}` }));
  });
}

/** One document for three bills of a day that told of nothing; null when they are not that. */
export function quietDay(bills: readonly BillDay[]): BillDay | null {
  const trade = bills.find(({ kind }) => kind === "trade");
  const isNothing = bills.every(({ state, rows }) => state === "none" && rows === 0);
  return trade && isNothing && bills.length === BILL_KINDS.length
    ? { ...trade, isQuiet: true }
    : null;
}
