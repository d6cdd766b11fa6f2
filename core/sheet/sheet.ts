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
  readonly expiresAtMs: number | null;
  /** The first faults; all of them are in the file. */
  readonly faults: readonly SheetFault[];
  readonly faultCount: number;
  readonly counts: SheetCounts;
  /** Why it failed, in a sentence for people; null = it did not. */
  readonly failure: string | null;
};
export const SHEET_KINDS = ["products", "orders", "promoters", "fans", "shares"] as const;
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
/** What one step of an import wrote, so that it can be taken back. `_id` is the job's id, `/`, and the step. */
export type SheetStep = {
  readonly _id: string;
  readonly rev: number;
  readonly rows: readonly {
    readonly row: number;
    readonly collection: string;
    readonly id: string;
    /** The document before, as JSON; null = there was none. */
    readonly before: string | null;
    /** Its `rev` after, so that what was changed since is seen. */
    readonly rev: number;
  }[];
};
