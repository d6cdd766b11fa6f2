import { compareCase, compareWallet, rebuiltCase } from "#core/audit/rebuild.ts";
import type { Case } from "#core/commission/case.ts";
import {
  asked,
  caseOf,
  PAID_MS,
  paidFact,
  refundFact,
  soundCase,
  soundWallet,
} from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { release } from "#core/wallet/release.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

it("makes every case anew from its facts, to the byte", () => {
  const dueMs = PAID_MS + 16 * DAY_MS;
  const late = caseOf(
    "O1",
    [
      [refundFact("R2", 500), dueMs - MINUTE_MS],
      [refundFact("R3", 500), dueMs - 2 * MINUTE_MS], // Another instance, whose clock is behind.
      [refundFact("R4", 500), dueMs + DAY_MS],
    ],
    soundCase(),
  );
  const early = caseOf("O2", [
    [refundFact("R1", 500), PAID_MS],
    [paidFact, PAID_MS - MINUTE_MS],
  ]);
  for (const known of [soundCase(), late, early]) {
    expect(compareCase(known)).toEqual([]);
    expect(JSON.stringify(rebuiltCase(known))).toBe(JSON.stringify(known));
  }
});

it("says nothing of a row whose time nobody can know", () => {
  const held = caseOf(
    "O1",
    [[{ key: "received", receivedAtMs: PAID_MS - 40 * DAY_MS }, PAID_MS - 5]],
    caseOf("O1", [[paidFact, PAID_MS]]),
  );
  expect(rebuiltCase(held)).not.toEqual(held);
  expect(compareCase(held)).toEqual([]);
});

const [row, ...rows] = soundCase().schedule;
it.each<[string, Partial<Case>]>([
  ["paidAtMs", { paidAtMs: 1 }],
  ["waitingSinceMs", { waitingSinceMs: 1 }],
  ["changedAtMs", { changedAtMs: 1 }],
  ["entries", { entries: soundCase().entries.slice(1) }],
  ["head", { head: "" }],
  ["schedule", { schedule: [{ ...row!, amountFen: fen(1) }, ...rows] }],
  ["schedule", { schedule: [{ ...row!, availableAtMs: 1 }, ...rows] }],
  ["cannot be recorded", { facts: [...soundCase().facts, { ...refundFact("R1", 9), atMs: 1 }] }],
])("finds a case with another %s", (text, change) => {
  const found = compareCase({ ...soundCase(), ...change });
  expect(found[0]).toMatchObject({
    invariant: "I24",
    id: "O1",
    text: expect.stringContaining(text),
  });
});

const wallet = asked(soundWallet(), "w3", 1_000, 16);
const { withdrawals } = wallet;

it("makes every wallet anew from its entries, released withdrawals included", () => {
  expect(compareWallet(wallet, wallet.outbox, withdrawals)).toEqual([]);
  const released = release(wallet, "w3", "cancel", 17);
  if (!released.ok) throw new Error(released.error.code);
  const { outbox } = released.value;
  const filed = { ...released.value, outbox: outbox.slice(4) };
  expect(compareWallet(filed, outbox, filed.withdrawals)).toEqual([]);
});

it.each<[string, Partial<Wallet>]>([
  ["availableFen", { availableFen: fen(1) }],
  ["writtenOffFen", { writtenOffFen: fen(1) }],
  ["seq", { seq: 2 }],
  ["head", { head: "" }],
  ["outbox", { outbox: [...wallet.outbox.slice(1), wallet.outbox[0]!] }],
  ["debt", { debt: { sinceMs: 1, reminders: 0, writeOff: null } }],
  ["withdrawal w3", { withdrawals: withdrawals.slice(0, 2) }],
  ["withdrawal w1", { withdrawals: withdrawals.map((one) => ({ ...one, state: "approved" })) }],
  ["withdrawal w1", { withdrawals: withdrawals.map((one) => ({ ...one, amountFen: fen(1) })) }],
])("finds a wallet with another %s", (text, change) => {
  const spoilt = { ...wallet, ...change };
  const found = compareWallet(spoilt, wallet.outbox, spoilt.withdrawals);
  expect(found[0]).toMatchObject({
    invariant: "I24",
    id: "A",
    text: expect.stringContaining(text),
  });
});
