import type { Fen } from "#core/money.ts";

/** One payment to one promoter's WeChat wallet. */
export interface TransferOrder {
  /** 1 to 32 letters and digits. One number is one transfer for ever, and the same number is the same order. */
  readonly transferNumber: string;
  readonly openid: string;
  readonly amountFen: Fen;
  /** What the receiver reads: 1 to 32 characters, without personal data. */
  readonly remark: string;
  /** The receiver's name, which WeChat checks: given from 2,000 yuan on, and null below. Nobody logs it. */
  readonly name: string | null;
}

/**
 * How far a transfer has come. `accepted`: WeChat is setting the money aside. `confirming`: it waits for
 * the receiver, or for an end that is no longer in our hands. `paid`, `failed` and `cancelled` are
 * ends; after the last two the money is the merchant's again.
 */
export type TransferState = "accepted" | "confirming" | "paid" | "failed" | "cancelled";

/** WeChat said how the transfer stands. Only this may end a withdrawal. */
export interface TransferBill {
  readonly answer: "bill";
  readonly state: TransferState;
  /** WeChat's own code, such as `OVERDUE_CLOSE` (not confirmed within 24 hours); null unless it failed. */
  readonly failReason: string | null;
  /**
   * What the mini program hands to `wx.requestMerchantTransfer` as `package`, so that the receiver can
   * confirm. Only `send` brings it, and only while it can be used; sending the same order again brings it again.
   */
  readonly packageInfo: string | null;
}

/** WeChat knows no such number: it was never used, or more than 30 days ago. */
export interface NoTransfer {
  readonly answer: "none";
}

/**
 * There is no clear answer: a time-out, a broken reply, a failure over there, or a refusal. The transfer
 * may have been made all the same, now or by an earlier call. `reason` is for staff to read.
 */
export interface UnclearTransfer {
  readonly answer: "unclear";
  readonly reason: string;
}

/** WeChat has taken on to cancel it, or has done so. What came of it is read by the number, like any end. */
export interface AskedToCancel {
  readonly answer: "asked";
}

/** What the operating account holds, which transfers are paid from. */
export interface OperatingBalance {
  readonly answer: "balance";
  readonly availableFen: Fen;
  /** On its way in. */
  readonly pendingFen: Fen;
}

export type SentTransfer = TransferBill | UnclearTransfer;
export type ReadTransfer = TransferBill | NoTransfer | UnclearTransfer;

/**
 * Money out. The order is written down before it is sent; then:
 *
 * - `bill` is recorded, whichever call brought it.
 * - `unclear` changes nothing. The number stays in use: read it, and if WeChat knows it not, send the very
 *   same order again. Never a new number, never released.
 * - Every call ends within seconds, and may be repeated at any time without paying twice.
 * - Throws only where nothing was sent, because something is not set up.
 */
export interface Transfers {
  /** The merchant's number at WeChat; null where the deployment has not all of his keys: promoters are paid by bank then. */
  readonly merchantId: string | null;
  /** Makes the transfer, or says how the one of that number stands. Another order under a used number is `unclear`. */
  send(order: TransferOrder): Promise<SentTransfer>;
  read(transferNumber: string): Promise<ReadTransfer>;
  /** Asks WeChat to cancel a transfer that its receiver has not confirmed. `unclear` also when it is too late. */
  cancel(transferNumber: string): Promise<AskedToCancel | NoTransfer | UnclearTransfer>;
  balance(): Promise<OperatingBalance | UnclearTransfer>;
}
