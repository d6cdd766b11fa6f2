import { startExportSchema } from "#contracts/sheets.ts";
import { KINDS } from "#core/sheet/kinds.ts";
import {
  SHEET_BYTES_MAX,
  SHEET_FILES_MAX,
  SHEET_ROWS_MAX,
  type SheetJob,
} from "#core/sheet/sheet.ts";
import { type Cells, headingsOf, numbersOf } from "#core/sheet/table.ts";
import { exportPage } from "#functions/sheets/exportPages.ts";
import { partRows, saveRows } from "#functions/sheets/parts.ts";
import type { WithSheets } from "#ports/deps.ts";

/** What a slice of work changes in its job. */
export type Moved = Partial<Omit<SheetJob, "_id" | "rev">>;

/**
 * The cursor of a slice that writes a file; behind it stands where the rows of the next file begin, or nothing where there
 * are no more. Ids and times never look so.
 */
const WRITE = "→";
const NONE_FILED = { files: [], parts: 0, rows: 0 };
const PART_ROWS = 2_000;
const PART_PAGES_MAX = 50;

/** The next slice of an export: some pages of rows into a part, or the parts that are in no file yet into one. */
export async function exportSlice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  if (job.cursor.startsWith(WRITE)) return written(deps, job, job.cursor.slice(WRITE.length));
  const asked = startExportSchema.parse(JSON.parse(job.request));
  const rows: Cells[] = [];
  let cursor: string | null = job.cursor;
  for (let n = 0; n < PART_PAGES_MAX && cursor !== null && rows.length < PART_ROWS; n += 1) {
    const page = await exportPage(deps, asked, cursor, nowMs);
    rows.push(...page.rows);
    cursor = page.next;
  }
  const { filed = NONE_FILED } = job;
  const waiting = job.done - filed.rows;
  if (waiting > 0 && waiting + rows.length > SHEET_ROWS_MAX) return { cursor: WRITE + job.cursor };
  if (rows.length > SHEET_ROWS_MAX || filed.files.length >= SHEET_FILES_MAX) {
    return {
      state: "failed",
      failure: `超过 ${SHEET_FILES_MAX * SHEET_ROWS_MAX} 行，请缩小筛选范围后再导出。`,
    };
  }
  const done = job.done + rows.length;
  const parts = rows.length === 0 ? job.parts : [...job.parts, await saveRows(deps, job, rows)];
  return { parts, done, cursor: cursor ?? WRITE, total: cursor === null ? done : null };
}

/** Writes the parts that are in no file yet into one. `next`: where the rows of another file begin; "" = there are none. */
async function written(deps: WithSheets, job: SheetJob, next: string): Promise<Moved> {
  const { columns } = KINDS[job.kind];
  const { filed = NONE_FILED } = job;
  const last = filed.files.at(-1);
  if (next === "" && last !== undefined && job.done === filed.rows) {
    return {
      state: "done",
      file: last,
      filed: { ...filed, files: filed.files.slice(0, -1) },
      cursor: "",
    };
  }
  async function* rows() {
    yield headingsOf(columns);
    yield* partRows(deps, { ...job, parts: job.parts.slice(filed.parts) });
  }
  const shape = { format: job.format, numbers: numbersOf(columns) };
  const content = await deps.tables.write(rows(), shape);
  if (content.length > SHEET_BYTES_MAX) {
    return { state: "failed", failure: "文件超过 20 MB，请缩小筛选范围后再导出。" };
  }
  const isOnly = filed.files.length === 0 && next === "";
  const name = isOnly ? job.kind : `${job.kind}-${filed.files.length + 1}`;
  const file = await deps.files.save(`sheets/${job._id}/${name}.${job.format}`, content);
  if (next === "") return { state: "done", file, cursor: "" };
  const files = [...filed.files, file];
  return { cursor: next, filed: { files, parts: job.parts.length, rows: job.done } };
}
