import type { StaffStatement, StaffStatementReply } from "#contracts/statement.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { monthStatementOf } from "#functions/withdraw/statement.ts";
import type { Deps } from "#ports/deps.ts";

/** A month of a promoter's account, as he reads it himself. 4 requests, or 2 while nothing of it was filed. */
export async function readStaffStatement(
  deps: Deps,
  _: StaffCall,
  { promoterId, ...asked }: StaffStatement,
): Promise<Result<StaffStatementReply, never>> {
  const [promoter, statement] = await Promise.all([
    deps.store.get("promoters", promoterId),
    monthStatementOf(deps, promoterId, asked),
  ]);
  return ok({ ...statement, promoterNumber: promoter?.number ?? null });
}
