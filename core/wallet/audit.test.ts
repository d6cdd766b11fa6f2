import { asked, paidOut } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import type { TaxMonth } from "#core/tax/due.ts";
import { auditTransferNumbers, auditWallet, WALLET_INVARIANTS } from "#core/wallet/audit.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Transfer, Withdrawal } from "#core/wallet/withdrawal.ts";

/** A wallet with a paid withdrawal under tax and one that waits. */
function sound(): Wallet {
  const rolled = rollForward(emptyWallet("A"), {
    ...{ afterMs: 0, untilMs: 10, maturedFen: fen(300_000) },
  });
  const waiting = asked(asked(rolled, "w1", 200_000, 10), "w2", 50_000, 10);
  return { ...paidOut(waiting, "w1", { taxFen: 24_000, tax: "labour" }), months: [MONTH] };
}
const MONTH: TaxMonth = {
  ...{ month: "1970-01", mode: "labour", grossFen: fen(200_000), taxFen: fen(24_000) },
};
const first = (wallet: Wallet, change: Partial<Withdrawal>): Wallet => ({
  ...wallet,
  withdrawals: wallet.withdrawals.map((known, i) => (i === 0 ? { ...known, ...change } : known)),
});
const sentBy = (wallet: Wallet, change: Partial<Transfer>): Wallet => {
  const { transfer } = wallet.withdrawals[0]!;
  return first(wallet, { transfer: transfer && { ...transfer, ...change } });
};
const none = { journal: [], withdrawals: [] };

it("finds nothing wrong with a sound wallet, wherever its entries are filed", () => {
  const wallet = sound();
  expect(wallet).toMatchObject({ availableFen: 50_000, frozenFen: 50_000, paidFen: 176_000 });
  expect(wallet).toMatchObject({ taxFen: 24_000, seq: 5 });
  expect(auditWallet(wallet, none)).toEqual([]);
  const [head, ...outbox] = wallet.outbox;
  expect(auditWallet({ ...wallet, outbox }, { ...none, journal: [head!] })).toEqual([]);
  expect(auditWallet(wallet, { ...none, journal: wallet.outbox })).toEqual([]);
});

const spoilt: readonly [string, (wallet: Wallet) => Wallet][] = [
  ["I1", (wallet) => withEntry(wallet, 1, { postings: [] })],
  ["I1", (wallet) => withEntry(wallet, 1, { postings: [stolen] })],
  ["I8", (wallet) => ({ ...wallet, availableFen: fen(wallet.availableFen + 1) })],
  ["I9", (wallet) => first(wallet, { state: "confirming", closedAtMs: null })],
  ["I9", (wallet) => ({ ...wallet, taxFen: fen(-1) })],
  ["I10", (wallet) => withEntry(wallet, 0, { cause: "x", postings: [] })],
  ["I11", (wallet) => first(wallet, { id: "w2" })],
  ["I12", (wallet) => first(wallet, { transferNumber: wallet.withdrawals[1]!.transferNumber })],
  ["I13", (wallet) => first(wallet, { reason: "failed" })],
  ["I13", (wallet) => first(wallet, { transfer: null })],
  ["I13", (wallet) => first(wallet, { state: "released", reason: "cancelled" })],
  ["I13", (wallet) => first(wallet, { approvedAtMs: null })],
  ["I13", (wallet) => first(wallet, { amountFen: fen(200_001) })],
  ["I13", (wallet) => sentBy(wallet, { channel: "bank" })],
  ["I13", (wallet) => sentBy(wallet, { receipt: "B1" })],
  ["I15", (wallet) => ({ ...wallet, outbox: wallet.outbox.slice(1) })],
  ["I15", (wallet) => ({ ...wallet, seq: 6 })],
  ["I15", (wallet) => ({ ...wallet, paidFen: fen(0), availableFen: fen(226_000) })],
  ["I17", (wallet) => withMonth(wallet, { taxFen: fen(23_999) })],
  ["I17", (wallet) => withMonth(wallet, { mode: "platform", grossFen: fen(10_000_000) })],
  ["I23", (wallet) => withEntry(wallet, 1, { atMs: 11 })],
  ["I23", (wallet) => withEntry(wallet, 4, { head: "" })],
  ["I23", (wallet) => ({ ...wallet, head: "" })],
];
const stolen = { from: "available:A", to: "available:B", amountFen: fen(5) } as const;

it("wants a receipt of what was paid by bank, and names the first entry that was changed", () => {
  const byBank = sentBy(sound(), { channel: "bank", receipt: "B1" });
  expect(auditWallet(byBank, none)).toEqual([]);
  expect(auditWallet(withEntry(sound(), 3, { atMs: 1 }), none)).toEqual([
    { invariant: "I23", id: "A", text: "entry 4 (send/w1) does not follow in the chain" },
  ]);
});

it.each(spoilt)("finds %s", (invariant, spoil) => {
  const found = auditWallet(spoil(sound()), none).map((violation) => violation.invariant);
  expect(found).toContain(invariant);
});

it("looks for every invariant that it names", () => {
  expect(new Set(spoilt.map(([invariant]) => invariant))).toEqual(new Set(WALLET_INVARIANTS));
});

it("finds a number that two promoters share", () => {
  const shared = { id: "w1", transferNumber: "F1W1T1" };
  expect(auditTransferNumbers([shared, { ...shared, id: "x1" }])).toMatchObject([
    { invariant: "I12", id: "x1" },
  ]);
  expect(auditTransferNumbers([shared, { id: "x1", transferNumber: "F2W1T1" }])).toEqual([]);
});

function withEntry(
  wallet: Wallet,
  index: number,
  change: Partial<Wallet["outbox"][number]>,
): Wallet {
  const outbox = wallet.outbox.map((entry, i) => (i === index ? { ...entry, ...change } : entry));
  return { ...wallet, outbox };
}

function withMonth(wallet: Wallet, change: Partial<Wallet["months"][number]>): Wallet {
  return { ...wallet, months: wallet.months.map((month) => ({ ...month, ...change })) };
}
