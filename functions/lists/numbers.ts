import type { ListNumbers, NumbersReply } from "#contracts/lists.ts";
import { ok, type Result } from "#core/result.ts";
import { numbersOf } from "#functions/lists/shares.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists } from "#ports/deps.ts";

/** The numbers of some promoters. 1 request. */
export async function listNumbers(
  deps: WithLists,
  _: StaffCall,
  { promoterIds }: ListNumbers,
): Promise<Result<NumbersReply, never>> {
  const numbers = await numbersOf(
    deps,
    promoterIds.map((promoterId) => ({ promoterId })),
  );
  return ok({
    numbers: [...numbers].map(([promoterId, number]) => ({ promoterId, number })),
  });
}
