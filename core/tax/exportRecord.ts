import type { BrandEntry } from "#core/ledger/brandEntry.ts";

/** A part of a tax file: which file, of whom. */
export type ExportedPart = {
  /** `withholding 2026-03`, `quarter 2026-Q1`, `year 2026`. */
  readonly file: string;
  readonly afterId: string;
  readonly limit: number;
};
const PREFIX = "tax-export/";

/** That somebody takes a part of a tax file. It stands in the ledger, where nothing is changed or dropped, and moves no money. */
export const exportRecord = (
  { file, afterId, limit }: ExportedPart,
  by: string,
  atMs: number,
): BrandEntry => ({
  _id: `${PREFIX}${file}/${atMs}/${by}/${afterId}`,
  rev: 0,
  atMs,
  by,
  note: `tax export ${JSON.stringify({ file, afterId, limit })}`,
  postings: [],
});

/** Whether an entry of the ledger records an export: the only kind that has no postings. */
export const isExportRecord = ({ _id, postings }: BrandEntry): boolean =>
  _id.startsWith(PREFIX) && postings.length === 0;
