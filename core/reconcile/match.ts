import type { Case } from "#core/commission/case.ts";
import { paidFact, refundFacts, type RefundFact } from "#core/commission/facts.ts";
import { type Fen, fen, sumFen } from "#core/money.ts";
import type { PaymentRow, RefundRow, TradeRow } from "#core/reconcile/billRow.ts";
import type { BreakKind } from "#core/reconcile/break.ts";

/** What WeChat's books and ours say differently of one thing. Null = they have none. */
export type Difference = {
  readonly kind: BreakKind;
  /** An order, `<order>/<refund>`, or a transfer number. */
  readonly about: string;
  readonly theirsFen: Fen | null;
  readonly oursFen: Fen | null;
};

/** Every row of a bill is in one of the lists. */
export type TradeMatch = {
  readonly matched: readonly TradeRow[];
  /** Refunds that were asked for here and of which WeChat's bill does not know the end. */
  readonly waiting: readonly RefundRow[];
  /** Money moved and we have no fact: to be told again, through the door of the notices. */
  readonly missing: readonly TradeRow[];
  readonly differing: readonly Difference[];
};

/** A row that is told twice is one row. */
export function distinct(rows: readonly TradeRow[]): readonly TradeRow[] {
  return [...new Map(rows.map((row) => [rowKey(row), row])).values()];
}

/** Names a row, whatever its place in the bill; keys sort by time. */
export function rowKey(row: TradeRow): string {
  const time = String(row.atMs).padStart(15, "0");
  const id = row.kind === "payment" ? row.transactionId : row.refundId;
  return `${time}/${row.kind}/${row.orderId}/${id}`;
}

/** What a row is about, as `Break.about` has it. */
export const aboutOf = (row: TradeRow): string =>
  row.kind === "payment" ? row.orderId : refundAbout(row.orderId, row.refundId);
export const refundAbout = (orderId: string, refundId: string): string => `${orderId}/${refundId}`;

/**
 * Rows of a trade bill against the facts of their orders.
 *
 * - `cases`: by order; one that is not there has no facts.
 * - Promises: the answer for a row depends on that row and its case only, so neither their order nor a row that
 *   comes twice changes it.
 * - Source: docs/domain/reconciliation.md, "The trade bill".
 */
export function matchTrade(
  rows: readonly TradeRow[],
  cases: ReadonlyMap<string, Pick<Case, "facts">>,
): TradeMatch {
  const matched: TradeRow[] = [];
  const waiting: RefundRow[] = [];
  const missing: TradeRow[] = [];
  const differing: Difference[] = [];
  for (const row of distinct(rows)) {
    const facts = cases.get(row.orderId)?.facts ?? [];
    const found = row.kind === "payment" ? judgePayment(row, facts) : judgeRefund(row, facts);
    if (found === "matched") matched.push(row);
    else if (found === "missing") missing.push(row);
    else if (found !== "waiting") differing.push(found);
    else if (row.kind === "refund") waiting.push(row);
  }
  return { matched, waiting, missing, differing };
}

type Judged = "matched" | "missing" | "waiting" | Difference;

function judgePayment(row: PaymentRow, facts: Case["facts"]): Judged {
  const fact = paidFact(facts);
  if (fact === null) return "missing";
  const both = { about: row.orderId, theirsFen: row.amountFen, oursFen: fact.amountFen };
  if (fact.amountFen !== row.amountFen) return { kind: "payment_amount", ...both };
  return fact.transactionId === row.transactionId ? "matched" : { kind: "fact_conflict", ...both };
}

function judgeRefund(row: RefundRow, facts: Case["facts"]): Judged {
  const about = aboutOf(row);
  const fact = refundFacts(facts).find(({ key }) => key === `refund/${row.refundId}`);
  if (fact !== undefined) {
    const both = { about, theirsFen: row.refundFen, oursFen: refundedFen(fact) };
    if (row.state === "closed") return { kind: "fact_conflict", ...both, theirsFen: fen(0) };
    return both.theirsFen === both.oursFen ? "matched" : { kind: "refund_amount", ...both };
  }
  if (row.state === "closed") return "matched"; // No money moved, and we know of none.
  if (row.state === "succeeded") return "missing";
  const wasAsked = facts.some(({ key }) => key === `refund-asked/${row.refundId}`);
  if (wasAsked) return "waiting";
  return { kind: "refund_unknown", about, theirsFen: row.refundFen, oursFen: null };
}

/** What went back to the buyer with a refund, freight included. */
export const refundedFen = ({ lines, freightFen }: Pick<RefundFact, "lines" | "freightFen">): Fen =>
  fen(sumFen(lines.map(({ refundFen }) => refundFen)) + (freightFen ?? 0));

/** Payments that we know and the bill of their day does not. Gifts cost nothing and never reach WeChat. */
export function paymentsWithoutRow(
  cases: readonly Pick<Case, "_id" | "facts">[],
  inBill: ReadonlySet<string>,
): readonly Difference[] {
  return cases.flatMap(({ _id, facts }): readonly Difference[] => {
    const oursFen = paidFact(facts)?.amountFen ?? 0;
    if (oursFen === 0 || inBill.has(_id)) return [];
    return [{ kind: "payment_not_in_bill", about: _id, theirsFen: null, oursFen: fen(oursFen) }];
  });
}

/** Refunds that we know, belonging to a span of time, and that the bill does not name. */
export function refundsWithoutRow(
  cases: readonly Pick<Case, "_id" | "facts">[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  inBill: ReadonlySet<string>,
): readonly Difference[] {
  return cases.flatMap(({ _id, facts }) =>
    refundFacts(facts).flatMap((fact): readonly Difference[] => {
      const refundId = fact.key.slice("refund/".length);
      const about = refundAbout(_id, refundId);
      const atMs = refundBeganMs(facts, refundId) ?? 0;
      const oursFen = refundedFen(fact);
      if (atMs < fromMs || atMs >= untilMs || inBill.has(about) || oursFen === 0) return [];
      return [{ kind: "refund_not_in_bill", about, theirsFen: null, oursFen }];
    }),
  );
}

/**
 * When a refund began here: when it was asked for, or, of one that was made elsewhere, when it was recorded. Null
 * = it is not known. Bills list a refund on the day on which WeChat was asked.
 */
export function refundBeganMs(facts: Case["facts"], refundId: string): number | null {
  const keys = [`refund-asked/${refundId}`, `refund/${refundId}`];
  const times = facts.flatMap(({ key, atMs }) => (keys.includes(key) ? [atMs] : []));
  return times.length === 0 ? null : Math.min(...times);
}
