import type { OfStaff, StaffRow } from "#contracts/staff.ts";
import { ok, type Result } from "#core/result.ts";
import { restored, suspended } from "#core/staff/staff.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { changeAnother, type NotChanged } from "#functions/staff/people.ts";
import type { Deps } from "#ports/deps.ts";

/** Ends all sessions of somebody, and he can open none until he is restored. 2 requests, 1 document. */
export const suspendStaff = (
  deps: Deps,
  call: StaffCall,
  { staffId }: OfStaff,
): Promise<Result<StaffRow, NotChanged>> =>
  changeAnother(deps, call, staffId, (staff) => ok(suspended(staff)));

/** He may sign in again. 2 requests, 1 document. */
export const restoreStaff = (
  deps: Deps,
  call: StaffCall,
  { staffId }: OfStaff,
): Promise<Result<StaffRow, NotChanged>> =>
  changeAnother(deps, call, staffId, (staff) => ok(restored(staff)));
