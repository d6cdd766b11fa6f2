import type { ListSheets, OfSheet, SheetList, SheetProgress } from "#contracts/sheets.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isStuck } from "#core/sheet/job.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import { type RoleForbidden, sheetKindsOf, sheetRefusal } from "#core/staff/sheetKinds.ts";
import { tidyUp } from "#functions/sheets/tidyUp.ts";
import { startStep } from "#functions/sheets/step.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSheets } from "#ports/deps.ts";

/** For so long a link works. */
const LINK_SECONDS = 3_600;

export type SheetUnknown = { readonly code: "sheet_unknown" };

/** How far a job is. One that stands still is taken up again. 1 request, 2 with links. */
export async function showSheet(
  deps: WithSheets,
  { staff, nowMs }: StaffCall,
  { jobId }: OfSheet,
): Promise<Result<SheetProgress, SheetUnknown | RoleForbidden>> {
  const job = await deps.store.get("sheets", jobId);
  if (!job) return err({ code: "sheet_unknown" });
  const refusal = sheetRefusal(staff.role, job);
  if (refusal) return err(refusal);
  if (isStuck(job, nowMs)) await startStep(deps, jobId);
  const linkTo = async (file: string | null) =>
    file === null ? null : deps.files.link(file, LINK_SECONDS);
  const [link, faultsLink, ...earlierLinks] = await Promise.all([
    ...[linkTo(job.file), linkTo(job.faultFile)],
    ...(job.file === null ? [] : (job.filed?.files ?? [])).map(linkTo),
  ]);
  const earlier = earlierLinks.flatMap((one) => one ?? []);
  return ok({
    ...{ ...progressOf(job), link: link ?? null, faultsLink: faultsLink ?? null },
    earlierLinks: earlier,
  });
}

/** Jobs, the newest first, without links. Old files are removed by the way. 2 requests and some for old files. */
export async function listSheets(
  deps: WithSheets,
  { staff, nowMs }: StaffCall,
  { after, limit }: ListSheets,
): Promise<Result<SheetList, never>> {
  await tidyUp(deps, nowMs);
  const before = after ? { atMs: after.startedAtMs, id: after.jobId } : null;
  const page = await deps.reads.sheetsBefore(before, limit);
  const last = page.at(-1);
  return ok({
    sheets: page.map((job) => {
      // What stands in a faulty cell is for those who may see the table.
      const isTheirs = sheetRefusal(staff.role, job) === null;
      return isTheirs ? progressOf(job) : { ...progressOf(job), faults: [] };
    }),
    next: page.length < limit || !last ? null : { startedAtMs: last.startedAtMs, jobId: last._id },
    mine: {
      export: sheetKindsOf(staff.role, "export"),
      import: sheetKindsOf(staff.role, "import"),
    },
  });
}

/** What staff see of a job, without links. */
export function progressOf(job: SheetJob): SheetProgress {
  const { way, kind, format, state, by, startedAtMs, done, total, mode } = job;
  const { failure, faultCount, faults, counts, expiresAtMs } = job;
  return {
    ...{ jobId: job._id, way, kind, format, state, by, startedAtMs, done, total, mode },
    ...{ failure, faultCount, faults, counts, expiresAtMs, link: null, faultsLink: null },
    earlierLinks: [],
  };
}
