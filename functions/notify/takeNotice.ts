import { err, ok, type Result } from "#core/result.ts";
import { transferEnded } from "#functions/notify/transferEnded.ts";
import { recordConflict } from "#functions/order/recordConflict.ts";
import { type PaymentError, recordPayment } from "#functions/order/recordPayment.ts";
import { recordToldRefund, type ToldRefundError } from "#functions/order/recordToldRefund.ts";
import type { WithNotices, WithTransfers } from "#ports/deps.ts";
import type { NoticeRefusal, ReadNotice } from "#ports/notices.ts";

type NoticeError = { readonly code: NoticeRefusal } | PaymentError | ToldRefundError;

/**
 * Does what a notice says. Told again it changes nothing; whatever WeChat certainly says and our books contradict is
 * refused and put down as a break. 2 requests and 1 document for a payment, 1 request when it is known.
 */
export async function takeNotice(
  deps: WithNotices & WithTransfers,
  read: ReadNotice,
  nowMs: number,
): Promise<Result<null, NoticeError>> {
  if (!read.ok) {
    const { refusal: code, about } = read;
    if (about !== null) {
      await recordConflict(deps, { about, theirsFen: null, error: { code } }, nowMs);
    }
    return err({ code });
  }
  const { notice } = read;
  switch (notice.kind) {
    case "payment": {
      const { orderId: about, amountFen: theirsFen } = notice.payment;
      const recorded = await recordPayment(deps, notice.payment, nowMs);
      if (!recorded.ok) {
        await recordConflict(deps, { about, theirsFen, error: recorded.error }, nowMs);
      }
      return recorded;
    }
    case "refund": {
      const { orderId, refundId, refundFen: theirsFen } = notice.refund;
      const about = `${orderId}/${refundId}`; // As reconciliation names it: one difference, one break.
      const recorded = await recordToldRefund(deps, notice.refund, nowMs);
      if (!recorded.ok) {
        await recordConflict(deps, { about, theirsFen, error: recorded.error }, nowMs);
      }
      return recorded;
    }
    case "transfer":
      await transferEnded(deps, notice.transferNumber, nowMs);
      return ok(null);
    case "other":
      deps.logError(new Error(`a notice that is none of ours: ${notice.what}`));
      return ok(null); // Nothing will ever come of it, so WeChat need not tell it again.
  }
}
