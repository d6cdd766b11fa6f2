import { assert } from "#core/assert.ts";
import { isBonusCaseId } from "#core/bonus/caseId.ts";
import { isMeasured } from "#core/bonus/measured.ts";
import {
  bookedFen,
  type Case,
  type CaseEntry,
  emptyCase,
  owedOf,
  ownSale,
} from "#core/commission/case.ts";
import { correctedOf } from "#core/commission/correctedAt.ts";
import { paidFact, type RecordedFact } from "#core/commission/facts.ts";
import type { ScheduleRow } from "#core/commission/schedule.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { waitingSince } from "#core/commission/waiting.ts";
import { chained } from "#core/ledger/digest.ts";
import { extendsList, isSame } from "#core/ledger/growth.ts";
import { isCasePosting, isSoundPosting } from "#core/ledger/sound.ts";
import type { Fen } from "#core/money.ts";
import { GUARD_BAND_MS } from "#core/time.ts";

/**
 * Stops before a case is written whose money does not follow from its facts.
 *
 * - `before`: as it is stored; undefined for a new one. It is taken for sound: only what is new is checked.
 * - Facts and entries only grow, along the chain; rows, entries and facts say one sum for each promoter; a row
 *   that was final stays, and none joins it.
 * - Errors: stops (a programmer error); then nothing is written.
 * - Source: docs/domain/ledger.md, "The guard".
 */
export function guardCase(before: Case | undefined, after: Case): void {
  const known = before ?? emptyCase(after._id, after.buyerId);
  const must = (isSo: boolean, text: string): void => assert(isSo, `case ${after._id}: ${text}`);
  must(known._id === after._id && known.buyerId === after.buyerId, "it became another order's");
  must(extendsList(known.facts, after.facts), "a fact was changed");
  must(extendsList(known.entries, after.entries), "an entry was changed");
  const facts = after.facts.slice(known.facts.length);
  const entries = after.entries.slice(known.entries.length);
  guardChain(known, after, facts, entries, must);
  const [first] = facts;
  if (first === undefined) {
    must(isSame(known.schedule, after.schedule), "its schedule changed without a fact");
    return;
  }
  must(after.paidAtMs === (paidFact(after.facts)?.successAtMs ?? null), "paid at another time");
  const isPeriod = isBonusCaseId(after._id);
  must(
    facts.every((fact) => isMeasured(fact) === isPeriod),
    "a period is measured, and an order never is",
  );
  const shares = sharesOf(after.facts);
  const { sellerId, soldFen, sharedFen } = ownSale(after.facts, after.buyerId, shares);
  must(
    after.sellerId === sellerId && after.soldFen === soldFen && after.sharedFen === sharedFen,
    "sold by or for something else",
  );
  must(after.waitingSinceMs === waitingSince(after.facts), "waits for something else");
  const { corrected = null } = correctedOf(after.facts);
  must(isSame(after.corrected ?? null, corrected), "corrected otherwise than its facts say");
  guardSums(after, owedOf(after.facts, shares), must);
  guardFinalRows(known, after.schedule, first, must);
}

type Must = (isSo: boolean, text: string) => void;

function guardChain(
  before: Case,
  after: Case,
  facts: readonly RecordedFact[],
  entries: readonly CaseEntry[],
  must: Must,
): void {
  const keys = new Set<string>(before.facts.map(({ key }) => key));
  let { head, changedAtMs } = before;
  let booked = 0;
  for (const fact of facts) {
    must(!keys.has(fact.key), `${fact.key} is there twice`);
    keys.add(fact.key);
    must(fact.atMs >= changedAtMs, `${fact.key} is older than the fact before it`);
    const next = entries[booked];
    const entry = next?.cause === fact.key ? next : null;
    if (entry !== null) booked += 1;
    must(
      entry === null || isSoundEntry(entry, before.entries.length + booked),
      `the entry of ${fact.key} is not sound`,
    );
    head = chained(head, { fact, entry });
    changedAtMs = fact.atMs;
  }
  must(booked === entries.length, "an entry has no fact");
  must(after.head === head, "its head is not that of its last fact");
  must(after.changedAtMs === changedAtMs, "changed at another time than its last fact");
}

const isSoundEntry = ({ n, postings }: CaseEntry, expected: number): boolean =>
  n === expected &&
  postings.length > 0 &&
  postings.every((one) => isSoundPosting(one) && isCasePosting(one));

function guardSums(after: Case, owed: ReadonlyMap<string, Fen>, must: Must): void {
  const people = new Set(owed.keys());
  for (const { promoterId } of after.schedule) people.add(promoterId);
  for (const { postings } of after.entries) {
    for (const { from, to } of postings) {
      people.add((from === "brand:commission" ? to : from).slice("pending:".length));
    }
  }
  for (const promoterId of people) {
    const owedFen = owed.get(promoterId) ?? 0;
    const booked = bookedFen(after, promoterId);
    let scheduled = 0;
    for (const row of after.schedule) {
      if (row.promoterId === promoterId) scheduled += row.amountFen;
    }
    must(
      owedFen === booked && scheduled === booked,
      `${promoterId} is owed ${owedFen}, booked ${booked}, scheduled ${scheduled}`,
    );
  }
}

/**
 * A row is final once it lies inside the guard band of the decision. The time of a decision stands in its fact,
 * unless an instance with a faster clock was there before: then only the past is known to be final.
 */
function guardFinalRows(
  before: Case,
  after: readonly ScheduleRow[],
  { atMs }: RecordedFact,
  must: Must,
): void {
  const finalUntilMs = atMs > before.changedAtMs ? atMs + GUARD_BAND_MS : atMs;
  const final = (rows: readonly ScheduleRow[]) =>
    rows.filter(({ availableAtMs }) => availableAtMs <= finalUntilMs);
  must(isSame(final(before.schedule), final(after)), "a final row was changed");
}
