import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { owedByOrder } from "#tests/simulation/model.ts";
import type { SimPlan } from "#tests/simulation/plans.ts";
import { midnightAfter, type Knowledge, type TrueLine } from "#tests/simulation/truth.ts";

/**
 * The naive ledger: a list of what happened and big integers, written from docs/replay.md and docs/domain/settlement.md
 * alone. Nothing is kept that could be worked out again, and nothing of core/ is used but lengths of time.
 */
export type Ledger = {
  nowMs: number;
  readonly plans: { plan: SimPlan; fromMs: number }[];
  readonly levels: { promoterId: string; level: string; fromMs: number }[];
  readonly bans: Map<string, number>;
  /** Who was agent of a region, by its code, and when. */
  readonly agents: { code: string; promoterId: string; fromMs: number; untilMs: number }[];
  /** Whose fan somebody is, by his last scan; promoters never buy here. */
  readonly owners: Map<string, string>;
  readonly introducers: ReadonlyMap<string, string>;
  readonly orders: Map<string, LedgerOrder>;
  readonly payouts: Payout[];
  /** What was counted in when somebody last wrote a promoter's wallet. */
  readonly counted: Map<string, bigint>;
};

export type LedgerOrder = {
  readonly buyerId: string;
  readonly lines: readonly TrueLine[];
  readonly chain: readonly string[];
  readonly paidMs: number;
  /** Where it goes; left out = nobody said. */
  readonly region?: string;
  /** In the order in which the shop learnt of them. */
  readonly facts: LedgerFact[];
};
export type LedgerFact = { readonly atMs: number } & (
  | { readonly is: "paid"; readonly orderNumber: number }
  | { readonly is: "counted anew"; readonly orderNumber: number }
  | { readonly is: "received" }
  | { readonly is: "refund"; readonly id: string; readonly sku: string; readonly refundFen: number }
  | { readonly is: "hold" | "hold ended"; readonly id: string }
);

/** A promoter's wish to be paid. `wechat` is what WeChat would say if it were asked. */
export type Payout = {
  readonly id: string;
  readonly promoterId: string;
  readonly amountFen: number;
  state: "requested" | "approved" | "sending" | "confirming" | "paid" | "released";
  reason: "rejected" | "cancelled" | "offset" | "failed" | "expired" | null;
  isApproved: boolean;
  sent: { readonly atMs: number; readonly mode: SimPlan["tax"]; readonly taxFen: number } | null;
  wechat: "none" | "waiting" | "paid" | "failed" | "expired";
  /** What is going to happen to it at WeChat, when it comes there. */
  end: "paid" | "failed" | "expired" | null;
  /** The reply to the next sending is lost, after it was taken or before. */
  lost: "taken" | "not taken" | null;
};

export const emptyLedger = (nowMs: number, introducers: ReadonlyMap<string, string>): Ledger => ({
  ...{ nowMs, introducers, plans: [], levels: [], bans: new Map(), owners: new Map() },
  agents: [],
  ...{ orders: new Map(), payouts: [], counted: new Map() },
});

/** What was in force, from all that is known. */
export function knowledgeOf({ plans, levels, bans, agents }: Ledger): Knowledge {
  return {
    planAt: (atMs) => plans.filter(({ fromMs }) => fromMs <= atMs).at(-1)?.plan ?? null,
    levelAt: (promoterId, atMs) =>
      levels.filter((one) => one.promoterId === promoterId && one.fromMs <= atMs).at(-1)?.level ??
      null,
    isBanned: (promoterId, atMs) => (bans.get(promoterId) ?? Infinity) <= atMs,
    levelsOf: (promoterId) => levels.filter((one) => one.promoterId === promoterId),
    holderAt: (post, atMs) =>
      agents.find((one) => `region/${one.code}` === post && isDuring(one, atMs))?.promoterId ??
      null,
    // These plans pay no stores.
    isStaffAt: () => false,
  };
}

export const isDuring = (term: { fromMs: number; untilMs: number }, atMs: number): boolean =>
  term.fromMs <= atMs && atMs < term.untilMs;

/** Which of the buyer's paid orders one is, by what is known now. */
function numberOf(ledger: Ledger, orderId: string, { buyerId, paidMs }: LedgerOrder): number {
  const earlier = [...ledger.orders].filter(([id, one]) => {
    const isBefore = one.paidMs < paidMs || (one.paidMs === paidMs && id < orderId);
    return one.buyerId === buyerId && isBefore && one.facts.some(({ is }) => is === "paid");
  });
  return 1 + earlier.length;
}

/** The shop learns that an order is paid; those after it are counted anew, where their plan asks for it. */
export function learnPaid(ledger: Ledger, orderId: string, order: LedgerOrder): void {
  const atMs = ledger.nowMs;
  order.facts.push({ is: "paid", atMs, orderNumber: numberOf(ledger, orderId, order) });
  for (const [id, one] of ledger.orders) {
    const components = knowledgeOf(ledger).planAt(one.paidMs)?.components;
    if (one === order || components?.firstOrder === undefined) continue;
    const orderNumber = numberOf(ledger, id, one);
    const known = numberIn(one.facts);
    if (known !== null && known !== orderNumber) {
      one.facts.push({ is: "counted anew", atMs, orderNumber });
    }
  }
}

/** Null while no payment is known. */
const numberIn = (facts: readonly LedgerFact[]): number | null =>
  facts.reduce<number | null>((last, one) => ("orderNumber" in one ? one.orderNumber : last), null);

export const raiseLevel = (ledger: Ledger, promoterId: string, level: string): void =>
  void ledger.levels.push({ promoterId, level, fromMs: midnightAfter(ledger.nowMs) });

/** Who earns of an order made now: the buyer's owner, unless he was banned, and his introducers. */
export function chainOf({ owners, bans, introducers }: Ledger, buyerId: string): string[] {
  const chain: string[] = [];
  let next = owners.get(buyerId);
  if (next !== undefined && bans.has(next)) return [];
  for (; next !== undefined && chain.length < 3; next = introducers.get(next)) chain.push(next);
  return chain;
}

/** What an order owes somebody by its first facts. */
export function owedFen(
  ledger: Ledger,
  order: LedgerOrder,
  promoterId: string,
  facts: readonly LedgerFact[] = order.facts,
): bigint {
  const { lines, chain, paidMs: successAtMs, buyerId, region } = order;
  const isPaid = facts.some(({ is }) => is === "paid");
  const payment = { buyerId, transactionId: "", successAtMs, amountFen: 0, known: null };
  const refunds = facts.flatMap((fact) => (fact.is === "refund" ? [[fact]] : []));
  const bought = {
    ...{ buyerId, lines, chain, selfPurchase: false, orderNumber: numberIn(facts) ?? 1 },
    ...(region === undefined ? {} : { region }),
  };
  const owed = owedByOrder(bought, isPaid ? payment : undefined, refunds, knowledgeOf(ledger));
  return owed.get(promoterId) ?? 0n;
}

/** When what is owed by some facts is available. */
function dueMs(ledger: Ledger, { paidMs }: LedgerOrder, facts: readonly LedgerFact[]): number {
  const plan = knowledgeOf(ledger).planAt(paidMs);
  const ended = facts.flatMap((fact) => (fact.is === "hold ended" ? [fact.id] : []));
  const isHeld = facts.some((fact) => fact.is === "hold" && !ended.includes(fact.id));
  if (plan === null || isHeld || !facts.some(({ is }) => is === "paid")) return Infinity;
  const lastMs = paidMs + plan.noReceiptDays * DAY_MS;
  const received = facts.find(({ is }) => is === "received");
  const isInTime = received !== undefined && received.atMs < lastMs;
  return isInTime ? received.atMs + plan.freezeDays * DAY_MS : lastMs;
}

const GUARD_MS = 3 * MINUTE_MS;

/**
 * What of an order somebody could have by an instant: what is owed by the facts that were known three minutes before, if
 * that is due; if not, what he could have when the last of them was three minutes old, but never more than is owed.
 */
export function visibleFen(
  ledger: Ledger,
  order: LedgerOrder,
  promoterId: string,
  atMs: number,
  facts: readonly LedgerFact[] = order.facts,
): bigint {
  const settled = facts.findLastIndex((fact) => fact.atMs + GUARD_MS < atMs);
  const last = facts[settled];
  if (last === undefined) return 0n;
  const known = facts.slice(0, settled + 1);
  const owed = owedFen(ledger, order, promoterId, known);
  if (atMs >= dueMs(ledger, order, known)) return owed;
  const beforeMs = last.atMs + GUARD_MS;
  const before = visibleFen(ledger, order, promoterId, beforeMs, facts.slice(0, settled));
  return before < owed ? before : owed;
}

/** Every instant at which something falls due by what is known, for whoever wants to be there. */
export const dueInstants = (ledger: Ledger): number[] =>
  [...ledger.orders.values()]
    .map((order) => dueMs(ledger, order, order.facts))
    .filter((atMs) => atMs > ledger.nowMs && atMs < Infinity);
