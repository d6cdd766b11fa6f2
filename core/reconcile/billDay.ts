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
};
/** The trade bill; the fund bills of the basic and of the operating account. */
export type BillKind = "trade" | "fund-basic" | "fund-operation";
