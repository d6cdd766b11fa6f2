/** A table that staff bring in or take out. `_id` is made by the client before its first try. */
export type SheetJob = {
  readonly _id: string;
  readonly rev: number;
  readonly way: "export" | "import";
  readonly kind: SheetKind;
  readonly format: "xlsx" | "csv";
  readonly by: string;
  readonly startedAtMs: number;
  /** When it last moved; what stands still longer than a call can live is taken up again. */
  readonly movedAtMs: number;
  readonly state: SheetState;
  /** Rows done, and rows in all where that is known. */
  readonly done: number;
  readonly total: number | null;
  /** What it is about: filters of an export, or the file of an import. In the form of its contract. */
  readonly request: string;
  /** Where the next step goes on; "" = at the beginning. */
  readonly cursor: string;
  /** Parts and results, as files in CloudBase's storage. */
  readonly parts: readonly string[];
  readonly file: string | null;
  /** Of an export with more rows than one file holds: the files before the last one; left out = there is one. */
  readonly filed?: {
    readonly files: readonly string[];
    /** How many of `parts`, and of the rows in `done`, stand in these files. */
    readonly parts: number;
    readonly rows: number;
  };
  readonly expiresAtMs: number | null;
  /** Whether an import wrote all rows or those without faults; null = nothing was applied. */
  readonly mode: "all" | "valid" | null;
  /** Files with the faults of each part. */
  readonly faultParts: readonly string[];
  /** The first faults, or after `undone` the first rows that were not taken back; all of them are in `faultFile`. */
  readonly faults: readonly SheetFault[];
  readonly faultFile: string | null;
  readonly faultCount: number;
  readonly counts: SheetCounts;
  /** Why it failed, in a sentence for people; null = it did not. */
  readonly failure: string | null;
};
/** Tables that come in as well as go out, and those that only go out. */
export const IMPORT_KINDS = ["products", "orders", "promoters", "fans", "shares"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const SHEET_KINDS = [...IMPORT_KINDS, "withdrawals"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];
/** `previewed`: read and judged, nothing written. `undone`: what it wrote was taken back. */
export type SheetState =
  | "running"
  | "done"
  | "previewed"
  | "applying"
  | "applied"
  | "undoing"
  | "undone"
  | "failed"
  | "cancelled";
export type SheetFault = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
};
export type SheetCounts = {
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
};
/**
 * What one step of an import writes, noted before it does, so that it can be done again after a crash and taken back.
 * `_id` is the job's id, `/`, and the step.
 */
export type SheetStep = {
  readonly _id: string;
  readonly rev: number;
  readonly rows: readonly SheetWrite[];
  readonly counts: SheetCounts;
  readonly rowsDone: number;
  /** Rows that are not written. */
  readonly faults: readonly SheetFault[];
};
export type SheetWrite = {
  readonly row: number;
  readonly collection: "products" | "promoters" | "fans" | "purchases" | "cases";
  readonly id: string;
  /** The document before and after, in JSON; null = there was none. Of a case, what was proposed. */
  readonly before: string | null;
  readonly after: string;
  /** Its `rev` after, so that what was changed since is seen. */
  readonly rev: number;
};

export const NO_COUNTS: SheetCounts = { made: 0, changed: 0, same: 0, skipped: 0 };

/** The first so many faults stand in the job itself. */
export const FAULTS_SHOWN = 100;
/** What one file may hold. */
export const SHEET_ROWS_MAX = 50_000;
/** An export of more rows is several files, at most so many. */
export const SHEET_FILES_MAX = 20;
export const SHEET_BYTES_MAX = 20 * 1024 * 1024;
