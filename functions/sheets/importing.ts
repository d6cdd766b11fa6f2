import { startImportSchema } from "#contracts/sheets.ts";
import { CELL_MAX } from "#core/sheet/field.ts";
import { addCounts, withFaults } from "#core/sheet/job.ts";
import type { Judgement } from "#core/sheet/judge.ts";
import { headingFault, isExplanation, KINDS } from "#core/sheet/kinds.ts";
import {
  NO_COUNTS,
  SHEET_BYTES_MAX,
  SHEET_ROWS_MAX,
  type SheetCounts,
  type SheetFault,
  type SheetJob,
} from "#core/sheet/sheet.ts";
import { headingsOf, type NumberedRow } from "#core/sheet/table.ts";
import type { Moved } from "#functions/sheets/exporting.ts";
import { judge } from "#functions/sheets/judging.ts";
import {
  partFaults,
  partGroups,
  type RowGroup,
  saveFaults,
  saveGroups,
} from "#functions/sheets/parts.ts";
import type { WithSheets } from "#ports/deps.ts";
import { TableError } from "#ports/tables.ts";

/** Rows of a part; with its last group a little more. One part is written with one step. */
const PART_ROWS = 400;
/** So many rows of one document at most: more no product and no order has. */
const GROUP_ROWS_MAX = 400;

/** The next slice of a preview: the file into parts, then one part after the other judged. Nothing is written. */
export async function previewSlice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  if (job.cursor === "") return fileRead(deps, job);
  const part = Number(job.cursor);
  const groups = await partGroups(deps, job, part);
  const judged = await judge(deps, job, groups, nowMs);
  const faults = judged.flatMap((one) => one.faults);
  const faultParts =
    faults.length === 0 ? job.faultParts : [...job.faultParts, await saveFaults(deps, job, faults)];
  const moved = {
    ...withFaults(job, faults),
    faultParts,
    counts: addCounts(job.counts, countsOf(judged)),
    done: job.done + groups.reduce((sum, { rows }) => sum + rows.length, 0),
    cursor: String(part + 1),
  };
  if (part + 1 < job.parts.length) return moved;
  return { ...moved, ...(await faultsWritten(deps, { ...job, ...moved })), state: "previewed" };
}

export const countsOf = (judged: readonly Judgement[]): SheetCounts => {
  const of = (fits: (one: Judgement) => boolean) => judged.filter(fits).length;
  const isMade = ({ change }: Judgement) =>
    change !== null && change.collection !== "cases" && change.before === null;
  return {
    made: of(isMade),
    changed: of((one) => one.change !== null && !isMade(one)),
    same: of(({ change, faults }) => change === null && faults.length === 0),
    skipped: of(({ faults }) => faults.length > 0),
  };
};

/** All faults as a file, where there are any. */
export async function faultsWritten(deps: WithSheets, job: SheetJob): Promise<Moved> {
  if (job.faultParts.length === 0) return { faultFile: null };
  async function* rows() {
    yield ["行号", "列", "内容", "原因"];
    for await (const { row, column, value, message } of partFaults(deps, job)) {
      yield [String(row), column, value, message];
    }
  }
  const content = await deps.tables.write(rows(), { format: job.format, numbers: [0] });
  const path = `sheets/${job._id}/faults-${job.state}.${job.format}`;
  return { faultFile: await deps.files.save(path, content) };
}

/** The whole file into parts, in one go: an xlsx file can only be read from its beginning. */
async function fileRead(deps: WithSheets, job: SheetJob): Promise<Moved> {
  const { fileId } = startImportSchema.parse(JSON.parse(job.request));
  const failed = (failure: string): Moved => ({ state: "failed", failure });
  const content = await deps.files.read(fileId).catch(() => null);
  if (content === null) return failed("找不到上传的文件，请重新上传。");
  if (content.length > SHEET_BYTES_MAX) return failed("文件超过 20 MB，请分成几个文件。");
  try {
    const reader = partsOf(deps, job);
    const headings = headingsOf(KINDS[job.kind].columns);
    const limits = {
      ...{ rowsMax: SHEET_ROWS_MAX + HEAD_ROWS, columnsMax: headings.length },
      cellMax: CELL_MAX,
    };
    let isHead = true;
    for await (const row of deps.tables.read(content, job.format, limits)) {
      if (isHead) {
        const fault = headingFault(job.kind, row.cells);
        if (fault !== null) return failed(`${fault}。`);
        isHead = false;
      } else if (!isExplanation(row.cells)) await reader.take(row);
    }
    const { parts, total } = await reader.end();
    if (total === 0) return failed("文件里没有数据。");
    if (total > SHEET_ROWS_MAX) return failed(`最多 ${SHEET_ROWS_MAX} 行，请分成几个文件。`);
    return { parts, total, cursor: "0", done: 0, counts: NO_COUNTS };
  } catch (error) {
    if (error instanceof TableError) return failed(`${error.message}。`);
    throw error;
  }
}
/** Headings, explanations and an example. */
const HEAD_ROWS = 3;

/** Takes rows, and makes parts of whole groups of them. */
function partsOf(deps: WithSheets, job: SheetJob) {
  const { keyAt, isGrouped } = KINDS[job.kind];
  const seen = new Set<string>();
  const parts: string[] = [];
  let groups: RowGroup[] = [];
  let group: { key: string; rows: NumberedRow[]; refusal: string | null } | null = null;
  let total = 0;
  let waiting = 0;
  const flush = async () => {
    if (groups.length > 0) parts.push(await saveGroups(deps, job, parts.length, groups));
    groups = [];
    waiting = 0;
  };
  return {
    async take(row: NumberedRow): Promise<void> {
      total += 1;
      waiting += 1;
      const key = row.cells[keyAt] ?? "";
      if (isGrouped && group?.key === key && group.rows.length < GROUP_ROWS_MAX) {
        group.rows.push(row);
        return;
      }
      if (waiting > PART_ROWS) {
        await flush();
        waiting = 1;
      }
      const again = isGrouped ? "同一编号的各行必须连在一起" : "前面已经有这一行";
      group = { key, rows: [row], refusal: seen.has(key) ? again : null };
      seen.add(key);
      groups.push(group);
    },
    async end() {
      await flush();
      return { parts, total };
    },
  };
}

/** Faults that a later slice found. */
export const laterFaults = async (
  deps: WithSheets,
  job: SheetJob,
  faults: readonly SheetFault[],
): Promise<Moved> =>
  faults.length === 0
    ? {}
    : {
        ...withFaults(job, faults),
        faultParts: [...job.faultParts, await saveFaults(deps, job, faults)],
      };
