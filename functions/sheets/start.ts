import type { SheetProgress, StartExport, StartImport } from "#contracts/sheets.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isSameJob, newJob } from "#core/sheet/job.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import { type RoleForbidden, sheetRefusal } from "#core/staff/sheetKinds.ts";
import { progressOf } from "#functions/sheets/show.ts";
import { startStep } from "#functions/sheets/step.ts";
import { tidyUp } from "#functions/sheets/tidyUp.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSheets } from "#ports/deps.ts";

type StartError = RoleForbidden | { readonly code: "sheet_id_taken" };

/** Begins an export in the background. The same again is the same job. 2 requests and some for old files, 1 document. */
export async function startExport(
  deps: WithSheets,
  call: StaffCall,
  request: StartExport,
): Promise<Result<SheetProgress, StartError>> {
  await tidyUp(deps, call.nowMs);
  return begun(deps, call, "export", request);
}

/** Begins to read and judge an uploaded file in the background. The same again is the same job. 1 request, 1 document. */
export const startImport = (
  deps: WithSheets,
  call: StaffCall,
  request: StartImport,
): Promise<Result<SheetProgress, StartError>> => begun(deps, call, "import", request);

async function begun(
  deps: WithSheets,
  { staffId: by, staff, nowMs }: StaffCall,
  way: SheetJob["way"],
  asked: StartExport | StartImport,
): Promise<Result<SheetProgress, StartError>> {
  const { jobId, kind, format } = asked;
  const refusal = sheetRefusal(staff.role, { kind, way });
  if (refusal) return err(refusal);
  const job = newJob({ _id: jobId, way, kind, format, by, request: canonicalJson(asked) }, nowMs);
  if (!(await deps.store.create("sheets", job))) {
    const known = await deps.store.get("sheets", jobId);
    if (!known || !isSameJob(known, job)) return err({ code: "sheet_id_taken" });
    return ok(progressOf(known));
  }
  await startStep(deps, jobId);
  return ok(progressOf(job));
}
