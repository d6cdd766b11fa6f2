import { type Case, emptyCase } from "#core/commission/case.ts";
import { chained } from "#core/ledger/digest.ts";
import { guardCase } from "#core/ledger/guardCase.ts";
import {
  caseOf,
  PAID_MS,
  paidFact,
  refundFact,
  soundCase,
} from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";

const before = soundCase();
const LATER_MS = PAID_MS + 3 * DAY_MS;
const after = caseOf("O1", [[refundFact("R2", 1_000), LATER_MS]], before);
const DUE_MS = PAID_MS + 16 * DAY_MS;
const lastFact = after.facts.at(-1)!;
const lastEntry = after.entries.at(-1)!;
const rowed = (known: Case, at: number, change: Partial<Case["schedule"][number]>): Case => ({
  ...known,
  schedule: known.schedule.map((row, i) => (i === at ? { ...row, ...change } : row)),
});
/** With another last fact and entry, and a head that fits them: only their content is wrong. */
const ending = (fact: object, entry: object | null): Case => {
  const changed = { ...lastFact, ...fact };
  const booked = entry === null ? null : { ...lastEntry, ...entry };
  return {
    ...after,
    facts: [...before.facts, changed],
    entries: booked ? [...before.entries, booked] : before.entries,
    changedAtMs: changed.atMs,
    head: chained(before.head, { fact: changed, entry: booked }),
  };
};

it("lets sound changes pass: new, several facts at once, nothing, late, fifty refunds", () => {
  guardCase(undefined, emptyCase("O1", "U1"));
  guardCase(undefined, before);
  guardCase(before, before);
  guardCase(before, after);
  guardCase(structuredClone(before), after);
  const late = caseOf("O1", [[refundFact("R3", 500), DUE_MS - MINUTE_MS]], after);
  guardCase(after, late);
  guardCase(late, caseOf("O1", [[refundFact("R4", 500), DUE_MS + DAY_MS]], late));
  // An instance whose clock is behind by less than the guard band.
  const behind = caseOf("O1", [[refundFact("R4", 500), DUE_MS - 2 * MINUTE_MS]], late);
  guardCase(late, behind);
  let many = caseOf("O1", [[paidFact, PAID_MS]]);
  for (let n = 0; n < 50; n++) {
    const next = caseOf("O1", [[refundFact(`R${n}`, 100), PAID_MS + n]], many);
    guardCase(many, next);
    many = next;
  }
});

it.each<[string, Case]>([
  ["another order's", { ...after, _id: "O2" }],
  ["another order's", { ...after, buyerId: "U2" }],
  ["a fact was changed", { ...after, facts: after.facts.slice(1) }],
  ["an entry was changed", { ...after, entries: after.entries.slice(1) }],
  ["an entry was changed", { ...after, entries: [lastEntry, ...after.entries] }],
  ["schedule changed without a fact", rowed(before, 0, { amountFen: fen(1) })],
  ["is not that of its last fact", { ...before, head: after.head }],
  ["is not that of its last fact", { ...after, head: before.head }],
  [
    "is not that of its last fact",
    { ...after, facts: [...before.facts, { ...lastFact, atMs: LATER_MS + 1 }] },
  ],
  ["changed at another time", { ...after, changedAtMs: 1 }],
  ["paid at another time", { ...after, paidAtMs: 1 }],
  ["waits for something else", { ...after, waitingSinceMs: 1 }],
  ["older than the fact before", ending({ atMs: PAID_MS }, {})],
  ["there twice", ending({ key: "refund/R1" }, { cause: "refund/R1" })],
  ["an entry has no fact", ending({}, { cause: "refund/R9" })],
  ["is not sound", ending({}, { n: 9 })],
  ["is not sound", ending({}, { postings: [] })],
  ["is not sound", ending({}, { postings: [{ ...lastEntry.postings[0]!, to: "available:A" }] })],
  ["is owed", ending({}, null)],
  ["is owed", ending({}, { postings: lastEntry.postings.slice(1) })],
  ["is owed", rowed(after, 0, { amountFen: fen(1) })],
  ["is owed", rowed(after, 0, { promoterId: "C" })],
])("stops what is not so: %s", (text, spoilt) => {
  expect(() => guardCase(before, spoilt)).toThrow(text);
});

it.each([
  ["moved", (known: Case) => rowed(known, 0, { availableAtMs: DUE_MS + DAY_MS })],
  ["joined", (known: Case) => rowed(known, known.schedule.length - 1, { availableAtMs: DUE_MS })],
])("stops a final row that is %s", (_, spoil) => {
  const late = caseOf("O1", [[refundFact("R3", 500), DUE_MS - MINUTE_MS]], after);
  expect(() => guardCase(after, spoil(late))).toThrow("a final row was changed");
});
