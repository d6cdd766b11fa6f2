import { bonusOwedFen, newestMeasured } from "#core/bonus/measured.ts";
import { type Corrected, correctedOf } from "#core/commission/correctedAt.ts";
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
import { basesOf, owedBy, type Share, sharesOf } from "#core/commission/shares.ts";
import { waitingSince } from "#core/commission/waiting.ts";
import { CHAIN_START, chained } from "#core/ledger/digest.ts";
import { balanceOf, type Posting, posting } from "#core/ledger/entry.ts";
import { type Fen, NOTHING, sumFen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

/**
 * All that is known and owed about one order. `_id` is the order's.
 *
 * - Or about one promoter's sales of a period, which `isBonusCaseId` tells (docs/domain/periods.md): then nobody bought
 *   or paid it, and `sellerId` says whose it is.
 */
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
  /** What all persons together earn of it, supply prices left out: what the caps are about. */
  readonly sharedFen: Fen;
  /** Since when WeChat owes us an answer about a payment or a refund; null = it owes none. */
  readonly waitingSinceMs: number | null;
  /** By what the list of corrections finds it; left out = nobody ever proposed one. */
  readonly corrected?: Corrected;
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
  sharedFen: NOTHING,
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
  const shares = sharesOf(facts);
  const owed = owedOf(facts, shares);
  const postings = differences(current, owed);
  const entry: CaseEntry | null =
    postings.length > 0
      ? { n: current.entries.length + 1, atMs: decidedAtMs, cause: fact.key, postings }
      : null;
  return ok({
    ...current,
    paidAtMs: paidFact(facts)?.successAtMs ?? null,
    ...ownSale(facts, current.buyerId, shares),
    waitingSinceMs: waitingSince(facts),
    ...correctedOf(facts),
    changedAtMs: atMs,
    facts,
    entries: entry ? [...current.entries, entry] : current.entries,
    schedule: reschedule(current.schedule, owed, dueMs(facts), decidedAtMs),
    head: chained(current.head, { fact: recorded, entry }),
  });
}

/** What a case owes each promoter: the shares of an order, or what a period pays. `shares`: those of the facts. */
export function owedOf(
  facts: readonly Fact[],
  shares: readonly Share[] = sharesOf(facts),
): ReadonlyMap<string, Fen> {
  const measured = newestMeasured(facts);
  return measured ? new Map([[measured.promoterId, bonusOwedFen(measured)]]) : owedBy(shares);
}

/**
 * Whose own sale a case is, what is left of it, and what people earn of that. What somebody sold to himself is nobody's
 * sale; a period is its promoter's, and sells nothing more.
 */
export function ownSale(
  facts: readonly Fact[],
  buyerId: string,
  shares: readonly Share[] = sharesOf(facts),
): Pick<Case, "sellerId" | "soldFen" | "sharedFen"> {
  const measured = newestMeasured(facts);
  if (measured) return { sellerId: measured.promoterId, soldFen: NOTHING, sharedFen: NOTHING };
  const paid = pricedFact(facts);
  const seller = paid?.payees.find(({ distance }) => distance === 1)?.promoterId ?? null;
  const soldFen = paid ? sumFen(basesOf(paid, facts)) : NOTHING;
  const capped = shares.filter(({ component }) => component !== "supply");
  const sharedFen = sumFen(capped.map(({ amountFen }) => amountFen));
  return { sellerId: seller === buyerId ? null : seller, soldFen, sharedFen };
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
