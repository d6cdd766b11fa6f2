import { startExportSchema } from "#contracts/sheets.ts";
import { KINDS } from "#core/sheet/kinds.ts";
import { SHEET_BYTES_MAX, SHEET_ROWS_MAX, type SheetJob } from "#core/sheet/sheet.ts";
import { type Cells, headingsOf, numbersOf } from "#core/sheet/table.ts";
import { exportPage } from "#functions/sheets/exportPages.ts";
import { partRows, saveRows } from "#functions/sheets/parts.ts";
import type { WithSheets } from "#ports/deps.ts";

/** What a slice of work changes in its job. */
export type Moved = Partial<Omit<SheetJob, "_id" | "rev">>;

/** The cursor of the last slice, which writes the file. Ids and times never look so. */
const WRITE = "→";
const PART_ROWS = 2_000;
const PART_PAGES_MAX = 50;

/** The next slice of an export: some pages of rows into a part, or all parts into the file. */
export async function exportSlice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  if (job.cursor === WRITE) return written(deps, job);
  const asked = startExportSchema.parse(JSON.parse(job.request));
  const rows: Cells[] = [];
  let cursor: string | null = job.cursor;
  for (let n = 0; n < PART_PAGES_MAX && cursor !== null && rows.length < PART_ROWS; n += 1) {
    const page = await exportPage(deps, asked, cursor, nowMs);
    rows.push(...page.rows);
    cursor = page.next;
  }
  const done = job.done + rows.length;
  if (done > SHEET_ROWS_MAX) {
    return {
      state: "failed",
      failure: `超过 ${SHEET_ROWS_MAX} 行，请缩小筛选范围后再导出。`,
    };
  }
  const parts = rows.length === 0 ? job.parts : [...job.parts, await saveRows(deps, job, rows)];
  return { parts, done, cursor: cursor ?? WRITE, total: cursor === null ? done : null };
}

async function written(deps: WithSheets, job: SheetJob): Promise<Moved> {
  const { columns } = KINDS[job.kind];
  async function* rows() {
    yield headingsOf(columns);
    yield* partRows(deps, job);
  }
  const shape = { format: job.format, numbers: numbersOf(columns) };
  const content = await deps.tables.write(rows(), shape);
  if (content.length > SHEET_BYTES_MAX) {
    return { state: "failed", failure: "文件超过 20 MB，请缩小筛选范围后再导出。" };
  }
  const file = await deps.files.save(`sheets/${job._id}/${job.kind}.${job.format}`, content);
  return { state: "done", file, cursor: "" };
}
