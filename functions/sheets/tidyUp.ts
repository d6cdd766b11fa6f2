import { startImportSchema } from "#contracts/sheets.ts";
import { ok } from "#core/result.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import type { WithSheets } from "#ports/deps.ts";

/** So many jobs one call tidies up after. */
const JOBS_AT_ONCE = 5;
/** Where staff put files that are only to be brought in. */
const UPLOADS = "/sheets/uploads/";

/** Removes files of jobs that are older than a week, those of the longest past first; also what staff uploaded for them. */
export async function tidyUp({ files, reads, store }: WithSheets, nowMs: number): Promise<void> {
  for (const job of await reads.sheetsExpired(nowMs, JOBS_AT_ONCE)) {
    await files.remove(filesOf(job));
    await store.change("sheets", job._id, (current = job) => ok(withoutFiles(current)));
  }
}

function filesOf({ way, request, parts, faultParts, file, faultFile, filed }: SheetJob): string[] {
  const fileId = way === "import" ? startImportSchema.parse(JSON.parse(request)).fileId : "";
  // What stands elsewhere, such as a picture that was named by mistake, is not ours to remove.
  const uploaded = fileId.includes(UPLOADS) ? fileId : null;
  const before = filed?.files ?? [];
  return [...parts, ...faultParts, ...before, file, faultFile, uploaded].flatMap(
    (one) => one ?? [],
  );
}

/** What was not applied by then never will be; what was can still be taken back, which needs no file. */
const withoutFiles = ({ filed: _filed, ...job }: SheetJob): SheetJob => ({
  ...{ ...job, faultParts: [], file: null, faultFile: null, expiresAtMs: null },
  state: job.state === "previewed" || job.state === "running" ? "cancelled" : job.state,
});
