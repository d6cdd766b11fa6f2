import type { CountPurchases, ListPurchases } from "#contracts/purchase.ts";
import type { CountsReply, ListReply } from "#contracts/purchaseReplies.ts";
import { purchaseRow } from "#core/purchase/shown.ts";
import { COUNT_MAX, PURCHASE_TABS, STAFF_TABS, TAB_FILTERS } from "#core/purchase/tabs.ts";
import { ok, type Result } from "#core/result.ts";
import type { EitherCall, PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The buyer's own orders, the newest first. 1 request. */
export async function listPurchases(
  { reads }: Deps,
  { openid: buyerId, nowMs }: PersonCall,
  { tab, beforeMs, limit }: ListPurchases,
): Promise<Result<ListReply, never>> {
  const page = await reads.purchasesPage({ ...TAB_FILTERS[tab], buyerId }, beforeMs, limit);
  const { purchases, nextBeforeMs } = page;
  return ok({ purchases: purchases.map((one) => purchaseRow(one, nowMs)), nextBeforeMs });
}

/** How many orders stand in each tab: the buyer's own, or all for staff. 1 request for each tab. */
export async function countPurchases(
  { reads }: Deps,
  { openid, staffId }: EitherCall,
  _: CountPurchases,
): Promise<Result<CountsReply, never>> {
  const own = openid !== null && staffId === null ? { buyerId: openid } : {};
  const tabs = staffId === null ? PURCHASE_TABS.filter((tab) => tab !== "all") : STAFF_TABS;
  const counts = await Promise.all(
    tabs.map(async (tab) => {
      const filter = { ...TAB_FILTERS[tab], ...own };
      return [tab, await reads.purchasesCount(filter, COUNT_MAX)] as const;
    }),
  );
  return ok({ counts: Object.fromEntries(counts), countMax: COUNT_MAX });
}
