import { memoryBackground } from "#adapters/memory/background.ts";
import { memoryDeps, nobody, staff } from "#adapters/memory/deps.ts";
import { memoryFiles } from "#adapters/memory/files.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import type { SheetProgress } from "#contracts/sheets.ts";
import type { SheetKind } from "#core/sheet/sheet.ts";
import { actions } from "#functions/sheets/actions.ts";
import { type Reply, serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import type { SheetFormat } from "#ports/tables.ts";

const ROWS_MAX = 60_000;

/** Staff at a desk with the function `sheets` over maps; what runs in the background runs when `settle` is called. */
export function sheetDesk(format: SheetFormat, memory: Memory = emptyMemory()) {
  const clock = { nowMs: Date.parse("2026-03-05T14:30:00+08:00") };
  const [files, background, tables] = [memoryFiles(), memoryBackground(), sheetTables()];
  const depsOf = (caller: Caller) => ({
    ...memoryDeps({ memory, nowMs: () => clock.nowMs, caller: () => caller }),
    ...{ files, background, tables },
  });
  const ask = (caller: Caller, request: object) =>
    serve("sheets", depsOf(caller), actions)(request);
  const own: Caller = { ...nobody, door: "function" };
  const call = (action: string, fields: object = {}) => ask(staff, { action, ...fields });
  let newest = 0;
  const newId = () => `job${String(++newest).padStart(13, "0")}`;

  /** Runs what was started until nothing is left. */
  async function settle(): Promise<void> {
    for (let next = background.next(); next; next = background.next()) await ask(own, next.request);
  }
  const done = (reply: Reply): unknown => {
    if (!reply.ok) throw new Error(`refused: ${reply.error.code}`);
    return reply.data;
  };
  const show = async (jobId: string) => done(await call("show", { jobId })) as SheetProgress;
  const contentOf = async (fileId: string) => {
    const rows: (readonly string[])[] = [];
    const limits = { rowsMax: ROWS_MAX, columnsMax: 100, cellMax: 10_000 };
    const content = await files.read(fileId);
    for await (const { cells } of tables.read(content, format, limits)) rows.push(cells);
    return rows;
  };

  return {
    ...{ memory, clock, files, background, call, ask, own, settle, show, newId, contentOf },
    /** The rows of an export, headings first. */
    async exported(kind: SheetKind, filter: object = {}) {
      const jobId = newId();
      done(await call("startExport", { jobId, kind, format, filter }));
      await settle();
      const { state, failure } = await show(jobId);
      if (state !== "done") throw new Error(`${state}: ${failure ?? ""}`);
      return contentOf(`cloud://memory/sheets/${jobId}/${kind}.${format}`);
    },
    /** A preview of rows, headings first. */
    async previewed(kind: SheetKind, rows: readonly (readonly string[])[]) {
      async function* each() {
        yield* rows;
      }
      const jobId = newId();
      const content = await tables.write(each(), { format, numbers: [] });
      const fileId = await files.save(`sheets/uploads/${jobId}.${format}`, content);
      done(await call("startImport", { jobId, kind, format, fileId }));
      await settle();
      return show(jobId);
    },
    /** What became of an import after staff decided. */
    async decided(action: "apply" | "undo", jobId: string, fields: object = {}) {
      done(await call(action, { jobId, ...fields }));
      await settle();
      return show(jobId);
    },
  };
}
export type SheetDesk = ReturnType<typeof sheetDesk>;

/** The rows with one cell changed, found by its heading and the number of its row. */
export function changedCell(
  rows: readonly (readonly string[])[],
  row: number,
  heading: string,
  value: string,
): readonly (readonly string[])[] {
  const at = rows[0]?.indexOf(heading) ?? -1;
  if (at === -1) throw new Error(`no column ${heading}`);
  return rows.map((cells, n) => {
    if (n !== row) return cells;
    const full = (rows[0] ?? []).map((_heading, column) => cells[column] ?? "");
    return full.with(at, value);
  });
}
