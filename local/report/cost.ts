import type { Usage } from "../meter.ts";
import { PRICES, type Plan } from "./prices.ts";

/** What is billed, as measured over a while. */
export type Traffic = {
  /** Calls of functions and requests to database and storage, together. */
  readonly calls: number;
  readonly gbSeconds: number;
};

/** A line of the bill of one day, in yuan. */
export type Line = {
  readonly what: "calls" | "gbSeconds" | "capacity";
  readonly amount: number;
  readonly yuan: number;
};

export type Report = {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** How many days of this traffic the measured time is: below 1 it is scaled up. */
  readonly days: number;
  readonly usage: Usage;
  readonly day: { readonly lines: readonly Line[]; readonly yuan: number };
  /** The cheapest plan for 30 such days, with what goes beyond its quota. */
  readonly month: { readonly plan: string; readonly planYuan: number; readonly overYuan: number };
  readonly byFunction: readonly FunctionCost[];
  readonly pricesAsOf: string;
  readonly pricesSource: string;
};

export type FunctionCost = {
  readonly name: string;
  readonly calls: number;
  readonly gbSeconds: number;
  readonly yuanADay: number;
};

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = 30;
const BYTES_PER_GB = 1_024 ** 3;
/** Less than a minute says nothing of a day. */
const SPAN_MS_MIN = 60_000;

/**
 * What a day of the measured traffic costs. The time is the server's clock, so a day that was driven through in
 * seconds counts as a day.
 */
export function costOf(o: {
  usage: Usage & { readonly sinceMs: number; readonly byFunction: Readonly<Record<string, Usage>> };
  nowMs: number;
  storedBytes: number;
}): Report {
  const { sinceMs, byFunction, ...usage } = o.usage;
  const days = Math.max(o.nowMs - sinceMs, SPAN_MS_MIN) / DAY_MS;
  const aDay = perDay(trafficOf(usage), days);
  const storedGb = o.storedBytes / BYTES_PER_GB;
  const lines = linesOf(aDay, storedGb);
  return {
    ...{ sinceMs, untilMs: o.nowMs, days, usage },
    day: { lines, yuan: sum(lines.map(({ yuan }) => yuan)) },
    month: cheapestMonth(aDay, storedGb),
    byFunction: Object.entries(byFunction)
      .map(([name, used]) => functionCost(name, perDay(trafficOf(used), days)))
      .sort((a, b) => b.yuanADay - a.yuanADay),
    ...{ pricesAsOf: PRICES.asOf, pricesSource: PRICES.source },
  };
}

function trafficOf(usage: Usage): Traffic {
  const { functionInvocations, databaseRequests, storageRequests, functionGbSeconds } = usage;
  const calls = functionInvocations + databaseRequests + storageRequests;
  return { calls, gbSeconds: functionGbSeconds };
}

function perDay({ calls, gbSeconds }: Traffic, days: number): Traffic {
  return { calls: calls / days, gbSeconds: gbSeconds / days };
}

function linesOf({ calls, gbSeconds }: Traffic, storedGb: number): Line[] {
  const { tenThousandCalls, gbSecond, gbDay } = PRICES.perUse;
  return [
    { what: "calls", amount: calls, yuan: (calls / 10_000) * tenThousandCalls },
    { what: "gbSeconds", amount: gbSeconds, yuan: gbSeconds * gbSecond },
    { what: "capacity", amount: storedGb, yuan: storedGb * gbDay },
  ];
}

function functionCost(name: string, aDay: Traffic): FunctionCost {
  return { name, ...aDay, yuanADay: sum(linesOf(aDay, 0).map(({ yuan }) => yuan)) };
}

function cheapestMonth(aDay: Traffic, storedGb: number): Report["month"] {
  const offers = PRICES.plans.map((plan) => ({
    plan: plan.name,
    planYuan: plan.yuan,
    overYuan: overOf(plan, aDay, storedGb),
  }));
  const yuanOf = ({ planYuan, overYuan }: Report["month"]) => planYuan + overYuan;
  return offers.reduce((best, offer) => (yuanOf(offer) < yuanOf(best) ? offer : best));
}

function overOf(plan: Plan, aDay: Traffic, storedGb: number): number {
  const calls = Math.max(0, aDay.calls * DAYS_OF_MONTH - plan.calls);
  const gbSeconds = Math.max(0, aDay.gbSeconds * DAYS_OF_MONTH - plan.gbSeconds);
  const over = linesOf({ calls, gbSeconds }, Math.max(0, storedGb - plan.gb) * DAYS_OF_MONTH);
  return sum(over.map(({ yuan }) => yuan));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
