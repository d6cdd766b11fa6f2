import {
  type Fact,
  holdFacts,
  HOLDS_MAX,
  paidFact,
  pricedFact,
  type RecordedFact,
  refundFacts,
  REFUNDS_MAX,
  sameFact,
} from "#core/commission/facts.ts";
import { dueMs, reschedule, type ScheduleRow } from "#core/commission/schedule.ts";
import { basesOf, owedBy, sharesOf } from "#core/commission/shares.ts";
import { waitingSince } from "#core/commission/waiting.ts";
import { CHAIN_START, chained } from "#core/ledger/digest.ts";
import { balanceOf, type Posting, posting } from "#core/ledger/entry.ts";
import { type Fen, NOTHING, sumFen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

/** All that is known and owed about one order. `_id` is the order's. */
export type Case = {
  readonly _id: string;
  readonly rev: number;
  readonly buyerId: string;
  /** When the payment succeeded; null while none is known. */
  readonly paidAtMs: number | null;
  /** Whose own sale it is: who earns at distance 1, the buyer himself left out; null = nobody's. */
  readonly sellerId: string | null;
  /** What is left of its priced lines after all refunds. */
  readonly soldFen: Fen;
  /** Since when WeChat owes us an answer about a payment or a refund; null = it owes none. */
  readonly waitingSinceMs: number | null;
  /** When the newest fact was recorded; 0 = none yet. */
  readonly changedAtMs: number;
  /** In the order in which they became known. */
  readonly facts: readonly RecordedFact[];
  readonly entries: readonly CaseEntry[];
  readonly schedule: readonly ScheduleRow[];
  /** The head of the chain over facts and entries: docs/domain/ledger.md, "Chains". */
  readonly head: string;
};
/** What one fact changed, in balanced postings. Append-only: a correction is another entry. */
export type CaseEntry = {
  readonly n: number;
  readonly atMs: number;
  /** The key of the fact that caused it. */
  readonly cause: string;
  readonly postings: readonly Posting[];
};

/** In order of precedence. */
export type FactError =
  | { readonly code: "fact_conflict"; readonly key: string }
  | { readonly code: "refunds_full"; readonly refundsMax: number }
  | { readonly code: "holds_full"; readonly holdsMax: number };

export const emptyCase = (orderId: string, buyerId: string): Case => ({
  _id: orderId,
  rev: 0,
  buyerId,
  paidAtMs: null,
  sellerId: null,
  soldFen: NOTHING,
  waitingSinceMs: null,
  changedAtMs: 0,
  facts: [],
  entries: [],
  schedule: [],
  head: CHAIN_START,
});

/**
 * Adds a fact, books the difference that it makes, and reschedules what is not final.
 *
 * - `decidedAtMs`: when this call began; the write must follow within the guard band.
 * - A fact that is known already changes nothing: the same case is returned.
 * - Promises: what is booked depends on the set of facts only, not on their order or repetition.
 * - Errors: `fact_conflict` when the key is known with another content; `refunds_full`; `holds_full`.
 * - Source: docs/domain/commission.md, "Facts first, then the difference".
 */
export function recordFact(
  current: Case,
  fact: Fact,
  decidedAtMs: number,
): Result<Case, FactError> {
  const known = current.facts.find(({ key }) => key === fact.key);
  if (known) {
    return sameFact(known, fact) ? ok(current) : err({ code: "fact_conflict", key: fact.key });
  }
  // Clocks of instances differ: the times of a case never go back, so that days can be told apart.
  const atMs = Math.max(decidedAtMs, current.changedAtMs);
  const recorded: RecordedFact = { ...fact, atMs };
  const facts = [...current.facts, recorded];
  if (refundFacts(facts).length > REFUNDS_MAX) {
    return err({ code: "refunds_full", refundsMax: REFUNDS_MAX });
  }
  if (holdFacts(facts).length > HOLDS_MAX) return err({ code: "holds_full", holdsMax: HOLDS_MAX });
  const owed = owedBy(sharesOf(facts));
  const postings = differences(current, owed);
  const entry: CaseEntry | null =
    postings.length > 0
      ? { n: current.entries.length + 1, atMs: decidedAtMs, cause: fact.key, postings }
      : null;
  return ok({
    ...current,
    paidAtMs: paidFact(facts)?.successAtMs ?? null,
    ...ownSale(facts, current.buyerId),
    waitingSinceMs: waitingSince(facts),
    changedAtMs: atMs,
    facts,
    entries: entry ? [...current.entries, entry] : current.entries,
    schedule: reschedule(current.schedule, owed, dueMs(facts), decidedAtMs),
    head: chained(current.head, { fact: recorded, entry }),
  });
}

/** Whose own sale a case is, and what is left of it. What somebody sold to himself is nobody's sale. */
export function ownSale(
  facts: readonly Fact[],
  buyerId: string,
): Pick<Case, "sellerId" | "soldFen"> {
  const paid = pricedFact(facts);
  const seller = paid?.payees.find(({ distance }) => distance === 1)?.promoterId ?? null;
  const soldFen = paid ? sumFen(basesOf(paid, facts)) : NOTHING;
  return { sellerId: seller === buyerId ? null : seller, soldFen };
}

/** What is booked to a promoter by a case so far, in fen. */
export function bookedFen({ entries }: Pick<Case, "entries">, promoterId: string): Fen {
  return balanceOf(
    `pending:${promoterId}`,
    entries.flatMap(({ postings }) => postings),
  );
}

/** Owed − booked, for everybody who is owed or was booked something. */
function differences(current: Case, owed: ReadonlyMap<string, Fen>): readonly Posting[] {
  const people = new Set([...owed.keys(), ...current.schedule.map(({ promoterId }) => promoterId)]);
  return [...people].flatMap((promoterId): Posting[] => {
    const changeFen = (owed.get(promoterId) ?? 0) - bookedFen(current, promoterId);
    if (changeFen === 0) return [];
    return [posting("brand:commission", `pending:${promoterId}`, changeFen)];
  });
}

/** How far an order has come. Refunds show in its amounts. */
export type OrderState = "created" | "paid" | "received";
export function orderState(known: Case | null): OrderState {
  if (known === null || known.paidAtMs === null) return "created";
  return known.facts.some(({ key }) => key === "received") ? "received" : "paid";
}
