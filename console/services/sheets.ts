import type { SheetList, SheetProgress, StartExport, StartImport } from "#contracts/sheets.ts";
import { call } from "../lib/call.ts";

export type { SheetProgress };
export type SheetKind = SheetProgress["kind"];
export type SheetFormat = SheetProgress["format"];
type Asked<T> = T extends unknown ? Omit<T, "action" | "jobId" | "format"> : never;
/** Which table is taken out, and what of it: `{ kind: "orders", filter: { state: "paid" } }`. */
export type Export = Asked<StartExport>;

export const startExport = (
  jobId: string,
  format: SheetFormat,
  asked: Export,
): Promise<SheetProgress> => call("sheets", { action: "startExport", jobId, format, ...asked });

export const startImport = (
  asked: Omit<StartImport, "action" | "kind"> & { readonly kind: SheetKind },
): Promise<SheetProgress> => call("sheets", { action: "startImport", ...asked });

export const sheetTemplate = (
  kind: SheetKind,
  format: SheetFormat,
): Promise<{ readonly link: string }> => call("sheets", { action: "template", kind, format });

export const showSheet = (jobId: string): Promise<SheetProgress> =>
  call("sheets", { action: "show", jobId });
export const applySheet = (jobId: string, mode: "all" | "valid"): Promise<SheetProgress> =>
  call("sheets", { action: "apply", jobId, mode });
export const undoSheet = (jobId: string): Promise<SheetProgress> =>
  call("sheets", { action: "undo", jobId });
export const cancelSheet = (jobId: string): Promise<SheetProgress> =>
  call("sheets", { action: "cancel", jobId });

/** Jobs, the newest first, and which tables are mine to take out and bring in. `cursor`: as a page before gave it. */
export async function sheetJobs(
  cursor: string,
  limit = 20,
): Promise<
  { readonly rows: readonly SheetProgress[]; readonly next: string | null } & Pick<
    SheetList,
    "mine"
  >
> {
  const [startedAtMs = "", jobId = ""] = cursor.split("_");
  const after = cursor === "" ? {} : { after: { startedAtMs: Number(startedAtMs), jobId } };
  const reply = await call<SheetList>("sheets", { action: "list", ...after, limit });
  const { sheets: rows, next, mine } = reply;
  return { rows, mine, next: next && `${next.startedAtMs}_${next.jobId}` };
}
