import { assert } from "#core/assert.ts";
import type { Fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import type { State } from "#core/wallet/machine.ts";
import type { Unclear } from "#core/wallet/unclear.ts";

/** A promoter's wish to be paid, with all that became of it. */
export type Withdrawal = {
  /** Made by the client before its first try. It is unique among the promoter's own. */
  readonly id: string;
  /** What leaves the balance: the payment and its tax. */
  readonly amountFen: Fen;
  readonly state: State;
  /** Its number at WeChat. It is given with the request and never changes: one withdrawal, one number. */
  readonly transferNumber: string;
  readonly requestedAtMs: number;
  /** Who of the staff said yes, the first first. Large amounts need two persons. */
  readonly approvals: readonly Approval[];
  readonly approvedAtMs: number | null;
  /** What WeChat is told, fixed before it is told; null until then. */
  readonly transfer: Transfer | null;
  readonly closedAtMs: number | null;
  /** Why it was released; null unless it was. */
  readonly reason: ReleaseReason | null;
};
/** `by` is a staff id, or `rules` where the brand's rules let it out without anybody. */
export type Approval = { readonly by: string; readonly atMs: number };
export const BY_RULES = "rules";
/** Whether it may go out and no person ever looked at it. */
export const isByRules = ({ approvals }: Pick<Withdrawal, "approvals">): boolean =>
  approvals.length > 0 && approvals.every(({ by }) => by === BY_RULES);
/** How the money reaches the promoter: WeChat's merchant transfer, or staff who pay by bank. */
export type PayoutChannel = "wechat" | "bank";
export type Transfer = {
  readonly channel: PayoutChannel;
  readonly netFen: Fen;
  readonly taxFen: Fen;
  readonly tax: TaxMode;
  /** The month in China that the payment counts for. */
  readonly month: string;
  readonly sentAtMs: number;
  /** What opens WeChat's receipt page; null while WeChat has given none. */
  readonly packageInfo: string | null;
  /** The bank's own number of the payment, recorded by staff; null elsewhere, and until it is paid. */
  readonly receipt: string | null;
  /** Why it was not paid: WeChat's own code, or the bank's reason in the words of the staff who recorded it. */
  readonly failure?: string;
  /** When WeChat gave no clear answer about it; left out = it always gave one. */
  readonly unclear?: Unclear;
};

/** `offset`: a refund took back what it asked for. `failed`, `expired`: WeChat said so. */
export type ReleaseReason = "rejected" | "cancelled" | "offset" | "failed" | "expired";

/** A withdrawal that ended long ago, moved out of its wallet. `_id` is `archiveId`. */
export type ClosedWithdrawal = Withdrawal & {
  readonly _id: string;
  readonly rev: number;
  readonly promoterId: string;
};

/** Two promoters may use the same withdrawal id, so an archived one is filed under both. */
export const archiveId = (promoterId: string, withdrawalId: string): string =>
  `${promoterId}:${withdrawalId}`;

/** What the receiver reads in WeChat. The same for all, so that a repeated order is the same order. */
export const TRANSFER_REMARK = "推广佣金";
const TRANSFER_NUMBER = /^[0-9A-Za-z]{1,32}$/; // What WeChat allows (pay.weixin.qq.com, out_bill_no).

/**
 * The number of a transfer at WeChat: `F12W34T` and the time in base 36.
 *
 * - Promoter and seq make it unique here. The time keeps it unique at WeChat even if the database is
 *   set back or a second deployment uses the same merchant: there, an old number is an old payment.
 */
export function transferNumberOf(
  promoterNumber: number,
  seq: number,
  requestedAtMs: number,
): string {
  const transferNumber = `F${promoterNumber}W${seq}T${requestedAtMs.toString(36)}`;
  assert(TRANSFER_NUMBER.test(transferNumber), `not a transfer number: ${transferNumber}`);
  return transferNumber;
}
