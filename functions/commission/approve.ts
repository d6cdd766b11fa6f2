import type { Approve } from "#contracts/commission.ts";
import { type ApprovalError, examine, newPromoter } from "#core/people/approve.ts";
import { counted, newCounter, PROMOTER_NUMBERS } from "#core/people/counter.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type ApproveError = ApprovalError | { readonly code: "joining_paused" };

/**
 * Makes an applicant a promoter. The number comes first and the promoter second, so a call that dies
 * in between only skips a number. The same approval again changes nothing. 6 requests, 2 documents.
 */
export async function approve(
  { store, reads }: Pick<Deps, "store" | "reads">,
  { nowMs }: StaffCall,
  approval: Approve,
): Promise<Result<PromoterRow, ApproveError>> {
  const { promoterId, introducerId } = approval;
  const read = async (id: string | null): Promise<Promoter | null> =>
    id === null ? null : ((await store.get("promoters", id)) ?? null);
  const [{ promoter, settings }, introducer, application] = await Promise.all([
    reads.walletView(promoterId, null),
    read(introducerId),
    store.get("applications", promoterId),
  ]);
  const view = { promoter, introducer, application: application ?? null };
  const examined = examine(view, approval);
  if (!examined.ok) return examined;
  if (examined.value) return ok(rowOf(examined.value, nowMs));
  if (settings.switches.joining !== null) return err({ code: "joining_paused" });
  const number = await nextNumber(store);
  const created = newPromoter(approval, introducer, number, nowMs);
  if (await store.create("promoters", created)) return ok(rowOf(created, nowMs));
  // Somebody else approved him meanwhile: this is the same approval, or it comes too late.
  const again = examine({ ...view, promoter: await read(promoterId) }, approval);
  return again.ok ? ok(rowOf(again.value ?? created, nowMs)) : again;
}

async function nextNumber(store: Deps["store"]): Promise<number> {
  const changed = await store.change("counters", PROMOTER_NUMBERS, (counter) =>
    ok(counted(counter ?? newCounter(PROMOTER_NUMBERS))),
  );
  return changed.ok ? changed.value.last : changed.error;
}
