import { digest } from "#core/ledger/digest.ts";

/** The longest id that an order can have: contracts/fields.ts. */
const ORDER_ID_MAX = 64;
const PREFIX = "bonus/";

/**
 * The `_id` of a period case: one for each promoter, bonus and period.
 *
 * - Longer than any order's id, and who it is about stands in it as a mark of one length.
 */
export const bonusCaseId = (promoterId: string, bonusId: string, period: string): string =>
  `${PREFIX}${bonusId}/${period}/${digest(promoterId)}`;

/** Whether a case is a period's: no order's id is that long. */
export const isBonusCaseId = (id: string): boolean =>
  id.startsWith(PREFIX) && id.length > ORDER_ID_MAX;
