import type { OfSheet } from "#contracts/sheets.ts";
import { ok, type Result } from "#core/result.ts";
import { isActive, isWhereItWas } from "#core/sheet/job.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import { applySlice } from "#functions/sheets/applying.ts";
import { exportSlice, type Moved } from "#functions/sheets/exporting.ts";
import { previewSlice } from "#functions/sheets/importing.ts";
import { undoSlice } from "#functions/sheets/undoing.ts";
import { type Action, type Call, parsed } from "#functions/shared/serve.ts";
import { stepSheetSchema } from "#contracts/sheets.ts";
import type { WithSheets } from "#ports/deps.ts";

/** After so long no further slice is begun: one takes some seconds, and the function lives 60. */
const STEP_MS = 20_000;
const SLICES_MAX = 2_000;

/**
 * Works on a job for a while and starts the next call where something is left. Each slice counts with one write that
 * fails where somebody else has moved the job: so a call that dies loses its slice alone, and of two that work at once
 * one counts.
 */
export async function step(
  deps: WithSheets,
  { nowMs }: Call,
  { jobId }: OfSheet,
): Promise<Result<null, never>> {
  const startMs = deps.elapsedMs();
  let job = await deps.store.get("sheets", jobId);
  for (let n = 0; n < SLICES_MAX && job && isActive(job); n += 1) {
    if (deps.elapsedMs() - startMs > STEP_MS) break;
    const read: SheetJob = job;
    const moved = await slice(deps, read, nowMs);
    const changed = await deps.store.change(
      "sheets",
      jobId,
      (current = read) =>
        ok(isWhereItWas(current, read) ? movedOn(current, moved, deps.nowMs()) : current),
      { document: read },
    );
    job = changed.ok ? changed.value : undefined;
  }
  if (job && isActive(job)) await startStep(deps, jobId);
  return ok(null);
}

function slice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  if (job.state === "applying") return applySlice(deps, job, nowMs);
  if (job.state === "undoing") return undoSlice(deps, job, nowMs);
  return job.way === "export" ? exportSlice(deps, job, nowMs) : previewSlice(deps, job, nowMs);
}

const movedOn = (job: SheetJob, moved: Moved, movedAtMs: number): SheetJob => ({
  ...{ ...job, ...moved, movedAtMs },
});

/** Starts a call of `sheets` that works on a job. What never starts is started again by whoever looks. */
export const startStep = ({ background }: WithSheets, jobId: string): Promise<void> =>
  background.start("sheets", { action: "step", jobId });

/** `step` is the function's own: no person may call it. */
export const ownStep: Action<WithSheets> = async (deps, call, event) => {
  if (call.caller.door !== "function") return { ok: false, error: { code: "function_required" } };
  return parsed(stepSheetSchema, event, (request) => step(deps, call, request));
};
