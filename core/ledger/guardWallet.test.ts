import { guardWallet } from "#core/ledger/guardWallet.ts";
import { asked, soundWallet } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { filingOf, withoutFiled } from "#core/wallet/filing.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { headAfter } from "#core/wallet/journal.ts";
import { release } from "#core/wallet/release.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

const before = soundWallet();
const after = asked(before, "w3", 1_000, 16);
const entry = (wallet: Wallet, at: number, change: Partial<JournalEntry>): Wallet => ({
  ...wallet,
  outbox: wallet.outbox.map((one, i) => (i === at ? { ...one, ...change } : one)),
});
const last = after.outbox.at(-1)!;
const [stolen] = last.postings;
const rechained = (wallet: Wallet, change: Partial<JournalEntry>): Wallet => {
  const said = { ...last, ...change };
  const { head } = before;
  return {
    ...entry(wallet, 5, { ...change, head: headAfter(head, said) }),
    head: headAfter(head, said),
  };
};

it("lets sound changes pass: new, unchanged, filed, released", () => {
  guardWallet(undefined, before);
  guardWallet(before, before);
  guardWallet(before, after);
  const released = release(after, "w3", "cancel", 17);
  if (released.ok) guardWallet(after, released.value);
  expect(released.ok).toBe(true);
  const filing = { ...filingOf(after), entries: after.outbox.slice(0, 3) };
  guardWallet(after, withoutFiled(after, filing));
  guardWallet(structuredClone(before), after);
});

it.each<[string, Wallet]>([
  ["availableFen", { ...after, availableFen: fen(after.availableFen + 1) }],
  ["paidFen", { ...after, paidFen: fen(after.paidFen + 1) }],
  ["maturedFen", { ...after, maturedFen: fen(after.maturedFen + 1) }],
  ["repaidFen", { ...after, repaidFen: fen(1) }],
  ["the watermark went back", { ...after, watermarkMs: 9 }],
  ["became another one's", { ...after, _id: "B" }],
  ["seq went", { ...after, seq: after.seq - 2 }],
  ["seq went", { ...after, seq: after.seq + 9 }],
  ["an old entry was changed", { ...after, seq: after.seq + 1 }],
  ["an entry appeared", { ...after, outbox: [last, ...after.outbox] }],
  ["an old entry was changed", entry(after, 1, { atMs: 99 })],
  ["does not follow", entry(after, 5, { atMs: 99 })],
  ["does not follow", entry(after, 5, { seq: 8 })],
  ["does not follow", rechained(after, { seq: last.seq + 1 })],
  ["does not follow", rechained(after, { _id: "A:9" })],
  ["does not follow", rechained(after, { promoterId: "B" })],
  ["does not follow", rechained(after, { postings: [] })],
  ["does not follow", rechained(after, { postings: [{ ...stolen!, to: "frozen:B" }] })],
  ["does not follow", rechained(after, { postings: [{ ...stolen!, amountFen: fen(-5) }] })],
  ["entries say", rechained(after, { postings: [{ ...stolen!, amountFen: fen(5) }] })],
  ["head", { ...after, head: before.head }],
  ["frozen for", { ...after, withdrawals: before.withdrawals }],
  ["frozen for", { ...before, withdrawals: after.withdrawals }],
  ["was dropped", { ...before, withdrawals: before.withdrawals.slice(0, 1) }],
  ["without being filed", { ...before, withdrawals: before.withdrawals.slice(1) }],
  [
    "amount or its number",
    { ...after, withdrawals: after.withdrawals.map((one) => ({ ...one, transferNumber: "F9" })) },
  ],
  ["debt", { ...after, debt: { sinceMs: 1, reminders: 0, writeOff: null } }],
])("stops what is not so: %s", (text, spoilt) => {
  expect(() => guardWallet(before, spoilt)).toThrow(text);
});

it("stops a new wallet with money that no entry tells", () => {
  expect(() => guardWallet(undefined, { ...before, outbox: before.outbox.slice(1) })).toThrow(
    "seq",
  );
});
