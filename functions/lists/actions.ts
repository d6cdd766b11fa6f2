import * as lists from "#contracts/listSchemas.ts";
import { drawPromoterCode, listCodes, readCode } from "#functions/lists/codes.ts";
import { listFans, showFan } from "#functions/lists/fans.ts";
import { listGroups } from "#functions/lists/groups.ts";
import { listNumbers } from "#functions/lists/numbers.ts";
import { showPromoter } from "#functions/lists/promoter.ts";
import { listPromoters } from "#functions/lists/promoters.ts";
import { listShares } from "#functions/lists/shares.ts";
import { countWithdrawals, listWithdrawals } from "#functions/lists/withdrawals.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import type { WithLists, WithPictures } from "#ports/deps.ts";

/** What the cloud function `lists` does for the console: the work lists that no other function has. */
export const actions: ReadonlyMap<string, Action<WithPictures & WithLists>> = new Map<
  string,
  Action<WithPictures & WithLists>
>([
  ["promoters", forStaff(lists.listPromotersSchema, listPromoters)],
  ["promoter", forStaff(lists.showPromoterSchema, showPromoter)],
  ["numbers", forStaff(lists.listNumbersSchema, listNumbers)],
  ["groups", forStaff(lists.listGroupsSchema, listGroups)],
  ["fans", forStaff(lists.listFansSchema, listFans)],
  ["fan", forStaff(lists.showFanSchema, showFan)],
  ["codes", forStaff(lists.listCodesSchema, listCodes)],
  ["readCode", forStaff(lists.readCodeSchema, readCode)],
  ["drawCode", forStaff(lists.drawPromoterCodeSchema, drawPromoterCode)],
  ["shares", forStaff(lists.listSharesSchema, listShares)],
  ["withdrawals", forStaff(lists.listWithdrawalsSchema, listWithdrawals)],
  ["withdrawalCounts", forStaff(lists.countWithdrawalsSchema, countWithdrawals)],
]);
