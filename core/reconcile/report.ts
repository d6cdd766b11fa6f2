import { type Fen, fen, NOTHING } from "#core/money.ts";
import { type BillDay, type BillKind, billsOf } from "#core/reconcile/billDay.ts";
import type { Break } from "#core/reconcile/break.ts";
import { isElsewhere, MATCHED } from "#core/reconcile/breaks.ts";
import { chinaDayNumber, dayOfNumber, daysBetween } from "#core/reconcile/days.ts";
import { chinaDay, dayStartMs } from "#core/time.ts";
import { isInFlight, type State } from "#core/wallet/machine.ts";
import type { PayoutChannel } from "#core/wallet/withdrawal.ts";

/** All sums in fen. `explained…`: what breaks that a person explained make the bill say more than the books. */
export type ReportSums = {
  readonly billPaidFen: Fen;
  readonly billRefundedFen: Fen;
  readonly basicInFen: Fen;
  readonly basicOutFen: Fen;
  readonly operationInFen: Fen;
  readonly operationOutFen: Fen;
  /** Payments that succeeded and refunds, as facts of our cases, on the days on which WeChat's bills have them. */
  readonly paidFen: Fen;
  readonly refundedFen: Fen;
  /** Withdrawals by the day on which WeChat was told: what reached people, what is under way, what came back. */
  readonly payoutFen: Fen;
  readonly inFlightFen: Fen;
  readonly releasedFen: Fen;
  readonly bankPayoutFen: Fen;
  /** Tax withheld of what reached people, by WeChat and by bank. */
  readonly taxFen: Fen;
  readonly explainedPaidFen: Fen;
  readonly explainedRefundedFen: Fen;
  readonly explainedOutFen: Fen;
  readonly openBreaks: number;
};
export type ReportDay = ReportSums & {
  readonly day: string;
  readonly bills: Readonly<Record<BillKind, BillDay["state"] | "missing">>;
  readonly isTied: boolean;
};
export type Report = {
  readonly days: readonly ReportDay[];
  readonly totals: ReportSums;
  /** Every day is tied, nothing is under way, and all that was released came back. */
  readonly isTied: boolean;
};

type DaySum = { readonly day: number; readonly amountFen: Fen };
type TransferSum = {
  readonly day: number;
  readonly channel: PayoutChannel;
  readonly state: State;
  readonly netFen: Fen;
  readonly taxFen: Fen;
};
/** What a report is made of: of its days, and breaks of some days around them. */
export type Books = {
  readonly bills: readonly BillDay[];
  readonly paid: readonly DaySum[];
  readonly refunded: readonly DaySum[];
  readonly transfers: readonly TransferSum[];
  readonly breaks: readonly Break[];
};

/**
 * Ties WeChat's bills, our books and the tax day by day.
 *
 * - Promises: tied means that every sum agrees to the fen once the breaks that people explained are counted in, and
 *   that no break is open and no bill is missing.
 * - Source: docs/domain/reconciliation.md, "The report".
 */
export function report(first: string, last: string, books: Books): Report {
  const known = { ...books, bills: billsOf(books.bills) };
  const days = daysBetween(first, last).map((day) => reportDay(day, known));
  const totals = days.reduce(added, NO_SUMS);
  const isBack = totals.operationInFen === totals.releasedFen;
  const isTied = days.every((day) => day.isTied) && totals.inFlightFen === 0 && isBack;
  return { days, totals, isTied };
}

const KINDS: readonly BillKind[] = ["trade", "fund-basic", "fund-operation"];

function reportDay(day: string, books: Books): ReportDay {
  const number = chinaDayNumber(dayStartMs(day));
  const bill = (kind: BillKind) => books.bills.find((one) => one.kind === kind && one.day === day);
  const sumOf = (sums: readonly DaySum[]) => total(sums.filter((sum) => sum.day === number));
  const transfers = books.transfers.filter((sum) => sum.day === number);
  const paidOut = transfers.filter(({ state }) => state === "paid");
  const byWechat = transfers.filter(({ channel }) => channel === "wechat");
  const net = (some: readonly TransferSum[]) => total(some.map(netOf));
  const breaks = books.breaks.filter((one) => one.day === day);
  const [trade, basic, operation] = KINDS.map(bill);
  const sums: ReportSums = {
    billPaidFen: trade?.inFen ?? NOTHING,
    billRefundedFen: trade?.outFen ?? NOTHING,
    basicInFen: basic?.inFen ?? NOTHING,
    basicOutFen: basic?.outFen ?? NOTHING,
    operationInFen: operation?.inFen ?? NOTHING,
    operationOutFen: operation?.outFen ?? NOTHING,
    paidFen: sumOf(books.paid),
    refundedFen: fen(sumOf(books.refunded) + movedFen(books.breaks, day)),
    payoutFen: net(byWechat.filter(({ state }) => state === "paid")),
    inFlightFen: net(byWechat.filter(({ state }) => isInFlight(state))),
    releasedFen: net(byWechat.filter(({ state }) => state === "released")),
    bankPayoutFen: net(paidOut.filter(({ channel }) => channel === "bank")),
    taxFen: total(paidOut.map(({ taxFen }) => ({ amountFen: taxFen }))),
    explainedPaidFen: explainedFen(breaks, "payment"),
    explainedRefundedFen: explainedFen(breaks, "refund"),
    explainedOutFen: explainedFen(breaks, "transfer"),
    openBreaks: breaks.filter(({ closedAtMs }) => closedAtMs === null).length,
  };
  const states = {
    trade: trade?.state ?? "missing",
    "fund-basic": basic?.state ?? "missing",
    "fund-operation": operation?.state ?? "missing",
  } as const;
  const areThere = Object.values(states).every((state) => state === "matched" || state === "none");
  return { day, ...sums, bills: states, isTied: areThere && agrees(sums) };
}

function agrees(sums: ReportSums): boolean {
  const sentFen = sums.payoutFen + sums.inFlightFen + sums.releasedFen;
  return (
    sums.openBreaks === 0 &&
    sums.billPaidFen === sums.paidFen + sums.explainedPaidFen &&
    sums.billRefundedFen === sums.refundedFen + sums.explainedRefundedFen &&
    sums.operationOutFen === sentFen + sums.explainedOutFen
  );
}

/** Refunds that began here on another day than WeChat's count on WeChat's. */
function movedFen(breaks: readonly Break[], day: string): number {
  return breaks.filter(isElsewhere).reduce((sum, { day: billDay, foundAtMs, theirsFen }) => {
    const isHere = billDay === day ? 1 : 0;
    const wasHere = chinaDay(foundAtMs) === day ? 1 : 0;
    return sum + (isHere - wasHere) * (theirsFen ?? 0);
  }, 0);
}

/** By how much the bill is above the books, in breaks that a person closed. Sums of accounts are no rows. */
function explainedFen(breaks: readonly Break[], what: "payment" | "refund" | "transfer"): Fen {
  return fen(
    breaks
      .filter(({ kind, about }) => kind.startsWith(`${what}_`) && !about.startsWith("fund-basic/"))
      .filter(({ closedBy }) => closedBy !== null && closedBy !== MATCHED)
      .reduce((sum, one) => sum + (one.theirsFen ?? 0) - (one.oursFen ?? 0), 0),
  );
}

const netOf = ({ netFen }: TransferSum) => ({ amountFen: netFen });
const total = (sums: readonly { readonly amountFen: Fen }[]): Fen =>
  fen(sums.reduce((sum, { amountFen }) => sum + amountFen, 0));

const NO_SUMS: ReportSums = {
  ...{ billPaidFen: NOTHING, billRefundedFen: NOTHING, basicInFen: NOTHING, basicOutFen: NOTHING },
  ...{ operationInFen: NOTHING, operationOutFen: NOTHING, paidFen: NOTHING, refundedFen: NOTHING },
  ...{ payoutFen: NOTHING, inFlightFen: NOTHING, releasedFen: NOTHING, bankPayoutFen: NOTHING },
  ...{ taxFen: NOTHING, explainedPaidFen: NOTHING, explainedRefundedFen: NOTHING },
  ...{ explainedOutFen: NOTHING, openBreaks: 0 },
};

function added(a: ReportSums, b: ReportSums): ReportSums {
  const sum = (name: Exclude<keyof ReportSums, "openBreaks">): Fen => fen(a[name] + b[name]);
  return {
    billPaidFen: sum("billPaidFen"),
    billRefundedFen: sum("billRefundedFen"),
    basicInFen: sum("basicInFen"),
    basicOutFen: sum("basicOutFen"),
    operationInFen: sum("operationInFen"),
    operationOutFen: sum("operationOutFen"),
    paidFen: sum("paidFen"),
    refundedFen: sum("refundedFen"),
    payoutFen: sum("payoutFen"),
    inFlightFen: sum("inFlightFen"),
    releasedFen: sum("releasedFen"),
    bankPayoutFen: sum("bankPayoutFen"),
    taxFen: sum("taxFen"),
    explainedPaidFen: sum("explainedPaidFen"),
    explainedRefundedFen: sum("explainedRefundedFen"),
    explainedOutFen: sum("explainedOutFen"),
    openBreaks: a.openBreaks + b.openBreaks,
  };
}

/** The day so many days after a day, or before it. */
export const dayAfter = (day: string, days: number): string =>
  dayOfNumber(chinaDayNumber(dayStartMs(day)) + days);
