import { createHash } from "node:crypto";
import type { FundRow, TradeRow } from "#core/reconcile/billRow.ts";
import type { Bills, FetchedBill, FundAccount } from "#ports/bills.ts";

export interface MemoryBills extends Bills {
  /** Puts rows into the bills of a day, in any order. */
  addTrade(day: string, ...rows: readonly TradeRow[]): void;
  addFund(account: FundAccount, day: string, ...rows: readonly FundRow[]): void;
  /** What befalls a bill from now on: a reason for which it is unclear, or null. */
  fail(day: string, reason: string | null): void;
  /** How often any bill was asked for. */
  asked(): number;
}

/** WeChat's bills in maps, for unit tests: the same calls give the same answers. */
export function memoryBills(): MemoryBills {
  const trades = new Map<string, readonly TradeRow[]>();
  const funds = new Map<string, readonly FundRow[]>();
  const unclear = new Map<string, string>();
  let asked = 0;

  async function bill<Row>(day: string, rows: readonly Row[]): Promise<FetchedBill<Row>> {
    await Promise.resolve(); // Yields, as a call over the network does.
    asked += 1;
    const reason = unclear.get(day);
    if (reason !== undefined) return { answer: "unclear", reason };
    if (rows.length === 0) return { answer: "none" };
    const sha1 = createHash("sha1").update(JSON.stringify(rows)).digest("hex");
    return { answer: "bill", sha1, rows: structuredClone(rows) };
  }

  return {
    trade: (day) => bill(day, trades.get(day) ?? []),
    fund: (account, day) => bill(day, funds.get(`${account} ${day}`) ?? []),
    addTrade: (day, ...rows) => void trades.set(day, [...(trades.get(day) ?? []), ...rows]),
    addFund(account, day, ...rows) {
      const key = `${account} ${day}`;
      funds.set(key, [...(funds.get(key) ?? []), ...rows]);
    },
    fail: (day, reason) => void (reason ? unclear.set(day, reason) : unclear.delete(day)),
    asked: () => asked,
  };
}
