import { chinaTime } from "../chinaTime.ts";

/** A payment that was never ordered at this WeChat: a developer says by hand that it was made, and bills must have it. */
export interface HandPayment {
  readonly outTradeNo: string;
  readonly openid: string;
  readonly totalFen: number;
  readonly atMs: number;
}
/** What a shop paid back of such a payment. Its number is unique within the order. */
export interface HandRefund {
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  readonly refundFen: number;
  readonly atMs: number;
}

export interface HandDay {
  readonly payments: Map<string, HandPayment>;
  readonly refunds: Map<string, HandRefund>;
}
/** By day in China, the oldest first. */
export interface PaidByHand {
  readonly days: Map<string, HandDay>;
  /** What the days that are forgotten left in the basic account. */
  forgottenFen: number;
}
/** One more than a bill may be asked for: so memory is that of three months, however long a log is. */
const DAYS_KEPT = 94;

export const nothingByHand = (): PaidByHand => ({ days: new Map(), forgottenFen: 0 });

export const isKnownPayment = ({ days }: PaidByHand, outTradeNo: string): boolean =>
  [...days.values()].some(({ payments }) => payments.has(outTradeNo));

export const isKnownRefund = (
  { days }: PaidByHand,
  refund: Pick<HandRefund, "outTradeNo" | "outRefundNo">,
): boolean => [...days.values()].some(({ refunds }) => refunds.has(refundText(refund)));

export function addPayment(book: PaidByHand, payment: HandPayment): void {
  const { outTradeNo, openid, totalFen, atMs } = payment;
  dayOf(book, atMs).payments.set(outTradeNo, { outTradeNo, openid, totalFen, atMs });
}

export function addRefundByHand(book: PaidByHand, refund: HandRefund): void {
  dayOf(book, refund.atMs).refunds.set(refundText(refund), refund);
}

export const refundText = ({
  outTradeNo,
  outRefundNo,
}: Pick<HandRefund, "outTradeNo" | "outRefundNo">) => JSON.stringify([outTradeNo, outRefundNo]);

function dayOf(book: PaidByHand, atMs: number): HandDay {
  const date = chinaTime(atMs).slice(0, 10);
  const known = book.days.get(date);
  if (known !== undefined) return known;
  const day = { payments: new Map(), refunds: new Map() };
  book.days.set(date, day);
  for (const [oldest, forgotten] of book.days) {
    if (book.days.size <= DAYS_KEPT) break;
    book.forgottenFen += leftOf(forgotten);
    book.days.delete(oldest);
  }
  return day;
}

/** What a day left in the basic account, in fen. */
export const leftOf = ({ payments, refunds }: HandDay): number =>
  [...payments.values()].reduce((fen, { totalFen }) => fen + totalFen, 0) -
  [...refunds.values()].reduce((fen, { refundFen }) => fen + refundFen, 0);
