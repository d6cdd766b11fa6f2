import type { Delimiter } from "./columns.ts";
import type { Invoices, LeftOut } from "./invoices.ts";
import type { LineCounts } from "./lineCounter.ts";
import type { LogEvent } from "./log.ts";
import type { Matched, Unmatched } from "./refunds.ts";
import type { Unreadable } from "./rows.ts";
import { tallies, type Tally } from "./tallies.ts";

/**
 * What an import did. `lines.read` = `sold` + `cancelled` + `leftOut` + `unreadable`: no line is lost
 * silently. Amounts are fen; `seen` counts over all readable lines, whatever became of them.
 */
export type ImportReport = {
  readonly delimiter: Delimiter;
  readonly lines: Readonly<
    Record<"read" | "sold" | "cancelled" | "leftOut" | "unreadable" | "rounded", number>
  >;
  readonly seen: Readonly<
    Record<
      | "invoices"
      | "customers"
      | "products"
      | "withoutCustomer"
      | "negativeQuantity"
      | "cancellationLines"
      | "notProducts"
      | "priceZero",
      number
    >
  >;
  readonly orders: { readonly count: number; readonly customers: number; readonly paidFen: number };
  readonly refunds: {
    readonly count: number;
    readonly refundFen: number;
    /** What the cancellations took back: `refundFen` + `unmatchedFen`. */
    readonly cancelledFen: number;
    readonly unmatchedFen: number;
    readonly unmatched: readonly (Tally<Unmatched> & { readonly amountFen: number })[];
  };
  readonly leftOut: readonly Tally<LeftOut>[];
  readonly unreadable: readonly Tally<Unreadable>[];
  /** What the file does not say, and chance with this seed made up. */
  readonly invented: Readonly<
    Record<"seed" | "promoters" | "introduced" | "scans" | "customersBrought", number> &
      Record<"receipts" | "withdrawals", number>
  >;
  readonly events: number;
};

export type Outcome = {
  readonly delimiter: Delimiter;
  readonly counts: LineCounts;
  readonly invoices: Invoices;
  readonly matched: Matched;
  readonly seed: number;
  readonly events: readonly LogEvent[];
};

export function makeReport(outcome: Outcome): ImportReport {
  const { delimiter, counts, invoices, matched, seed, events } = outcome;
  const { orders, cancellations } = invoices;
  const { refunds, unmatched } = matched;
  return {
    delimiter,
    lines: counts.lines,
    seen: counts.seen,
    orders: {
      count: orders.length,
      customers: new Set(orders.map(({ buyer }) => buyer)).size,
      paidFen: sum(orders.flatMap(({ lines }) => lines.map(({ paidFen }) => paidFen))),
    },
    refunds: {
      count: refunds.length,
      refundFen: sum(refunds.flatMap(({ lines }) => lines.map(({ refundFen }) => refundFen))),
      cancelledFen: sum(
        cancellations.flatMap(({ lines }) => lines.map(({ amountFen }) => amountFen)),
      ),
      unmatchedFen: sum(unmatched.map(({ amountFen }) => amountFen)),
      unmatched: unmatchedTallies(matched),
    },
    leftOut: counts.leftOut,
    unreadable: counts.unreadable,
    invented: { seed, ...inventedIn(events) },
    events: events.length,
  };
}

function unmatchedTallies({ unmatched }: Matched): ImportReport["refunds"]["unmatched"] {
  const reasons = ["nothing_to_cancel", "more_than_paid"] as const;
  const counted = tallies(reasons);
  for (const { reason, line } of unmatched) counted.add(reason, line);
  return counted.list().map((tally) => {
    const same = unmatched.filter(({ reason }) => reason === tally.reason);
    return { ...tally, amountFen: sum(same.map(({ amountFen }) => amountFen)) };
  });
}

function inventedIn(events: readonly LogEvent[]): Omit<ImportReport["invented"], "seed"> {
  const of = (kind: LogEvent["do"]): number => events.filter((event) => event.do === kind).length;
  const fans = events.flatMap((event) => (event.do === "scan" ? [event.fan] : []));
  return {
    promoters: of("join"),
    introduced: events.filter((event) => event.do === "join" && event.introducer !== undefined)
      .length,
    scans: of("scan"),
    customersBrought: new Set(fans).size,
    receipts: of("receive"),
    withdrawals: of("withdraw"),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
