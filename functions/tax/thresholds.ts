import type { Thresholds, ThresholdsReply } from "#contracts/tax.ts";
import { ok, type Result } from "#core/result.ts";
import { nearLimits, twelveMonthsTo } from "#core/tax/thresholds.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { peoplePage } from "#functions/tax/people.ts";
import type { WithTaxFiles } from "#ports/deps.ts";

/** Whose income is near a limit of value-added tax. Masked: the vault stays closed. 3 requests. */
export async function thresholds(
  deps: WithTaxFiles,
  _: StaffCall,
  { month, ...page }: Thresholds,
): Promise<Result<ThresholdsReply, never>> {
  const { people, nextAfterId } = await peoplePage(deps, page, twelveMonthsTo(month));
  const rows = people.flatMap(({ wallet, identity, sums }) => {
    const near = nearLimits(sums, month);
    if (near === null) return [];
    const { maskedName = "", maskedIdNumber = "" } = identity ?? {};
    return [{ promoterId: wallet._id, maskedName, maskedIdNumber, ...near }];
  });
  return ok({ rows, nextAfterId });
}
