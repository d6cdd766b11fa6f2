import type { ApplySheet, OfSheet, SheetProgress } from "#contracts/sheets.ts";
import { err, ok, type Result } from "#core/result.ts";
import { NO_COUNTS, type SheetJob, type SheetState } from "#core/sheet/sheet.ts";
import { isActive } from "#core/sheet/job.ts";
import type { Role } from "#core/staff/roles.ts";
import { type RoleForbidden, sheetRefusal } from "#core/staff/sheetKinds.ts";
import { progressOf, type SheetUnknown } from "#functions/sheets/show.ts";
import { startStep } from "#functions/sheets/step.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSheets } from "#ports/deps.ts";

/** In order of precedence. */
type DecideError =
  | SheetUnknown
  | RoleForbidden
  | { readonly code: "sheet_step_not_allowed"; readonly state: SheetState }
  | { readonly code: "sheet_faulty"; readonly faultCount: number };
type Decided = Promise<Result<SheetProgress, DecideError>>;

/** What it told before makes room for what it tells next. */
const afresh = { done: 0, counts: NO_COUNTS, faults: [], faultCount: 0, faultParts: [] };

/** Staff have seen the preview and want it written. Again, it changes nothing. 2 requests, 1 document. */
export const applySheet = (
  deps: WithSheets,
  { staff, nowMs: movedAtMs }: StaffCall,
  { jobId, mode }: ApplySheet,
): Decided =>
  decided(deps, staff.role, jobId, (job) => {
    if (job.mode === mode && (job.state === "applying" || job.state === "applied")) return ok(job);
    if (job.state !== "previewed") return notAllowed(job);
    const { faultCount } = job;
    if (mode === "all" && faultCount > 0) return err({ code: "sheet_faulty", faultCount });
    return ok({ ...job, ...afresh, mode, movedAtMs, state: "applying", cursor: "0" });
  });

/** Staff want back what was before the import. Again, it changes nothing. 2 requests, 1 document. */
export const undoSheet = (
  deps: WithSheets,
  { staff, nowMs: movedAtMs }: StaffCall,
  { jobId }: OfSheet,
): Decided =>
  decided(deps, staff.role, jobId, (job) => {
    if (job.state === "undoing" || job.state === "undone") return ok(job);
    if (job.state !== "applied") return notAllowed(job);
    const cursor = String(job.parts.length - 1);
    return ok({ ...job, ...afresh, movedAtMs, state: "undoing", cursor });
  });

/** Staff want it no more. What is being written is not stopped half-way: it is undone afterwards. 2 requests, 1 document. */
export const cancelSheet = (
  deps: WithSheets,
  { staff, nowMs: movedAtMs }: StaffCall,
  { jobId }: OfSheet,
): Decided =>
  decided(deps, staff.role, jobId, (job) => {
    if (job.state === "cancelled") return ok(job);
    if (job.state !== "running" && job.state !== "previewed") return notAllowed(job);
    return ok({ ...job, movedAtMs, state: "cancelled" });
  });

const notAllowed = ({ state }: SheetJob): Result<SheetJob, DecideError> =>
  err({ code: "sheet_step_not_allowed", state });

async function decided(
  deps: WithSheets,
  role: Role,
  jobId: string,
  decide: (job: SheetJob) => Result<SheetJob, DecideError>,
): Decided {
  let wasActive = false;
  const changed = await deps.store.change("sheets", jobId, (job) => {
    if (!job) return err({ code: "sheet_unknown" } as const);
    const refusal = sheetRefusal(role, job);
    if (refusal) return err(refusal);
    wasActive = isActive(job);
    return decide(job);
  });
  if (!changed.ok) return changed;
  if (!wasActive && isActive(changed.value)) await startStep(deps, jobId);
  return ok(progressOf(changed.value));
}
