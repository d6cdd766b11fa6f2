import type { PlanInput } from "#contracts/plan.ts";
import { writeTime } from "./dates.ts";
import type { Order } from "./invoices.ts";
import type { People } from "./people.ts";
import type { Receipt } from "./receipts.ts";
import type { Refund } from "./refunds.ts";

/** What happens in the log, in the words of docs/replay.md; `atMs` is written as `at`. */
export type LogEvent = { readonly atMs: number } & (
  | { readonly do: "plan"; readonly plan: PlanInput }
  | { readonly do: "join"; readonly promoter: string; readonly introducer?: string }
  | {
      readonly do: "scan";
      readonly fan: string;
      readonly promoter: string;
      readonly channel: string;
    }
  | {
      readonly do: "pay";
      readonly order: string;
      readonly buyer: string;
      readonly lines: readonly { sku: string; quantity: number; paidFen: number }[];
    }
  | {
      readonly do: "refund";
      readonly order: string;
      readonly refund: string;
      readonly lines: readonly { sku: string; refundFen: number }[];
    }
  | { readonly do: "receive"; readonly order: string }
  | {
      readonly do: "withdraw";
      readonly promoter: string;
      readonly id: string;
      readonly amountFen: number;
    }
  | { readonly do: "review"; readonly id: string; readonly approve: boolean }
  | { readonly do: "transfer"; readonly id: string; readonly result: "success" | "fail" | "expire" }
  | { readonly do: "wait" }
);

/** What comes first of what happens in the same millisecond. */
const RANK: Readonly<Record<LogEvent["do"], number>> = {
  plan: 0,
  join: 1,
  scan: 2,
  pay: 3,
  refund: 4,
  receive: 5,
  wait: 6,
  withdraw: 7,
  review: 8,
  transfer: 9,
};

export type Facts = {
  readonly plan: PlanInput;
  readonly people: People;
  readonly orders: readonly Order[];
  readonly refunds: readonly Refund[];
  readonly receipts: readonly Receipt[];
  readonly payouts: readonly LogEvent[];
};

/** All that happened, in the order of time. */
export function eventsOf({ plan, people, orders, refunds, receipts, payouts }: Facts): LogEvent[] {
  const events: LogEvent[] = [{ atMs: people.planAtMs, do: "plan", plan }];
  for (const { id, introducer, atMs } of people.promoters) {
    const join = { atMs, do: "join", promoter: id } as const;
    events.push(introducer === null ? join : { ...join, introducer });
  }
  for (const scan of people.scans) events.push({ do: "scan", ...scan });
  for (const { id, buyer, atMs, lines } of orders) {
    events.push({ atMs, do: "pay", order: id, buyer, lines });
  }
  for (const { id, order, atMs, lines } of refunds) {
    events.push({ atMs, do: "refund", order, refund: id, lines });
  }
  for (const { order, atMs } of receipts) events.push({ atMs, do: "receive", order });
  for (const event of payouts) events.push(event);
  // The sort is stable, so what is equal in both stays as it was in the file.
  return events.sort((a, b) => a.atMs - b.atMs || RANK[a.do] - RANK[b.do]);
}

/** One line of the log, without its end. */
export function logLine({ atMs, ...event }: LogEvent): string {
  return JSON.stringify({ at: writeTime(atMs), ...event });
}
